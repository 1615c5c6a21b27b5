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

  /** With room for all configurations that it was in, and for hardly any. */
  @ParameterizedTest
  @EnumSource
  void searchAgreesWithBruteForce(Model model) {
    RandomStream random = stream(model.text());
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    Limits forgetful = new Limits(1_000_000, 8, () -> false);
    for (int run = 0; run < RUNS; run++) {
      List<Operation> list = some(model, 1 + random.nextInt(MOST), random).list();
      String initial = value(model, random);
      Verdict verdict = new BruteForce(model).decide(list, initial);
      for (Limits limits : List.of(Limits.ofSteps(), forgetful)) {
        assertThat(new KeyCheck(model, initial, limits).search(list))
            .as("run %d from %s: %s", run, initial, list)
            .isEqualTo(verdict);
      }
      verdicts.merge(verdict, 1, Integer::sum);
    }
    assertThat(verdicts.get(Verdict.VALID)).isGreaterThan(RUNS / 20);
    assertThat(verdicts.get(Verdict.INVALID)).isGreaterThan(RUNS / 20);
  }

  private static Ops some(Model model, int count, RandomStream random) {
    Ops ops = new Ops();
    IntStream.range(0, count).forEach(i -> any(ops, model, random));
    return ops;
  }

  private static void any(Ops ops, Model model, RandomStream random) {
    long start = random.nextInt(INSTANTS);
    long seen = start + random.nextInt(1 + random.nextInt(INSTANTS));
    long end = random.nextInt(4) == 0 ? Operation.NEVER : seen;
    String value = value(model, random);
    switch (pick(random, actions(model))) {
      case "read" -> ops.read(start, seen, value);
      case "write" -> ops.write(start, end, value);
      case "cas" -> ops.cas(start, end, value, value(model, random));
      case "refused" -> ops.refused(start, seen, value, value(model, random));
      case "add" -> ops.add(start, end, random.nextInt(4) - 1);
      default -> ops.append(start, end, pick(random, List.of("a", "b", "ab", "")));
    }
  }

  private static List<String> actions(Model model) {
    return switch (model) {
      case REGISTER -> List.of("read", "write");
      case CAS_REGISTER -> List.of("read", "read", "write", "write", "cas", "refused");
      case COUNTER ->
          List.of("read", "read", "read", "add", "add", "add", "write", "cas", "refused");
      case KV -> List.of("read", "read", "append", "append", "write", "write", "cas", "refused");
    };
  }

  /** One of few, so that they meet; nil and what it counts as among them. */
  private static String value(Model model, RandomStream random) {
    return switch (model) {
      case REGISTER, CAS_REGISTER -> pick(random, List.of(Values.NIL, "0", "1", "1", "2"));
      case COUNTER -> pick(random, List.of(Values.NIL, "0", "0", "1", "1", "2", "3", "\"a\""));
      case KV -> pick(random, List.of(Values.NIL, "\"\"", "\"a\"", "\"b\"", "\"ab\"", "7"));
    };
  }

  private static String pick(RandomStream random, List<String> from) {
    return from.get(random.nextInt(from.size()));
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
      String initial = random.nextBoolean() ? Values.NIL : "-1";
      List<Operation> list = unique(random, initial, 1 + random.nextInt(small ? MOST : 30));
      assertThat(Zones.fit(list, initial)).isTrue();
      Verdict verdict =
          small
              ? new BruteForce(Model.REGISTER).decide(list, initial)
              : new KeyCheck(Model.REGISTER, initial, Limits.ofSteps()).search(list);
      assertThat(Zones.decide(list, initial)).as("run %d: %s", run, list).isEqualTo(verdict);
      verdicts.merge(verdict, 1, Integer::sum);
    }
    assertThat(verdicts.get(Verdict.VALID)).isGreaterThan(RUNS / 20);
    assertThat(verdicts.get(Verdict.INVALID)).isGreaterThan(RUNS / 20);
  }

  /** A register as it was, with one read in four histories that may be wrong. */
  private static List<Operation> unique(RandomStream random, String initial, int count) {
    Ops ops = new Ops();
    String state = initial;
    String before = initial;
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
  @ParameterizedTest
  @EnumSource
  void failuresAreMinimal(Model model) {
    RandomStream random = stream("failures " + model.text());
    int invalid = 0;
    for (int run = 0; run < RUNS; run++) {
      Ops ops = some(model, 2 + random.nextInt(MOST - 1), random);
      String initial = value(model, random);
      Finding finding = ops.check(Optional.of(model), initial);
      if (finding.verdict() == Verdict.INVALID) {
        invalid++;
        Finding.Failure failure = finding.failure().orElseThrow();
        assertThat(failure.core()).contains(failure.culprit());
        assertThat(new BruteForce(model).decide(failure.core(), initial))
            .isEqualTo(Verdict.INVALID);
        List<Operation> before =
            ops.list().stream()
                .filter(o -> o.start() <= failure.culprit().end())
                .filter(o -> o.id() != failure.culprit().id() || !o.isObserver())
                .map(o -> o.end() < failure.culprit().end() ? o : o.open())
                .filter(o -> !o.isOpen() || !o.isObserver())
                .toList();
        assertThat(new BruteForce(model).decide(before, initial))
            .as("%s", before)
            .isEqualTo(Verdict.VALID);
      }
    }
    assertThat(invalid).isGreaterThan(RUNS / 20);
  }
}
