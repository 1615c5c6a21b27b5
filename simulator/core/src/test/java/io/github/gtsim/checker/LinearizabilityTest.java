package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {
  private static final long NEVER = Operation.NEVER;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aKeyWithoutOperationsOrWithOneReadOfTheInitialValueIsValid() {
    assertThat(
            Linearizability.check(new Ops().history(), Optional.empty(), "nil", Limits.ofSteps()))
        .isEmpty();
    assertThat(new Ops().read(0, 1, "nil").verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().read(0, 1, 0).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void theInitialValueIsThatOfEveryKey() {
    History history = new Ops().read(0, 1, 7).history();
    assertThat(Linearizability.check(history, Optional.empty(), "7", Limits.ofSteps()))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.VALID);
  }

  @Test
  void operationsThatTouchAreConcurrent() {
    assertThat(new Ops().write(0, 5, 1).read(5, 6, "nil").verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().write(0, 4, 1).read(5, 6, "nil").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().read(0, 5, 1).write(5, 6, 1).verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().read(0, 4, 1).write(5, 6, 1).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().cas(0, 5, 1, 2).write(5, 5, 1).verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().cas(0, 4, 1, 2).write(5, 5, 1).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void anOpenOperationMayTakeEffectLateOrNeverButNotEarlyOrTwice() {
    Ops late = new Ops().write(0, NEVER, 1).write(2, 3, 2).read(8, 9, 2).read(10, 11, 1);
    assertThat(late.verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().write(0, NEVER, 1).read(8, 9, "nil").verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().read(0, 1, 1).write(2, NEVER, 1).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(late.read(12, 13, 2).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().add(0, NEVER, 2).read(3, 4, 2).read(5, 6, 4).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void aRefusedCasMustHaveMetAnotherValue() {
    assertThat(new Ops().write(0, 1, 1).refused(2, 3, 1, 2).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().write(0, 1, 1).refused(2, 3, 2, 1).verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().write(0, 1, 1).refused(1, 3, 1, 2).verdict()).isEqualTo(Verdict.VALID);
    assertThat(new Ops().write(0, 1, 1).refused(2, 5, 1, 2).write(4, 4, 3).write(6, 7, 1).verdict())
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void aCounterAddsUp() {
    Ops ops = new Ops().add(0, 1, 2).add(0, 3, 3).read(2, 3, 2).read(4, 5, 5);
    assertThat(ops.check().model()).isEqualTo(Model.COUNTER);
    assertThat(ops.verdict()).isEqualTo(Verdict.VALID);
    assertThat(ops.read(6, 7, 6).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().read(0, 1, "nil").add(2, 3, 1).read(4, 5, 1).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(new Ops().read(0, 1, 0).add(2, 3, -1).read(4, 5, -1).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(new Ops().add(0, 1, 1).write(2, 3, "\"a\"").add(4, 5, 1).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void textsAreAppended() {
    Ops ops = new Ops().append(0, 1, "a").append(0, 1, "b").read(2, 3, "\"ba\"");
    assertThat(ops.verdict()).isEqualTo(Verdict.VALID);
    assertThat(ops.read(4, 5, "\"ab\"").verdict()).isEqualTo(Verdict.INVALID);
    assertThat(new Ops().read(0, 1, "\"\"").read(0, 1, "nil").verdict(Model.KV))
        .isEqualTo(Verdict.VALID);
  }

  @Test
  void keysAreIndependent() {
    Operation one = new Ops().write(0, 1, 1).list().get(0);
    Operation other = new Operation(2, "b", 1, Action.READ, false, "", "1", 2, 3, 3, 4);
    History history = new History(List.of(one, other), true, false, 0, 0);
    assertThat(Linearizability.check(history, Optional.empty(), "nil", Limits.ofSteps()))
        .extracting(Finding::key, Finding::verdict)
        .containsExactly(tuple("b", Verdict.INVALID), tuple("k", Verdict.VALID));
  }

  @Test
  void thePrefixEndsWithTheFirstOperationThatCannotBePlaced() {
    Ops ops = new Ops().write(0, 1, 1).read(2, 3, 9).read(4, 5, 8).write(6, 7, 3);
    Finding.Failure failure = ops.check().failure().orElseThrow();
    assertThat(failure.culprit().id()).isEqualTo(2);
    assertThat(failure.prefix()).isEqualTo(2);
  }

  /** Twenty concurrent additions of different powers have too many sums to try. */
  @Test
  void aSearchIsGivenUpAtItsLimits() {
    Ops ops = new Ops();
    IntStream.range(0, 20).forEach(i -> ops.add(0, 9, 1 << i));
    ops.read(0, 9, 1 << 20);
    KeyCheck check = new KeyCheck(Model.COUNTER, "nil", new Limits(10_000, () -> false));
    assertThat(check.decide(ops.list())).isEqualTo(Verdict.UNKNOWN);
    KeyCheck late = new KeyCheck(Model.COUNTER, "nil", Limits.until(() -> true));
    assertThat(late.decide(ops.list())).isEqualTo(Verdict.UNKNOWN);
  }

  /** Reads and open writes by the thousand leave next to nothing to choose. */
  @Test
  void readsAndUnreadOpenWritesCostLittle() {
    Ops ops = new Ops();
    for (int i = 0; i < 3000; i++) {
      long at = 10L * i;
      ops.write(at, NEVER, i).write(at + 1, at + 6, "nil");
      IntStream.range(0, 10).forEach(r -> ops.read(at + 2, at + 9, "nil"));
    }
    KeyCheck check = new KeyCheck(Model.REGISTER, "nil", new Limits(1_000_000, () -> false));
    assertThat(check.search(ops.list())).isEqualTo(Verdict.VALID);
  }
}
