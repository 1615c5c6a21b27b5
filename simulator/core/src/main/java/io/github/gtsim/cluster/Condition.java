package io.github.gtsim.cluster;

/** What must be true of the stored item for a write to be applied. */
public sealed interface Condition {
  Condition NONE = new None();
  Condition ABSENT = new Absent();

  /** Whether it holds of the version that the writer sees. */
  boolean holds(Version stored);

  /** Holds always. */
  record None() implements Condition {
    @Override
    public boolean holds(Version stored) {
      return true;
    }
  }

  /** The item must not exist. */
  record Absent() implements Condition {
    @Override
    public boolean holds(Version stored) {
      return !stored.image().exists();
    }
  }

  /** The item must exist. */
  record Exists() implements Condition {
    @Override
    public boolean holds(Version stored) {
      return stored.image().exists();
    }
  }

  /** The item must still be at the version that was read. */
  record Unchanged(Version seen) implements Condition {
    @Override
    public boolean holds(Version stored) {
      return stored == seen;
    }
  }

  /** An attribute must compare so with a value; an attribute that is missing never does. */
  record Compare(String attribute, Comparator comparator, Value value) implements Condition {
    @Override
    public boolean holds(Version stored) {
      Image image = stored.image();
      if (value instanceof Value.Number right && image.hasNumber(attribute)) {
        return comparator.accepts(Long.compare(image.number(attribute), right.number()));
      }
      Value found = image.attributes().get(attribute);
      if (found instanceof Value.Text left && value instanceof Value.Text right) {
        return comparator.accepts(left.text().compareTo(right.text()));
      }
      return found != null && comparator == Comparator.NOT_EQUAL;
    }
  }

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
