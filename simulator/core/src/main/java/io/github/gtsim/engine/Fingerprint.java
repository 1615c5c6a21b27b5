package io.github.gtsim.engine;

/** A 64-bit digest of a sequence of numbers; equal runs have equal fingerprints. */
public final class Fingerprint {
  private long state = 0x9E3779B97F4A7C15L;

  public void add(long value) {
    state = Hash.mix(state ^ value) + 0x9E3779B97F4A7C15L;
  }

  /** Sixteen lower-case hexadecimal digits. */
  public String hex() {
    String digits = Long.toHexString(state);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
