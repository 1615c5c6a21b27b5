package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That a history is long is no reason to give it up. */
class LongHistoriesTest {
  /** With values that come again and again, so that zones cannot tell. */
  private static Verdict verdict(Ops ops) {
    assertThat(Zones.fit(ops.list(), Values.NIL)).isFalse();
    return ops.verdict();
  }

  @Test
  void inSequenceThereIsOneOrder() {
    Ops ops = new Ops();
    for (int i = 0; i < 2_200_000; i++) {
      ops.write(2L * i, 2L * i + 1, i & 1);
    }
    assertThat(verdict(ops)).isEqualTo(Verdict.VALID);
  }

  /** A register as it was; each operation takes effect at some instant while it lasts. */
  private static Ops busy(int count, int overlap) {
    RandomStream random = new RandomStream(3);
    Ops ops = new Ops();
    int state = 0;
    ops.write(-1, -1, 0);
    for (int i = 0; i < count; i++) {
      long start = i - random.nextInt(overlap);
      long end = i + random.nextInt(overlap);
      if (random.nextBoolean()) {
        ops.read(Math.max(0, start), end, state);
      } else {
        state = random.nextInt(5);
        ops.write(Math.max(0, start), end, state);
      }
    }
    return ops;
  }

  @Test
  void manyProcessesAreNeverAllIdle() {
    assertThat(verdict(busy(60_000, 20))).isEqualTo(Verdict.VALID);
  }

  /** To say so takes a way through all orders; the memory does not hold them at once. */
  @Test
  void whatIsWrongLateIsFound() {
    int count = 30_000;
    Ops ops = busy(count, 9).read(count - 100, count - 90, 9);
    List<Operation> list = ops.list();
    KeyCheck check = new KeyCheck(Model.REGISTER, "nil", Limits.ofSteps().of(list.size()));
    assertThat(check.search(list)).isEqualTo(Verdict.INVALID);
  }

  /** Which subset of many powers of two makes a sum that none does. */
  @Test
  void whatIsGivenUpSaysWhy() {
    Ops ops = new Ops();
    IntStream.range(0, 30).forEach(i -> ops.add(0, 9, 1 << i));
    List<Operation> list = ops.read(0, 9, -1).list();
    Limits few = new Limits(10_000, () -> false);
    assertThat(new KeyCheck(Model.COUNTER, "nil", few).judge(list))
        .isEqualTo(Judgement.reached(Limit.STEPS));
    assertThat(new KeyCheck(Model.COUNTER, "nil", Limits.until(() -> true)).judge(list))
        .isEqualTo(Judgement.reached(Limit.TIME));
    Ops texts = new Ops();
    IntStream.range(0, 600).forEach(i -> texts.append(i, i, "a".repeat(1000)));
    Finding finding = texts.check(Optional.of(Model.KV));
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.limit()).contains(Limit.VALUES);
  }
}
