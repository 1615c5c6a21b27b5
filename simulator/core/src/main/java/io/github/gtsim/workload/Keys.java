package io.github.gtsim.workload;

/**
 * Which items a client group asks for.
 *
 * @param space prefix of every key, before a slash
 * @param count keys in the space; 0 if every request has a key of its own
 * @param exponent of the Zipf law; 0 makes it uniform
 */
public record Keys(String space, int count, double exponent) {

  /** Whether every request has a key of its own. */
  public boolean unique() {
    return count == 0;
  }
}
