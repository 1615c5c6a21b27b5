package io.github.gtsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of UTF-8 text that a user names. */
final class TextFile {
  private static final int MOST_BYTES = YamlTree.MAX_CHARACTERS;

  private TextFile() {}

  /**
   * @param what the file should be, such as {@code scenario file}
   * @throws ScenarioException if it cannot be read
   */
  static String read(Path path, String what) throws ScenarioException {
    String name = path.toString();
    try {
      if (Files.isDirectory(path)) {
        throw unreadable(name, "is a directory, not a " + what);
      }
      byte[] bytes = bytes(path);
      if (bytes.length > MOST_BYTES) {
        throw unreadable(name, "is larger than 10 MB, which no " + what + " is");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException missing) {
      throw unreadable(name, "there is no such file");
    } catch (CharacterCodingException notUtf8) {
      throw unreadable(name, "is not a text in UTF-8");
    } catch (IOException failed) {
      throw unreadable(name, "cannot be read: " + failed.getMessage());
    }
  }

  /** One byte more than there may be tells of a file that is too large or has no end. */
  private static byte[] bytes(Path path) throws IOException {
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(MOST_BYTES + 1);
    }
  }

  private static ScenarioException unreadable(String file, String message) {
    return new ScenarioException(List.of(new Problem(file, 0, 0, "", message, "", "")));
  }
}
