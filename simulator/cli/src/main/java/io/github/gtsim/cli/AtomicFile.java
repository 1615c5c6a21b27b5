package io.github.gtsim.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

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

  /** Begins the file, and makes the folders above it. */
  static AtomicFile begin(Path target) {
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Draft draft = Draft.of(target);
      return new AtomicFile(target, draft, new BufferedWriter(draft.open()));
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
      writer.flush();
      draft.place();
      committed = true;
      draft.settle();
      writer.close();
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
    if (e instanceof InterruptedIOException) {
      return new UserError("interrupted", e);
    }
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
