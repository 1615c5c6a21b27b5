package io.github.gtsim.engine;

/** Bijective mixing of 64-bit words, the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
public final class Hash {
  private Hash() {}

  public static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Combines two words; the order matters. */
  public static long mix(long first, long second) {
    return mix(mix(first + 0x9E3779B97F4A7C15L) + second);
  }

  /** A word that depends on every character of {@code name}. */
  public static long of(String name) {
    long hash = name.length();
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash, name.charAt(i));
    }
    return hash;
  }
}
