package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the simplest reason why the last operation of the shortest invalid prefix has no place. */
final class Reasons {
  private final KeyCheck check;
  private final List<Operation> all;
  private final List<Operation> prefix;
  private final Operation culprit;

  /** What else changed the value, or may have. */
  private final List<Operation> changes;

  /** What sets the value to what the culprit wants. */
  private final List<Operation> sources;

  private final String wanted;

  /**
   * @param all operations of the key
   * @param prefix those that had begun when the culprit ended, as they looked then
   */
  Reasons(KeyCheck check, List<Operation> all, List<Operation> prefix, Operation culprit) {
    this.check = check;
    this.all = all;
    this.prefix = prefix;
    this.culprit = culprit;
    wanted = plain(culprit.action() == Action.CAS ? culprit.expected() : culprit.value());
    changes = prefix.stream().filter(o -> !o.isObserver() && o.id() != culprit.id()).toList();
    sources = changes.stream().filter(o -> sets(o, wanted)).toList();
  }

  Reason simplest() {
    if (culprit.refused()) {
      return new Reason.WronglyRefused(core());
    }
    if (culprit.isAddition()) {
      return noOrder();
    }
    return Stream.<Optional<Reason>>of(neverWritten(), replaced(), otherOrder(), ofAdditions())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(this::noOrder);
  }

  private String plain(String value) {
    return check.model().value(value);
  }

  private boolean sets(Operation operation, String value) {
    return operation.isSetter() && plain(operation.value()).equals(value);
  }

  private boolean isInitial(String value) {
    return plain(check.initial()).equals(value);
  }

  private Optional<Reason> neverWritten() {
    if (!sources.isEmpty() || isInitial(wanted) || hasAdditions()) {
      return Optional.empty();
    }
    return Optional.of(
        all.stream()
            .filter(o -> sets(o, wanted) && o.start() > culprit.end())
            .findFirst()
            .<Reason>map(Reason.WrittenLater::new)
            .orElseGet(Reason.NeverWritten::new));
  }

  private Optional<Reason> replaced() {
    Optional<Operation> older = sources.stream().max(Operation.BY_END);
    if (older.isEmpty() && !isInitial(wanted)) {
      return Optional.empty();
    }
    return changes.stream()
        .filter(o -> o.isSetter() && !sets(o, wanted) && o.precedes(culprit))
        .max(Comparator.comparingLong(Operation::start))
        .filter(newer -> older.stream().allMatch(source -> source.precedes(newer)))
        .filter(newer -> changes.stream().allMatch(o -> !o.isAddition() || o.precedes(newer)))
        .map(newer -> new Reason.Replaced(older, newer));
  }

  private Optional<Reason> otherOrder() {
    return hasAdditions()
        ? Optional.empty()
        : new Disorder(check.model(), prefix, culprit)
            .smallest(wanted, check.initial())
            .map(reason -> reason);
  }

  private boolean hasAdditions() {
    return changes.stream().anyMatch(Operation::isAddition);
  }

  /** Of a value that was only added to. */
  private Optional<Reason> ofAdditions() {
    boolean only = changes.stream().allMatch(Operation::isAddition);
    if (!only || culprit.action() != Action.READ) {
      return Optional.empty();
    }
    return switch (check.model()) {
      case COUNTER -> outOfBounds();
      case KV -> lacking().or(this::notContinued);
      case REGISTER, CAS_REGISTER -> Optional.empty();
    };
  }

  private Optional<Reason> outOfBounds() {
    Optional<BigInteger> start = Values.number(plain(check.initial()));
    if (start.isPresent() && !wanted.matches("-?[0-9]+")) {
      return Optional.of(new Reason.NoNumber());
    }
    return start.flatMap(
        from ->
            Values.number(wanted)
                .flatMap(read -> bound(from, read, true).or(() -> bound(from, read, false))));
  }

  /** What had been added before, and all of one sign that may have been. */
  private Optional<Reason> bound(BigInteger start, BigInteger read, boolean least) {
    int sign = least ? -1 : 1;
    List<Operation> added =
        changes.stream()
            .filter(o -> amount(o).signum() == sign || o.precedes(culprit) && !isZero(o))
            .toList();
    BigInteger bound = added.stream().map(Reasons::amount).reduce(start, BigInteger::add);
    if (read.compareTo(bound) != sign) {
      return Optional.empty();
    }
    return Optional.of(least ? new Reason.TooLow(bound, added) : new Reason.TooHigh(bound, added));
  }

  private static BigInteger amount(Operation addition) {
    return Values.number(addition.value()).orElse(BigInteger.ZERO);
  }

  private static boolean isZero(Operation addition) {
    return amount(addition).signum() == 0;
  }

  private Optional<Reason> lacking() {
    return changes.stream()
        .filter(o -> o.precedes(culprit) && !inner(wanted).contains(inner(plain(o.value()))))
        .max(Comparator.comparingLong(Operation::end))
        .map(Reason.Lacking::new);
  }

  private Optional<Reason> notContinued() {
    return prefix.stream()
        .filter(o -> o.action() == Action.READ && o.precedes(culprit))
        .filter(o -> !inner(wanted).startsWith(inner(plain(o.value()))))
        .max(Comparator.comparingLong(Operation::end))
        .map(Reason.NotContinued::new);
  }

  private static String inner(String value) {
    return value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
  }

  private Reason noOrder() {
    return new Reason.NoOrder(prefix.size(), new Met(check, prefix, culprit).values(), core());
  }

  private List<Operation> core() {
    return new Core(check, prefix, culprit)
        .operations().stream().filter(operation -> operation.id() != culprit.id()).toList();
  }
}
