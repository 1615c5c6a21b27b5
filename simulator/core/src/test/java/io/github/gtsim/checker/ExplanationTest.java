package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people are told of an invalid history, word by word. */
class ExplanationTest {
  private static final long NEVER = Operation.NEVER;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void saysThatAValueWasNeverWritten() {
    assertThat(new Ops().write(0, SECOND, 1).read(0, 2 * SECOND, 4).sentence())
        .isEqualTo(
            "the read of k by process 2 that ended at 2 s returned 4, but 4 was never written"
                + " (a write that failed does not count)");
  }

  @Test
  void saysThatAValueWasReadBeforeItsWriteBegan() {
    assertThat(new Ops().read(0, 5, 4).write(SECOND / 2, SECOND, 4).sentence())
        .isEqualTo(
            "the read of k by process 1 that ended at 0.000000005 s returned 4, but the write of 4"
                + " by process 2 began only at 0.5 s");
  }

  @Test
  void saysThatAValueHadBeenReplaced() {
    Ops ops =
        new Ops()
            .read(0, 1, "nil")
            .write(2, 3, 4)
            .write(4, 1_900_000_000L, 7)
            .read(9, 10, 7)
            .read(2 * SECOND, 2_104_000_000L, 4);
    assertThat(ops.sentence())
        .isEqualTo(
            "the read of k by process 5 that ended at 2.104 s returned 4, but 4 had been replaced"
                + " by 7, whose write by process 3 ended at 1.9 s, before the read began");
    assertThat(ops.core()).containsExactly(2, 3, 5);
    assertThat(new Ops().write(2, SECOND, 4).read(2 * SECOND, 3 * SECOND, "nil").sentence())
        .contains("but nil, the initial value, had been replaced by 4, whose write");
  }

  @Test
  void saysThatTwoReadsDisagree() {
    Ops ops =
        new Ops()
            .write(0, 9 * SECOND, 4)
            .write(0, 9 * SECOND, 7)
            .read(SECOND, 2 * SECOND, 4)
            .read(3 * SECOND, 4 * SECOND, 7)
            .read(5 * SECOND, 6 * SECOND, 4);
    assertThat(ops.sentence())
        .isEqualTo(
            "the read of k by process 5 that ended at 6 s returned 4, though 7 came later: the read"
                + " of 4 by process 3 had ended at 2 s, before the read of 7 by process 4 began;"
                + " and the read of 7 by process 4 had ended at 4 s, before this one began");
  }

  @Test
  void saysThatACounterIsTooLowOrTooHigh() {
    Ops ops = new Ops().add(0, 1, 2).add(0, 1, 3).add(2, 9, 4);
    assertThat(ops.read(5, 6, 4).sentence())
        .endsWith(
            "returned 4, but with all that had been added before it began the counter was at least"
                + " 5");
    Ops high = new Ops().add(0, 1, 2).add(0, NEVER, 3).read(5, 6, 7).add(7, 8, 2);
    assertThat(high.sentence())
        .endsWith("returned 7, but with all that may have been added by then it was at most 5");
  }

  @Test
  void saysWhatATextLacksOrDoesNotContinue() {
    assertThat(new Ops().append(0, 1, "a").append(2, 3, "b").read(4, 5, "\"a\"").sentence())
        .endsWith(
            "returned \"a\", but it lacks \"b\", whose append by process 2 ended at 0.000000003 s,"
                + " before the read began");
    assertThat(
            new Ops()
                .append(0, 9, "a")
                .append(0, 9, "b")
                .read(2, 3, "\"a\"")
                .read(4, 5, "\"ba\"")
                .sentence())
        .endsWith(
            "returned \"ba\", which does not continue \"a\", returned by the read of process 3"
                + " that ended at 0.000000003 s, before the read began");
  }

  @Test
  void saysWhyACasCannotHaveSucceededOrBeenRefused() {
    assertThat(new Ops().write(0, 1, 1).write(2, 3, 2).cas(4, SECOND, 1, 5).sentence())
        .startsWith(
            "the cas of k from 1 to 5 by process 3 that ended at 1 s succeeded, but 1 had been"
                + " replaced by 2");
    assertThat(new Ops().write(0, 1, 1).refused(4, SECOND, 1, 5).sentence())
        .isEqualTo(
            "the cas of k from 1 to 5 by process 2 that ended at 1 s was refused, though the value"
                + " was 1 all the while");
  }

  @Test
  void saysWhatElseTheValueCanHaveBeen() {
    Ops ops = new Ops().write(0, 1, 1).cas(2, 3, 1, 2).cas(2, 3, 2, 1).write(2, NEVER, 1);
    assertThat(ops.read(4, 5, 2).sentence())
        .endsWith(
            "returned 2, which no order of the 5 operations explains: the value can only have been"
                + " 1");
  }

