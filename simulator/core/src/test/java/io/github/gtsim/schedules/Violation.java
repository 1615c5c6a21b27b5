package io.github.gtsim.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A schedule that breaks something.
 *
 * @param choices the schedule, as {@link Choices#of} reads it
 * @param what it breaks
 */
record Violation(Setup setup, String choices, String what) {
  /** The property that has a schedule run again. */
  static final String PROPERTY = "gtsim.schedule";

  private static final String END = " # ";

  /** What happens in this schedule, a line each. */
  List<String> story() {
    List<String> story = new ArrayList<>();
    Story told = what -> story.add(what.get());
    Optional<String> again = new Explorer(setup, Choices.of(choices), told).tried();
    story.add(again.map(broken -> "broken: " + broken).orElse("nothing is broken"));
    return story;
  }

  /** The schedule that a text out of {@link #toString()} names. */
  static Violation parse(String text) {
    String[] parts = text.split(END);
    Setup setup =
        new Setups(false)
            .named(parts[0])
            .or(() -> new Setups(true).named(parts[0]))
            .orElseThrow(() -> new IllegalArgumentException("no setup is called " + parts[0]));
    return new Violation(setup, parts[1], "");
  }

  @Override
  public String toString() {
    return String.format(
        "%s: %s%n  %s%nReplay: mvn test -pl simulator/core -Dtest=%s '-D%s=%s%s%s'%n",
        setup.name(),
        what,
        String.join(System.lineSeparator() + "  ", story()),
        ModelCheckTest.class.getSimpleName(),
        PROPERTY,
        setup.name(),
        END,
        choices);
  }
}
