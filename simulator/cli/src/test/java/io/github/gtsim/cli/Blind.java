package io.github.gtsim.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to a text that may mean anything. */
final class Blind {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9./%_-]+|[^\\sA-Za-z0-9]");
  private static final List<String> NASTY =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ": ",
          "- ",
          ", ",
          "&a ",
          "*a",
          "!!str ",
          "!<x> ",
          "|",
          ">",
          "'",
          "\"",
          "%",
          "@",
          "`",
          "? ",
          "#",
          "\t",
          "\r",
          "\n",
          "---\n",
          "...\n",
          "~",
          "<<: ",
          "\0",
          "\u0085",
          "\u2028",
          "\uFEFF",
          "\uD83D\uDE00",
          "é",
          "-1",
          "0",
          "1e999",
          "-0",
          "0x7f",
          "9223372036854775807",
          "9223372036854775808",
          ".inf",
          ".nan",
          "1e-9",
          "0s",
          "1ns",
          "-1s",
          "9999999999h",
          "1000000d",
          "0.0000000001",
          "100.1%",
          "-1%",
          "0/s",
          "1e9/s",
          "1GB",
          "0B",
          "null",
          "true",
          "no",
          "../x",
          "/",
          "a'b",
          "us-east-1",
          "mrsc",
          "none",
          "never",
          "[[",
          "{{",
          "\\",
          "\u001b[31m",
          "\"\\ud800\"",
          "0 ",
          ".5",
          "+5",
          "5.",
          "1_000",
          "１",
          "٣");

  private Blind() {}

  /** One to three changes. */
  static Mutant of(byte[] text, byte[] other, Random random) {
    byte[] changed = text;
    StringBuilder kind = new StringBuilder("blind");
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      int which = random.nextInt(4);
      kind.append(' ').append(List.of("bytes", "token", "lines", "nasty").get(which));
      changed =
          switch (which) {
            case 0 -> bytes(changed, random);
            case 1 -> token(changed, other, random);
            case 2 -> lines(changed, other, random);
            default -> nasty(changed, random);
          };
    }
    return new Mutant(kind.toString(), text, changed, Mutant.Fate.EITHER);
  }

  private static byte[] bytes(byte[] text, Random random) {
    int at = random.nextInt(text.length + 1);
    int length = Math.min(text.length - at, random.nextInt(12));
    byte[] piece = new byte[random.nextInt(4)];
    random.nextBytes(piece);
    int from = random.nextInt(3) == 0 ? at : Math.max(0, at - length);
    return spliced(text, from, at, random.nextBoolean() ? piece : new byte[0]);
  }

  private static byte[] spliced(byte[] text, int from, int to, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, from);
    out.writeBytes(piece);
    out.write(text, to, text.length - to);
    return out.toByteArray();
  }

  /** Puts a token of this or another file in the place of one. */
  private static byte[] token(byte[] text, byte[] other, Random random) {
    String into = new String(text, StandardCharsets.ISO_8859_1);
    String from = new String(random.nextBoolean() ? text : other, StandardCharsets.ISO_8859_1);
    List<int[]> places = tokens(into);
    List<int[]> sources = tokens(from);
    if (places.isEmpty() || sources.isEmpty()) {
      return text;
    }
    int[] place = places.get(random.nextInt(places.size()));
    int[] source = sources.get(random.nextInt(sources.size()));
    String piece = random.nextInt(6) == 0 ? "" : from.substring(source[0], source[1]);
    return spliced(text, place[0], place[1], piece.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<int[]> tokens(String text) {
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(new int[] {matcher.start(), matcher.end()});
    }
    return tokens;
  }

  /** Leaves out, repeats, moves or takes over some lines. */
  private static byte[] lines(byte[] text, byte[] other, Random random) {
    List<String> lines = split(text);
    List<String> source = random.nextInt(3) == 0 ? split(other) : lines;
    int from = random.nextInt(source.size());
    int length = Math.min(source.size() - from, 1 + random.nextInt(5));
    List<String> piece = new ArrayList<>(source.subList(from, from + length));
    if (source == lines && random.nextBoolean()) {
      lines.subList(from, from + length).clear();
    }
    if (random.nextInt(3) > 0) {
      lines.addAll(random.nextInt(lines.size() + 1), piece);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> split(byte[] text) {
    String all = new String(text, StandardCharsets.ISO_8859_1);
    return new ArrayList<>(List.of(all.split("\n", -1)));
  }

  private static byte[] nasty(byte[] text, Random random) {
    byte[] piece = NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
    List<int[]> places = tokens(new String(text, StandardCharsets.ISO_8859_1));
    if (places.isEmpty()) {
      return piece;
    }
    int[] place = places.get(random.nextInt(places.size()));
    return spliced(text, place[0], place[random.nextInt(2)], piece);
  }
}
