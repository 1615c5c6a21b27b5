package io.github.gtsim.checker;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What kind of thing a key holds: which operations it has, and what it is like when it is new. */
public enum Model {
  REGISTER("register", Values.NIL, Action.READ, Action.WRITE),
  CAS_REGISTER("cas-register", Values.NIL, Action.READ, Action.WRITE, Action.CAS),
  COUNTER("counter", "0", Action.READ, Action.WRITE, Action.CAS, Action.ADD),
  KV("kv", Values.EMPTY, Action.READ, Action.WRITE, Action.CAS, Action.APPEND);

  private final String text;
  private final String blank;
  private final List<Action> actions;

  Model(String text, String blank, Action... actions) {
    this.text = text;
    this.blank = blank;
    this.actions = List.of(actions);
  }

  /** Its name on the command line. */
  public String text() {
    return text;
  }

  /** The model of this name. */
  public static Optional<Model> named(String text) {
    return Arrays.stream(values()).filter(model -> model.text.equals(text)).findFirst();
  }

  /** Whether it has such operations. */
  public boolean allows(Action action) {
    return actions.contains(action);
  }

  /** The first that has all these operations; the last if none has. */
  static Model of(Collection<Action> actions) {
    return Arrays.stream(values())
        .filter(model -> model.actions.containsAll(actions))
        .findFirst()
        .orElse(KV);
  }

  /** The value as this model has it: nil counts as 0, or as an empty string. */
  String value(String text) {
    return text.equals(Values.NIL) ? blank : text;
  }
}
