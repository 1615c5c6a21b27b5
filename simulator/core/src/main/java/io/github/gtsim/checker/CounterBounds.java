package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a read of a counter can return if the counter is only added to.
 *
 * @param prefix what had begun when the read ended
 */
record CounterBounds(KeyCheck check, List<Operation> prefix, Operation culprit) {
  /** That it returned more or less than can have been added. */
  Optional<String> violation() {
    Optional<BigInteger> read = Values.number(check.model().value(culprit.value()));
    BigInteger start = amount(check.model().value(check.initial()));
    BigInteger least = start.add(sum(prefix, o -> o.precedes(culprit) || isNegative(o)));
    BigInteger most = start.add(sum(prefix, o -> o.precedes(culprit) || !isNegative(o)));
    if (read.isEmpty()) {
      return Optional.of(", but a counter holds whole numbers");
    }
    if (read.get().compareTo(least) < 0) {
      return Optional.of(
          ", but with all that had been added before it began the counter was at least " + least);
    }
    return read.get().compareTo(most) > 0
        ? Optional.of(", but with all that may have been added by then it was at most " + most)
        : Optional.empty();
  }

  private static BigInteger sum(List<Operation> operations, Predicate<Operation> counts) {
    return operations.stream()
        .filter(operation -> operation.action() == Action.ADD && counts.test(operation))
        .map(operation -> amount(operation.value()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger amount(String value) {
    return Values.number(value).orElse(BigInteger.ZERO);
  }

  private static boolean isNegative(Operation operation) {
    return amount(operation.value()).signum() < 0;
  }
}
