package io.github.gtsim.checker;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says why an operation cannot be placed, with the operations that contradict it. */
final class Explanation {
  private static final int MOST_TRIED = 12;
  private static final int MOST_NAMED = 4;
  private static final long HASTY_STEPS = 100_000;

  private final KeyCheck check;
  private final List<Operation> all;
  private final List<Operation> prefix;
  private final List<Operation> core;
  private final Operation culprit;
  private final boolean timed;

  /** The value without which the culprit cannot have happened. */
  private final String wanted;

  /**
   * @param all operations of the key
   * @param prefix those that had begun when the culprit ended, as they looked then
   * @param core those of them that contradict each other
   */
  Explanation(
      KeyCheck check,
      List<Operation> all,
      List<Operation> prefix,
      List<Operation> core,
      Operation culprit,
      boolean timed) {
    this.check = check;
    this.all = all;
    this.prefix = prefix;
    this.core = core;
    this.culprit = culprit;
    this.timed = timed;
    wanted = culprit.action() == Action.READ ? culprit.value() : culprit.expected();
  }

  String sentence() {
    String reason =
        refusal()
            .or(this::outOfBounds)
            .or(this::lacking)
            .or(this::notContinued)
            .or(this::neverWritten)
            .or(this::replaced)
            .or(this::orderedOtherwise)
            .orElseGet(this::anyReason);
    return subject() + reason;
  }

  private String subject() {
    String of = culprit.key().isEmpty() ? "" : " of " + culprit.key();
    String by = " by process " + culprit.process() + " that ended " + at(culprit.end(), false);
    if (culprit.action() == Action.READ) {
      return "the read" + of + by + " returned " + wanted;
    }
    String result = culprit.refused() ? " was refused" : " succeeded";
    return "the cas" + of + " from " + wanted + " to " + culprit.value() + by + result;
  }

  private Optional<String> refusal() {
    return culprit.refused()
        ? Optional.of(", though the value was " + wanted + " all the while")
        : Optional.empty();
  }

  private Optional<String> outOfBounds() {
    boolean adds = check.model() == Model.COUNTER && !hasOther(Action.ADD);
    return adds ? new CounterBounds(check, prefix, culprit).violation() : Optional.empty();
  }

  /** Of a string that is only appended to: something is missing. */
  private Optional<String> lacking() {
    if (check.model() != Model.KV || hasOther(Action.APPEND)) {
      return Optional.empty();
    }
    return prefix.stream()
        .filter(o -> o.action() == Action.APPEND && o.precedes(culprit))
        .filter(o -> !inner(check.model().value(wanted)).contains(inner(o.value())))
        .max(Comparator.comparingLong(Operation::end))
        .map(
            o ->
                ", but it lacks "
                    + o.value()
                    + ", whose append by process "
                    + o.process()
                    + ended(o)
                    + began());
  }

  /** Of a string that is only appended to: it does not begin with what was read before. */
  private Optional<String> notContinued() {
    if (check.model() != Model.KV || hasOther(Action.APPEND)) {
      return Optional.empty();
    }
    return prefix.stream()
        .filter(o -> o.action() == Action.READ && o.precedes(culprit))
        .filter(
            o ->
                !inner(check.model().value(wanted))
                    .startsWith(inner(check.model().value(o.value()))))
        .max(Comparator.comparingLong(Operation::end))
        .map(
            o ->
                ", which does not continue "
                    + o.value()
                    + ", returned by the read of process "
                    + o.process()
                    + " that"
                    + ended(o)
                    + began());
  }

  private static String inner(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }

  /** Whether the value also changes in other ways than by this. */
  private boolean hasOther(Action action) {
    return prefix.stream().anyMatch(o -> !o.isObserver() && o.action() != action);
  }

  private boolean isWrittenOnly() {
    return all.stream().noneMatch(o -> o.action() == Action.ADD || o.action() == Action.APPEND);
  }

  private boolean isInitial(String value) {
    return check.model().value(value).equals(check.model().value(check.initial()));
  }

