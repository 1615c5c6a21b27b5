package io.github.gtsim.checker;

/** What a check comes to; unknown if it was given up before it was decided. */
public enum Verdict {
  VALID,
  INVALID,
  UNKNOWN
}