  @Test
  void saysWhatACounterOrATextCanHaveBeen() {
    Ops adds = new Ops().add(0, 9, 2).add(0, 9, 4).read(0, 9, 3);
    assertThat(adds.sentence())
        .endsWith(
            "returned 3, which no order of the 3 operations explains: the value can only have been"
                + " 0 or 2 or 4 or 6");
    Ops texts = new Ops().append(0, 9, "a").append(0, 9, "b").read(0, 9, "\"c\"");
    assertThat(texts.sentence())
        .endsWith("the value can only have been \"\" or \"a\" or \"b\" or \"ab\" or \"ba\"");
  }

  @Test
  void saysThatThereWasNoNumberToAddTo() {
    Ops ops = new Ops().write(0, 1, "\"x\"").add(2, SECOND, 1);
    assertThat(ops.sentence())
        .isEqualTo(
            "the add of 1 to k by process 2 that ended at 1 s succeeded, which no order of the 2"
                + " operations explains: the value can only have been \"x\"");
    assertThat(ops.core()).containsExactly(1, 2);
  }

  /** Nil is what a new counter or text is, in whatever words. */
  @Test
  void nilIsTheSameAsNothing() {
    Ops ops = new Ops().write(0, 1, "\"\"").write(2, 3, "\"a\"").read(4, SECOND, "nil");
    Finding.Failure failure = ops.check(Optional.of(Model.KV)).failure().orElseThrow();
    assertThat(failure.sentence())
        .contains("returned nil, but nil had been replaced by \"a\", whose write");
    assertThat(failure.core()).extracting(Operation::id).containsExactly(1, 2, 3);
    Ops initial = new Ops().write(0, 1, "\"a\"").read(4, SECOND, "nil");
    assertThat(initial.check(Optional.of(Model.KV)).failure().orElseThrow().sentence())
        .contains("but nil, the initial value, had been replaced");
  }

  @Test
  void saysThatTheInitialValueHadGone() {
    Ops ops =
        new Ops().write(0, 9 * SECOND, 4).read(1, SECOND, 4).read(2 * SECOND, 3 * SECOND, "nil");
    assertThat(ops.sentence())
        .isEqualTo(
            "the read of k by process 3 that ended at 3 s returned nil, though 4 came later: nil is"
                + " the initial value, and the read of 4 by process 2 had ended at 1 s, before this"
                + " one began");
    assertThat(ops.core()).containsExactly(1, 2, 3);
  }

  @Test
  void usesTheWordsOfTheHistory() {
    History history =
        new History(
            new Ops().write(0, 1, 4).write(2, 3, 5).read(4, 5, 4).list(), false, true, 0, 0);
    Finding finding =
        Linearizability.check(history, Optional.empty(), "nil", Limits.ofSteps()).get(0);
    assertThat(finding.failure().orElseThrow().sentence())
        .isEqualTo(
            "the get of k by process 3 that ended in line 103 returned 4, but 4 had been replaced"
                + " by 5, whose put by process 2 ended in line 102, before the get began");
  }

  /** Registers of few values, which mix reads, writes and cas in long chains. */
  @Test
  void whatMattersIsFewAmongMany() {
    Ops ops = new Ops();
    for (int i = 0; i < 5000; i++) {
      ops.write(10 * i, 10 * i + 3, i % 5).cas(10 * i + 2, 10 * i + 6, i % 5, (i + 2) % 5);
      ops.read(10 * i + 7, 10 * i + 9, (i + 2) % 5);
    }
    ops.read(49_000, 49_001, 12).read(60_000, 60_001, 11);
    Finding.Failure failure = ops.check().failure().orElseThrow();
    assertThat(failure.core()).extracting(Operation::value).containsExactly("12");
  }

  @Test
  void whatMattersIsFewAmongManyWithoutASimpleReason() {
    Ops ops = new Ops();
    for (int i = 0; i < 500; i++) {
      ops.write(10 * i, 10 * i + 1, 1).cas(10 * i + 2, 10 * i + 3, 1, 2);
      ops.cas(10 * i + 2, 10 * i + 3, 2, 1).read(10 * i + 4, 10 * i + 5, 1);
    }
    ops.write(4000, Operation.NEVER, 1).read(4900, 4901, 2);
    assertThat(ops.check().failure().orElseThrow().core()).hasSizeLessThan(8);
  }

  /** Time that has run out when the verdict is there takes away words, never the truth. */
  @Test
  void namesTheSameOperationWhenTimeHasRunOut() {
    Ops ops = new Ops().write(0, 1, 1).cas(2, 3, 1, 2).cas(2, 3, 2, 1).write(2, NEVER, 1);
    ops.read(4, 5, 2).read(6, 7, 9);
    Finding finding =
        Linearizability.check(ops.history(), Optional.empty(), "nil", Limits.until(() -> true))
            .get(0);
    Finding.Failure failure = finding.failure().orElseThrow();
    assertThat(failure.culprit().id()).isEqualTo(5);
    assertThat(failure.sentence())
        .endsWith("returned 2, which no order of the 5 operations explains");
  }
}
