package io.github.gtsim.cluster;

/** What must be true of the stored item for a write to be applied. */
public sealed interface Condition {

  /** Holds always. */
  record None() implements Condition {}

  /** The item must not exist. */
  record Absent() implements Condition {}

  /** The item must exist. */
  record Exists() implements Condition {}

  /** An attribute must compare so with a value; an attribute that is missing never does. */
  record Compare(String attribute, Comparator comparator, Value value) implements Condition {}

  /** How two values are compared; texts by code unit, a number never equals a text. */
  enum Comparator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String text;

    Comparator(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /** Whether a comparison that gave {@code sign} satisfies this comparator. */
    public boolean accepts(int sign) {
      return switch (this) {
        case EQUAL -> sign == 0;
        case NOT_EQUAL -> sign != 0;
        case LESS -> sign < 0;
        case AT_MOST -> sign <= 0;
        case GREATER -> sign > 0;
        case AT_LEAST -> sign >= 0;
      };
    }
  }
}