  private Optional<String> neverWritten() {
    if (!isWrittenOnly() || isInitial(wanted) || producers(prefix, wanted).findAny().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        producers(all, wanted)
            .findFirst()
            .map(
                later ->
                    ", but the " + does(later, wanted) + " began only " + at(later.start(), true))
            .orElse(", but " + wanted + " was never written (a write that failed does not count)"));
  }

  private static Stream<Operation> producers(List<Operation> from, String value) {
    return from.stream().filter(operation -> operation.produces(value));
  }

  /** Every write of the value had been followed by another one, which had ended, too. */
  private Optional<String> replaced() {
    if (!isWrittenOnly()) {
      return Optional.empty();
    }
    return core.stream()
        .filter(o -> !o.isObserver() && !o.produces(wanted) && o.precedes(culprit))
        .max(Comparator.comparingLong(Operation::start))
        .filter(newer -> producers(core, wanted).allMatch(older -> older.precedes(newer)))
        .map(
            newer ->
                ", but "
                    + name(wanted)
                    + " had been replaced by "
                    + newer.value()
                    + ", whose "
                    + (newer.action() == Action.CAS ? "cas" : "write")
                    + " by process "
                    + newer.process()
                    + ended(newer)
                    + began());
  }

  /** Two values of which each was there when the other had gone. */
  private Optional<String> orderedOtherwise() {
    if (!isWrittenOnly()) {
      return Optional.empty();
    }
    for (Operation last : core) {
      boolean before = last.precedes(culprit) && last.action() != Action.CAS;
      if (before && !last.value().equals(wanted) && isUnique(last.value()) && isUnique(wanted)) {
        for (Operation newer : core) {
          for (Operation older : core) {
            if (shows(newer, last.value()) && shows(older, wanted) && older.precedes(newer)) {
              return Optional.of(order(last, older, newer));
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private String order(Operation last, Operation older, Operation newer) {
    String seen = last.value();
    return ", though "
        + seen
        + " came later: the "
        + does(older, wanted)
        + " had ended "
        + at(older.end(), false)
        + ", before the "
        + does(newer, seen)
        + " began; and the "
        + does(last, seen)
        + " had ended "
        + at(last.end(), false)
        + ", before this one began";
  }

  private boolean isUnique(String value) {
    return producers(core, value).count() + (isInitial(value) ? 1 : 0) == 1;
  }

  private static boolean shows(Operation operation, String value) {
    return operation.produces(value) || operation.observes(value);
  }

  private String anyReason() {
    TreeSet<String> values = new TreeSet<>();
    values.add(check.model().value(check.initial()));
    prefix.stream()
        .filter(o -> o.action() != Action.ADD && o.action() != Action.APPEND)
        .forEach(o -> values.add(o.value()));
    List<String> possible =
        values.size() > MOST_TRIED ? List.of() : values.stream().filter(this::isPossible).toList();
    String general = ", which no order of the " + prefix.size() + " operations explains";
    return possible.isEmpty() || possible.size() > MOST_NAMED
        ? general
        : general + ": the value can only have been " + String.join(" or ", possible);
  }

  private boolean isPossible(String value) {
    List<Operation> other =
        prefix.stream().map(o -> o.id() == culprit.id() ? o.meeting(value) : o).toList();
    return check.hasty(HASTY_STEPS).decide(other) == Verdict.VALID;
  }

  private String name(String value) {
    return producers(core, value).findAny().isEmpty() ? value + ", the initial value," : value;
  }

  private static String does(Operation operation, String value) {
    String by = " by process " + operation.process();
    if (operation.action() == Action.CAS) {
      return "cas from " + operation.expected() + " to " + operation.value() + by;
    }
    return operation.action().text() + " of " + value + by;
  }

  private String began() {
    return ", before the " + culprit.action().text() + " began";
  }

  private String ended(Operation operation) {
    return " ended " + at(operation.end(), false);
  }

  private String at(long instant, boolean starts) {
    if (timed) {
      return "at " + seconds(instant);
    }
    return "in line "
        + all.stream()
            .filter(o -> (starts ? o.start() : o.end()) == instant)
            .mapToInt(o -> starts ? o.startLine() : o.endLine())
            .findFirst()
            .orElse(0);
  }

  /** Nanoseconds as seconds, exactly. */
  static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString() + " s";
  }
}
