package io.github.gtsim.checker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file in UTF-8. */
final class Lines {
  private static final int BUFFER = 1 << 16;
  private static final String MARK = "\uFEFF";

  private final String file;
  private final InputStream stream;
  private final int most;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int filled;
  private int number;

  /**
   * @param most bytes that a line may have
   */
  Lines(String file, InputStream stream, int most) {
    this.file = file;
    this.stream = stream;
    this.most = most;
  }

  /** The line that was read last, from 1. */
  int number() {
    return number;
  }

  /** The next line without its end. */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean some = false;
    while (fill()) {
      some = true;
      int start = position;
      while (position < filled && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      if (line.size() > most) {
        throw new MalformedHistory(file, number + 1, "longer than " + most + " bytes");
      }
      if (position < filled) {
        position++;
        break;
      }
    }
    if (!some) {
      return Optional.empty();
    }
    number++;
    return Optional.of(text(line.toByteArray()));
  }

  private boolean fill() throws IOException {
    if (position == filled) {
      filled = stream.read(buffer);
      position = 0;
    }
    if (filled < 0) {
      filled = 0;
      return false;
    }
    return true;
  }

  private String text(byte[] bytes) throws MalformedHistory {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedHistory(file, number, "not text in UTF-8");
    }
  }

  MalformedHistory wrong(String message) {
    return new MalformedHistory(file, number, message);
  }
}
