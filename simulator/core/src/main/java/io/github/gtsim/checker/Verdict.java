package io.github.gtsim.checker;

import java.util.List;

/** What a check comes to; unknown if it was given up before it was decided. */
public enum Verdict {
  VALID,
  INVALID,
  UNKNOWN;

  /** That of a history by those of its keys: invalid if one is, else unknown if one is. */
  public static Verdict of(List<Verdict> keys) {
    if (keys.contains(INVALID)) {
      return INVALID;
    }
    return keys.contains(UNKNOWN) ? UNKNOWN : VALID;
  }
}
