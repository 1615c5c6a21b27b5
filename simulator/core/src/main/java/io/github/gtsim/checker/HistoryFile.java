package io.github.gtsim.checker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads histories. */
public final class HistoryFile {
  private static final int LONGEST_LINE = 1_000_000;
  private static final int LONGEST_EDN_LINE = 1_000_000_000;
  private static final int BEGINNING = 1 << 12;

  private HistoryFile() {}

  /**
   * Reads a file.
   *
   * @param name of the file in messages
   * @param format if it is not to be told by how the file begins
   */
  public static History read(Path path, String name, Optional<Format> format) throws IOException {
    return read(path, name, format, Optional.empty());
  }

  /**
   * Reads a file.
   *
   * @param keyed whether values are {@code [key value]}, if that is not to be told by what they are
   */
  public static History read(
      Path path, String name, Optional<Format> format, Optional<Boolean> keyed) throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
      return read(stream, name, format, keyed);
    }
  }

  /** Reads a stream that can go back to a mark. */
  static History read(
      InputStream stream, String name, Optional<Format> format, Optional<Boolean> keyed)
      throws IOException {
    stream.mark(BEGINNING);
    byte[] beginning = stream.readNBytes(BEGINNING);
    stream.reset();
    if (beginning.length > 1 && beginning[0] == 0x1f && beginning[1] == (byte) 0x8b) {
      throw new MalformedHistory(name, "compressed by gzip: expected text, so unpack it first");
    }
    String start = new String(beginning, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    return read(stream, name, format.orElseGet(() -> Format.of(start)), keyed);
  }

  private static History read(
      InputStream stream, String name, Format format, Optional<Boolean> keyed) throws IOException {
    Pairing pairing = new Pairing(name, format == Format.JEPSEN_LOG);
    Keying keying = new Keying(name, keyed, pairing);
    int longest = format == Format.EDN ? LONGEST_EDN_LINE : LONGEST_LINE;
    Lines lines = new Lines(name, stream, longest);
    switch (format) {
      case JSONL -> new JsonReader(lines).read(keying);
      case EDN -> new EdnReader(name, lines).read(keying);
      case JEPSEN_LOG -> new LogReader(lines).read(keying);
    }
    return pairing.history(keying.end());
  }

  /** A string as values have it, which is how EDN has it, too. */
  public static String string(String content) {
    return Values.quoted(content);
  }

  /** A value as a user writes it: {@code 0}, {@code nil}, {@code "a"}, or a word, a string too. */
  public static String value(String text) {
    if (text.isEmpty() || text.equals(Values.NIL)) {
      return Values.NIL;
    }
    String other = text.startsWith(":") ? text : Values.quoted(text);
    return JsonReader.parse(text).map(Datum::text).orElse(other);
  }
}
