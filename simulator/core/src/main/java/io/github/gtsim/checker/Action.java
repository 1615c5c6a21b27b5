package io.github.gtsim.checker;

import java.util.Locale;

/** What an operation does to the value of its key. */
public enum Action {
  READ,
  WRITE,
  CAS,
  ADD,
  APPEND;

  /** As a history writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
