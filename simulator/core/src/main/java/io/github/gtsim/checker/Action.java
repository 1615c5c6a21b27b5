package io.github.gtsim.checker;

import java.util.Locale;
import java.util.Optional;

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

  /** What a history means by a word. */
  static Optional<Action> of(String function) {
    return switch (function) {
      case "read", "get" -> Optional.of(READ);
      case "write", "put" -> Optional.of(WRITE);
      case "cas" -> Optional.of(CAS);
      case "add" -> Optional.of(ADD);
      case "append" -> Optional.of(APPEND);
      default -> Optional.empty();
    };
  }
}
