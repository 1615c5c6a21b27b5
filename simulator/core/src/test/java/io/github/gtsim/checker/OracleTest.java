package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.RandomStreams;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Search, zones and brute force agree on thousands of small random histories. */
class OracleTest {
  private static final int RUNS = Integer.getInteger("gtsim.histories", 6000);
  private static final int MOST = 6;
  private static final int INSTANTS = 9;

  private static RandomStream stream(String name) {
    return new RandomStreams(20).stream(name);
  }

  private static String initial(Model model) {
    return model.value(Values.NIL);
  }

  @ParameterizedTest
  @EnumSource
  void searchAgreesWithBruteForce(Model model) {
    RandomStream random = stream(model.text());
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    BruteForce brute = new BruteForce(model == Model.COUNTER);
    for (int run = 0; run < RUNS; run++) {
      Ops ops = new Ops();
      int count = 1 + random.nextInt(MOST);
      IntStream.range(0, count).forEach(i -> any(ops, model, random));
      List<Operation> list = ops.list();
      Verdict verdict = brute.decide(list, initial(model));
      Verdict found = new KeyCheck(model, Values.NIL, Limits.ofSteps()).search(list);
      assertThat(found).as("run %d: %s", run, list).isEqualTo(verdict);
      verdicts.merge(verdict, 1, Integer::sum);
    }
    assertThat(verdicts.get(Verdict.VALID)).isGreaterThan(RUNS / 20);
    assertThat(verdicts.get(Verdict.INVALID)).isGreaterThan(RUNS / 20);
  }

  private static void any(Ops ops, Model model, RandomStream random) {
    long start = random.nextInt(INSTANTS);
    long length = random.nextInt(1 + random.nextInt(INSTANTS));
    boolean open = random.nextInt(4) == 0;
    long end = open ? Operation.NEVER : start + length;
    switch (model) {
      case REGISTER -> readOrWrite(ops, random, start, start + length, end);
      case CAS_REGISTER -> {
        int from = random.nextInt(2);
        switch (random.nextInt(4)) {
          case 0 -> ops.cas(start, end, from, random.nextInt(3));
          case 1 -> ops.refused(start, start + length, from, random.nextInt(3));
          default -> readOrWrite(ops, random, start, start + length, end);
        }
      }
      case COUNTER -> {
        if (random.nextBoolean()) {
          ops.add(start, end, random.nextInt(4) - 1);
        } else {
          ops.read(start, start + length, random.nextInt(4));
        }
      }
      case KV -> {
        List<String> texts = List.of("a", "b", "ab", "", "ba");
        switch (random.nextInt(4)) {
          case 0 -> ops.write(start, end, Values.quoted(texts.get(random.nextInt(5))));
          case 1 -> ops.append(start, end, texts.get(random.nextInt(3)));
          default -> ops.read(start, start + length, Values.quoted(texts.get(random.nextInt(5))));
        }
      }
    }
  }

  private static void readOrWrite(Ops ops, RandomStream random, long start, long to, long end) {
    Object value = random.nextInt(6) == 0 ? Values.NIL : random.nextInt(3);
    if (random.nextBoolean()) {
      ops.write(start, end, value);
    } else {
      ops.read(start, to, value);
    }
  }

  /**
   * Zones decide unique writes, in small histories against brute force, in larger against search.
   */
  @Test
  void zonesAgree() {
    RandomStream random = stream("zones");
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int run = 0; run < RUNS; run++) {
      boolean small = run % 2 == 0;
      List<Operation> list = unique(random, 1 + random.nextInt(small ? MOST : 30));
      assertThat(Zones.fit(list, Values.NIL)).isTrue();
      Verdict verdict =
          small
              ? new BruteForce(false).decide(list, Values.NIL)
              : new KeyCheck(Model.REGISTER, Values.NIL, Limits.ofSteps()).search(list);
      assertThat(Zones.decide(list, Values.NIL)).as("run %d: %s", run, list).isEqualTo(verdict);
      verdicts.merge(verdict, 1, Integer::sum);
    }
    assertThat(verdicts.get(Verdict.VALID)).isGreaterThan(RUNS / 20);
    assertThat(verdicts.get(Verdict.INVALID)).isGreaterThan(RUNS / 20);
  }

  /** A register as it was, with one read in four histories that may be wrong. */
  private static List<Operation> unique(RandomStream random, int count) {
    Ops ops = new Ops();
    String state = Values.NIL;
    String before = Values.NIL;
    boolean wrong = random.nextInt(3) == 0;
    for (int i = 0; i < count; i++) {
      long instant = 4L * i;
      long start = instant - random.nextInt(12);
      long end = instant + random.nextInt(12);
      boolean open = random.nextInt(5) == 0;
      if (random.nextBoolean()) {
        boolean never = open && random.nextBoolean();
        ops.write(start, open ? Operation.NEVER : end, i);
        before = never ? before : state;
        state = never ? state : Integer.toString(i);
      } else {
        String other = random.nextInt(8) == 0 ? Integer.toString(i + 1) : before;
        ops.read(start, end, wrong && random.nextInt(4) == 0 ? other : state);
      }
    }
    return ops.list();
  }

  /** The prefix that fails is the shortest, and what is said to matter still fails. */
  @Test
  void failuresAreMinimal() {
    RandomStream random = stream("failures");
    BruteForce brute = new BruteForce(false);
    int invalid = 0;
    for (int run = 0; run < RUNS; run++) {
      Ops ops = new Ops();
      int count = 2 + random.nextInt(MOST - 1);
      IntStream.range(0, count).forEach(i -> any(ops, Model.CAS_REGISTER, random));
      Finding finding = ops.check(Optional.of(Model.CAS_REGISTER));
      if (finding.verdict() == Verdict.INVALID) {
        invalid++;
        Finding.Failure failure = finding.failure().orElseThrow();
        assertThat(failure.core()).contains(failure.culprit());
        assertThat(brute.decide(failure.core(), Values.NIL)).isEqualTo(Verdict.INVALID);
        List<Operation> before =
            ops.list().stream()
                .filter(o -> o.start() <= failure.culprit().end())
                .filter(o -> o.id() != failure.culprit().id() || !o.isObserver())
                .map(o -> o.end() < failure.culprit().end() ? o : o.open())
                .filter(o -> !o.isOpen() || !o.isObserver())
                .toList();
        assertThat(brute.decide(before, Values.NIL)).as("%s", before).isEqualTo(Verdict.VALID);
      }
    }
    assertThat(invalid).isGreaterThan(RUNS / 20);
  }
}
