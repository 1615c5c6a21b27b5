package io.github.gtsim.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which values the last operation of a prefix can have met, whatever it says itself: goes
 * through the ends, with all the configurations that the history may be in by then (just-in-time
 * linearization, Lowe 2017).
 */
final class Met {
  private static final int MOST_STEPS = 500_000;
  private static final long MOST_CHARACTERS = 10_000_000;
  private static final Comparator<String> SHORT_FIRST =
      Comparator.comparing(String::length).thenComparing(value -> value);
  private static final int NOTHING = -1;

  /**
   * @param placed operations that took effect and have not ended
   * @param met the value that the last one met, if it took effect
   */
  private record Configuration(int state, TreeSet<Integer> placed, int met) {}

  private final KeyCheck check;
  private final Machine machine;
  private final List<Operation> prefix;
  private final Operation last;
  private final Map<Integer, Operation> pending = new TreeMap<>();
  private Set<Configuration> configurations = new LinkedHashSet<>();
  private int steps;

  /**
   * @param prefix by start, until the last of them ended
   */
  Met(KeyCheck check, List<Operation> prefix, Operation last) {
    this.check = check;
    this.prefix = prefix;
    this.last = last;
    machine = new Machine(check.model());
  }

  /** All of them; none if there are too many orders to tell. */
  Optional<SortedSet<String>> values() {
    int initial = machine.number(check.initial());
    configurations.add(new Configuration(initial, new TreeSet<>(), NOTHING));
    int begun = 0;
    for (Operation ending : byEnd()) {
      while (begun < prefix.size() && prefix.get(begun).start() <= ending.end()) {
        pending.put(prefix.get(begun).id(), prefix.get(begun));
        begun++;
      }
      end(ending);
      if (isExhausted()) {
        return Optional.empty();
      }
    }
    SortedSet<String> values = new TreeSet<>(SHORT_FIRST);
    configurations.forEach(each -> values.add(machine.value(each.met())));
    return Optional.of(values);
  }

  private List<Operation> byEnd() {
    return prefix.stream()
        .filter(operation -> !operation.isOpen())
        .sorted(Comparator.comparingLong(Operation::end))
        .toList();
  }

  private boolean isExhausted() {
    return steps >= MOST_STEPS
        || machine.characters() > MOST_CHARACTERS
        || check.limits().expired().getAsBoolean();
  }

  /** Keeps the configurations in which it took effect, after as many others as may be. */
  private void end(Operation ending) {
    Set<Configuration> ended = new LinkedHashSet<>();
    Set<Configuration> tried = new LinkedHashSet<>(configurations);
    Deque<Configuration> open = new ArrayDeque<>(configurations);
    while (!open.isEmpty() && steps < MOST_STEPS) {
      Configuration next = open.pop();
      if (next.placed().contains(ending.id())) {
        ended.add(new Configuration(next.state(), without(next, ending), next.met()));
      } else {
        successors(next).stream().filter(tried::add).forEach(open::push);
      }
    }
    pending.remove(ending.id());
    configurations = ended;
  }

  private static TreeSet<Integer> without(Configuration configuration, Operation ending) {
    TreeSet<Integer> placed = new TreeSet<>(configuration.placed());
    placed.remove(ending.id());
    return placed;
  }

  private List<Configuration> successors(Configuration from) {
    List<Configuration> successors = new ArrayList<>();
    for (Operation operation : pending.values()) {
      steps++;
      if (!from.placed().contains(operation.id())) {
        int after = after(from.state(), operation);
        if (after != Machine.IMPOSSIBLE) {
          boolean meets = operation.id() == last.id();
          TreeSet<Integer> placed = new TreeSet<>(from.placed());
          placed.add(operation.id());
          successors.add(new Configuration(after, placed, meets ? from.state() : from.met()));
        }
      }
    }
    return successors;
  }

  /** The last one may meet any value. */
  private int after(int state, Operation operation) {
    int value = machine.number(operation.value());
    if (operation.id() != last.id()) {
      return machine.after(state, operation, machine.number(operation.expected()), value);
    }
    return operation.isSetter() ? value : state;
  }
}
