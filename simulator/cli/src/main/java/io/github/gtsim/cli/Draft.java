package io.github.gtsim.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file under another name than it is to have, which no other process writes. It goes when the
 * process is ended before the file is; one that was left behind by a process that was killed goes
 * when the same file is begun again.
 */
final class Draft {
  private static final Pattern NAME = Pattern.compile("\\.(.+)\\.(\\d{1,18})(-\\d+)?\\.tmp");

  private final Path target;
  private final Thread cleaner = new Thread(this::delete, "gtsim-clean");
  private Path path;
  private boolean exists;
  private boolean ended;

  private Draft(Path target) {
    this.target = target.toAbsolutePath();
    path = this.target;
  }

  /** A draft of {@code target}, whose folder must be there. */
  static Draft of(Path target) {
    Draft draft = new Draft(target);
    draft.clear();
    return draft;
  }

  /** Begins the file. */
  synchronized Writer open() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(cleaner);
    } catch (IllegalStateException ending) {
      ended = true;
    }
    if (ended) {
      throw new InterruptedIOException();
    }
    try {
      FileChannel channel = create();
      lock(channel);
      return Channels.newWriter(channel, StandardCharsets.UTF_8);
    } catch (IOException e) {
      delete();
      settle();
      throw e;
    }
  }

  private FileChannel create() throws IOException {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid();
    for (int more = 0; ; more++) {
      path = target.resolveSibling(name + (more == 0 ? "" : "-" + more) + ".tmp");
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        exists = true;
        return channel;
      } catch (FileAlreadyExistsException taken) {
        // by a process of the same number on another machine, or one that was killed
      }
    }
  }

  /** Gives the file, which is whole and closed, its name. */
  synchronized void place() throws IOException {
    if (ended) {
      throw new InterruptedIOException();
    }
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    exists = false;
  }

  synchronized void delete() {
    ended = true;
    if (exists) {
      path.toFile().delete();
    }
  }

  /** Nothing is left to clean up. */
  void settle() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException ending) {
      // it runs, and finds nothing
    }
  }

  /** Deletes drafts of the same file that nobody writes any more. */
  private void clear() {
    try (DirectoryStream<Path> drafts =
        Files.newDirectoryStream(target.getParent(), this::isAbandoned)) {
      drafts.forEach(draft -> draft.toFile().delete());
    } catch (IOException | DirectoryIteratorException e) {
      // what is left there is in nobody's way
    }
  }

  /** Whether a file is a draft of a process that is neither here nor holds its lock elsewhere. */
  private boolean isAbandoned(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    boolean draft = name.matches() && name.group(1).equals(target.getFileName().toString());
    if (!draft || ProcessHandle.of(Long.parseLong(name.group(2))).isPresent()) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return lock(channel);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the lock of a draft, which is held for as long as it is written, could be had. */
  private static boolean lock(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException noLocksHere) {
      return false;
    }
  }
}
