package io.github.gtsim.cluster;

/**
 * A scenario that the simulated service itself, or our model of it, would refuse.
 *
 * @param rule code of the documented rule, such as {@code W-9}, or of a rule of our model, such as
 *     {@code MODEL 3.4}
 * @param path the key of the scenario that breaks it, such as {@code table.ttl}
 * @param message what is refused, in words that stand alone
 */
public record Refusal(String rule, String path, String message) {
  /** Of a witness where the mode is another than mrsc (FACTS 9). */
  public static final Refusal WITNESS =
      new Refusal("9", "table.witness", "only mrsc has a witness");

  /** Why a table of fixed capacity cannot be global (FACTS 9). */
  public static final String FIXED_CAPACITY =
      "a global table is on-demand, or provisioned with auto scaling";
}
