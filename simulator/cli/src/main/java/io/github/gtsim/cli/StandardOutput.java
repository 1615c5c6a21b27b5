package io.github.gtsim.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Standard output, which remembers that it could not be written. */
final class StandardOutput extends OutputStream {
  private static final Path FILE = Path.of("/dev/stdout");
  private static final String FULL = "No space left on device";

  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private Optional<String> failure = Optional.empty();

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    try {
      stream.write(bytes, start, length);
    } catch (IOException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  /** What was lost on a file or a full device; a reader that has gone, such as head, lost none. */
  Optional<String> loss() {
    return failure.filter(message -> message.contains(FULL) || Files.isRegularFile(FILE));
  }
}
