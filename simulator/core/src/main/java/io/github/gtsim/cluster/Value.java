package io.github.gtsim.cluster;

/** The value of an attribute: a whole number or a text. */
public sealed interface Value {

  /** A whole number. */
  record Number(long number) implements Value {
    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A text. */
  record Text(String text) implements Value {
    @Override
    public String toString() {
      return text;
    }
  }
}
