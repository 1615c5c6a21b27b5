package io.github.gtsim.checker;

import java.io.IOException;
import java.util.Optional;
import us.bpsm.edn.parser.Parseable;

/** The characters of an EDN file, which knows in which line it is. */
final class EdnText implements Parseable {
  static final int END = Parseable.END_OF_INPUT;

  private final Lines lines;
  private String line = "";
  private int position;
  private boolean ended;

  EdnText(Lines lines) {
    this.lines = lines;
  }

  int line() {
    return Math.max(1, lines.number());
  }

  @Override
  public int read() throws IOException {
    while (position == line.length()) {
      Optional<String> next = ended ? Optional.empty() : lines.next();
      if (next.isEmpty()) {
        ended = true;
        return END;
      }
      line = next.get() + "\n";
      position = 0;
    }
    return line.charAt(position++);
  }

  @Override
  public void unread(int character) {
    if (character != END) {
      position--;
    }
  }

  /** Skips white space, commas and comments; the character that comes then, which stays unread. */
  int skip() throws IOException {
    int character = read();
    boolean comment = false;
    while (character != END && (comment || isSpace(character) || character == ';')) {
      comment = character != '\n' && (comment || character == ';');
      character = read();
    }
    unread(character);
    return character;
  }

  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || character == ',';
  }

  @Override
  public void close() {
    // whoever opened the file closes it
  }
}
