package io.github.gtsim.cli;

import java.nio.charset.StandardCharsets;

/**
 * A changed file.
 *
 * @param kind what was done to it, which may be several things
 * @param original what it was
 * @param fate what must become of it
 */
record Mutant(String kind, byte[] original, byte[] bytes, Fate fate) {

  /** What must become of a changed file. */
  enum Fate {
    REFUSED,
    SAME,
    EITHER
  }

  static Mutant refused(String kind, String original, String text) {
    return new Mutant(kind, bytes(original), bytes(text), Fate.REFUSED);
  }

  static Mutant same(String kind, String original, String text) {
    return new Mutant(kind, bytes(original), bytes(text), Fate.SAME);
  }

  Mutant with(byte[] others) {
    return new Mutant(kind, original, others, fate);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
