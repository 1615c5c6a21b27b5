package io.github.gtsim.checker;

/** What a search can run out of. */
public enum Limit {
  STEPS("steps: there are too many orders to try"),
  TIME("time"),
  VALUES("memory: the values that can come about are too long");

  private final String text;

  Limit(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
