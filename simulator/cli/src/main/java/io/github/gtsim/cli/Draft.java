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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file under another name than it is to have, which no other process writes. It goes when the
 * process is ended before the file is; one that was left behind by a process that was killed goes
 * when the same file is begun again.
 *
 * <p>Whoever writes a draft holds its lock until it has its name, and one that can be locked is
 * nobody's: numbers of processes say nothing, as each container counts its own. Where the file
 * system has no locks drafts stay.
 */
final class Draft {
  private static final Pattern NAME = Pattern.compile("\\.(.+)\\.([0-9a-f]+)(-\\d+)?\\.tmp");

  /**
   * This process, unlike any other on whichever machine. It never opens its own drafts again, as to
   * close them would give up their locks.
   */
  private static final String OWN = Long.toHexString(UUID.randomUUID().getMostSignificantBits());

  private final Path target;
  private final Thread cleaner = new Thread(this::delete, "gtsim-clean");
  private Path path;
  private Optional<FileChannel> channel = Optional.empty();
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
      FileChannel created = create();
      channel = Optional.of(created);
      return Channels.newWriter(created, StandardCharsets.UTF_8);
    } catch (IOException e) {
      delete();
      settle();
      throw e;
    }
  }

  private FileChannel create() throws IOException {
    for (int number = 0; ; number++) {
      path = target.resolveSibling("." + target.getFileName() + "." + OWN + "-" + number + ".tmp");
      try {
        FileChannel created =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        exists = true;
        if (lock(created)) {
          return created;
        }
        created.close();
      } catch (FileAlreadyExistsException taken) {
        // by another thread
      }
    }
  }

  /** False if another process took the draft for abandoned before it was locked. */
  private boolean lock(FileChannel created) {
    try {
      return created.tryLock() != null && Files.exists(path);
    } catch (IOException noLocksHere) {
      return true;
    }
  }

  /**
   * Gives the file its name, when all of it is written. It is on the disk by then, so that no part
   * of it can have the name after a power cut.
   */
  synchronized void place() throws IOException {
    if (ended) {
      throw new InterruptedIOException();
    }
    channel.orElseThrow().force(false);
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
        Files.newDirectoryStream(target.getParent(), this::isOfAnother)) {
      drafts.forEach(Draft::deleteAbandoned);
    } catch (IOException | DirectoryIteratorException e) {
      // what is left there is in nobody's way
    }
  }

  /** Whether this is a draft of the same file by another process. */
  private boolean isOfAnother(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches()
        && name.group(1).equals(target.getFileName().toString())
        && !name.group(2).equals(OWN);
  }

  /** Holds the lock until the draft is gone, so that nobody begins to write it meanwhile. */
  private static void deleteAbandoned(Path draft) {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.delete(draft);
      }
    } catch (IOException e) {
      // it has gone already, or cannot be locked
    }
  }
}
