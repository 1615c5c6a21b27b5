package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for a value that came after the one that the culprit wants, and before the culprit. Both
 * must have been there once only: a value that came back proves nothing.
 */
final class Disorder {
  /**
   * What tells that a value was there.
   *
   * @param sources operations that set it
   * @param shows first the sources, then what had ended and met it
   */
  private record Trace(List<Operation> sources, Set<Operation> shows) {}

  private final Model model;
  private final Operation culprit;
  private final Map<String, Trace> traces = new TreeMap<>();

  Disorder(Model model, List<Operation> prefix, Operation culprit) {
    this.model = model;
    this.culprit = culprit;
    List<Operation> others = prefix.stream().filter(o -> o.id() != culprit.id()).toList();
    for (Operation operation : others) {
      if (operation.isSetter()) {
        Trace trace = trace(operation.value());
        trace.sources().add(operation);
        trace.shows().add(operation);
      }
    }
    for (Operation operation : others) {
      if (operation.action() == Action.READ) {
        trace(operation.value()).shows().add(operation);
      } else if (operation.action() == Action.CAS && operation.isSetter() && !operation.isOpen()) {
        trace(operation.expected()).shows().add(operation);
      }
    }
  }

  private Trace trace(String value) {
    return traces.computeIfAbsent(
        model.value(value), key -> new Trace(new ArrayList<>(), new LinkedHashSet<>()));
  }

  /** The one that rests on the fewest operations. */
  Optional<Reason.OtherOrder> smallest(String wanted, String initial) {
    Trace own = trace(wanted);
    boolean begins = model.value(initial).equals(model.value(wanted));
    if (own.sources().size() != (begins ? 0 : 1)) {
      return Optional.empty();
    }
    TreeSet<String> others = new TreeSet<>(traces.keySet());
    Stream.of(wanted, initial, culprit.value()).map(model::value).forEach(others::remove);
    List<Reason.OtherOrder> found = new ArrayList<>();
    for (String other : others) {
      if (trace(other).sources().size() == 1) {
        if (begins) {
          found.addAll(after(Optional.empty(), other, own));
        } else {
          found.addAll(after(Optional.of(own.sources().get(0)), other, own));
          found.addAll(after(own.shows().stream().min(Operation.BY_END), other, own));
        }
      }
    }
    return found.stream().min(Comparator.comparingInt(reason -> reason.against().size()));
  }

  /** With one operation that shows the other value between, and with two that may overlap. */
  private List<Reason.OtherOrder> after(Optional<Operation> older, String other, Trace own) {
    List<Operation> writes = new ArrayList<>(own.sources());
    writes.addAll(trace(other).sources());
    Set<Operation> shows = trace(other).shows();
    List<Operation> newer =
        shows.stream().filter(o -> older.stream().allMatch(first -> first.precedes(o))).toList();
    List<Operation> last = shows.stream().filter(o -> o.precedes(culprit)).toList();
    List<Reason.OtherOrder> found = new ArrayList<>();
    newer.stream()
        .filter(o -> o.precedes(culprit))
        .limit(1)
        .forEach(both -> found.add(new Reason.OtherOrder(older, both, both, other, writes)));
    if (!newer.isEmpty() && !last.isEmpty()) {
      found.add(new Reason.OtherOrder(older, newer.get(0), last.get(0), other, writes));
    }
    return found;
  }
}
