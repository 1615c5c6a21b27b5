package io.github.gtsim.measure;

/**
 * What becomes of the history of a run. One that the mode promises to be linearizable is also
 * checked as soon as it is recorded.
 */
public sealed interface Recording {
  /** It is not recorded. */
  record None() implements Recording {}

  /** It is recorded only if it is to be checked, and then forgotten. */
  record Checked() implements Recording {}

  /** It is written. */
  record Written(HistoryFormat format, Appendable to) implements Recording {}

  /** Whether it is written in this form. */
  default boolean isWritten(HistoryFormat format) {
    return this instanceof Written written && written.format() == format;
  }
}
