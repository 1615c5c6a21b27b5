package io.github.gtsim.workload;

import java.util.OptionalLong;

/**
 * Which items a client group asks for.
 *
 * @param space prefix of every key, before a slash
 * @param law how requests are spread over the keys
 * @param preload whether every replica holds the items from the start
 * @param stock what the group's attribute holds from the start; if given, the items are preloaded
 */
public record Keys(String space, Law law, boolean preload, OptionalLong stock) {

  /** Keys that nobody has written before the run. */
  public Keys(String space, Law law) {
    this(space, law, false, OptionalLong.empty());
  }

  /** How the requests of a group are spread over its keys. */
  public sealed interface Law {
    /** Keys in the space; 0 if every request has a key of its own. */
    int count();
  }

  /** Every key is as likely as any other. */
  public record Uniform(int count) implements Law {}

  /** The key of rank n is drawn with a probability in proportion to n to the minus exponent. */
  public record Zipf(int count, double exponent) implements Law {}

  /** A share of the requests falls evenly on the first {@code hot} keys, the rest on the others. */
  public record Hotspot(int count, double share, int hot) implements Law {}

  /** Request k, in a closed loop of its user, asks for key k, and after the last for the first. */
  public record Sequential(int count) implements Law {}

  /** Every request has a key of its own. */
  public record Unique() implements Law {
    @Override
    public int count() {
      return 0;
    }
  }

  public int count() {
    return law.count();
  }

  /** Whether every request has a key of its own. */
  public boolean unique() {
    return law instanceof Unique;
  }
}
