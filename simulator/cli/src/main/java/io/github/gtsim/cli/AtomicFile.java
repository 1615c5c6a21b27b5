package io.github.gtsim.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears whole or not at all: written beside its place under another name, then moved.
 * Whatever hinders it is a {@link UserError} that names the file.
 */
final class AtomicFile implements Appendable, AutoCloseable {
  private final Path target;
  private final Draft draft;
  private final Writer writer;
  private boolean committed;

  private AtomicFile(Path target, Draft draft, Writer writer) {
    this.target = target;
    this.draft = draft;
    this.writer = writer;
  }

  /** The file under its other name, which goes when the process is ended before the file is. */
  private static final class Draft {
    private final Path path;
    private final Thread cleaner = new Thread(this::delete, "gtsim-clean");
    private boolean deleted;

    Draft(Path path) {
      this.path = path;
    }

    synchronized Writer open() throws IOException {
      try {
        Runtime.getRuntime().addShutdownHook(cleaner);
      } catch (IllegalStateException ending) {
        deleted = true;
      }
      if (deleted) {
        throw new IOException("interrupted");
      }
      return Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    synchronized void delete() {
      deleted = true;
      path.toFile().delete();
    }

    /** Nothing is left to clean up. */
    void settle() {
      try {
        Runtime.getRuntime().removeShutdownHook(cleaner);
      } catch (IllegalStateException ending) {
        // it runs, and finds nothing
      }
    }
  }

  /** Begins the file, and makes the folders above it. */
  static AtomicFile begin(Path target) {
    try {
      Path folder = target.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
      Draft draft = new Draft(folder.resolve(name));
      return new AtomicFile(target, draft, draft.open());
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Writes the file as a whole. */
  static void write(Path target, String content) {
    try (AtomicFile file = begin(target)) {
      file.append(content);
      file.commit();
    }
  }

  /** Puts what was written in its place. */
  void commit() {
    try {
      writer.close();
      Files.move(
          draft.path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      committed = true;
      draft.settle();
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Drops what was not committed. */
  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      writer.close();
    } catch (IOException e) {
      // what is deleted next need not be whole
    } finally {
      draft.delete();
      draft.settle();
    }
  }

  @Override
  public AtomicFile append(CharSequence text) {
    try {
      writer.append(text);
      return this;
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  @Override
  public AtomicFile append(CharSequence text, int start, int end) {
    return append(text.subSequence(start, end));
  }

  @Override
  public AtomicFile append(char c) {
    return append(String.valueOf(c));
  }

  private static UserError cannotWrite(Path target, IOException e) {
    return new UserError(
        "cannot write " + target + ": " + reason(e) + "; --out DIR writes elsewhere", e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "permission denied at " + denied.getFile();
    }
    if (e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException
        || e instanceof NoSuchFileException) {
      return ((FileSystemException) e).getFile() + " is no folder";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
