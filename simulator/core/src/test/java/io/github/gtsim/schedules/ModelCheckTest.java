package io.github.gtsim.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.experiment.Hasty;
import io.github.gtsim.experiment.Impatient;
import io.github.gtsim.schedules.Call.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every schedule of the small cases keeps every promise. {@code -Dgtsim.schedules=all} runs all of
 * them, some minutes long; without it those that differ little from the usual one. Each family has
 * as many as it had, so none is left out unseen; {@code -Dgtsim.golden=update} writes how many
 * down.
 */
class ModelCheckTest {
  private static final boolean SMALL = !"all".equals(System.getProperty("gtsim.schedules"));
  private static final boolean UPDATE = "update".equals(System.getProperty("gtsim.golden"));

  @Test
  void everyScheduleKeepsEveryPromise() throws Exception {
    long start = System.nanoTime();
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    Counts counts = new Counts(new LinkedHashMap<>());
    try {
      for (Family family : submitted(workers)) {
        counts.families().put(family.name(), family.schedules());
      }
    } finally {
      workers.shutdownNow();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d schedules in %.0f s (%,.0f schedules/s)%n",
        counts.sum(), seconds, counts.sum() / seconds);
    if (UPDATE) {
      counts.keep(SMALL);
    }
    assertThat(counts).isEqualTo(Counts.kept(SMALL));
  }

  @Test
  void theReadmeSaysHowManySchedulesThereAre() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    assertThat(readme)
        .contains("%,d schedules".formatted(Counts.kept(true).sum()))
        .contains("all %,d of them".formatted(Counts.kept(false).sum()));
  }

  /** The setups of a family, each at work. */
  private record Family(String name, List<Future<Long>> setups) {
    long schedules() throws InterruptedException, ExecutionException {
      long sum = 0;
      for (Future<Long> setup : setups) {
        sum += setup.get();
      }
      return sum;
    }
  }

  private static List<Family> submitted(ExecutorService workers) {
    List<Family> families = new ArrayList<>();
    for (List<Setup> family : new Setups(SMALL).families()) {
      List<Future<Long>> setups = new ArrayList<>();
      for (Setup setup : family) {
        setups.add(workers.submit(() -> allKeepEveryPromise(setup)));
      }
      families.add(new Family(family.get(0).name().split(":")[0], setups));
    }
    return families;
  }

  private static long allKeepEveryPromise(Setup setup) {
    Explorer explorer = new Explorer(setup);
    assertThat(explorer.explore()).isEmpty();
    return explorer.schedules();
  }

  @Test
  @EnabledIfSystemProperty(named = Violation.PROPERTY, matches = ".*")
  void tellsOneSchedule() {
    Violation.parse(System.getProperty(Violation.PROPERTY)).story().forEach(System.out::println);
  }

  private static long schedules(Setup.Kind kind, int[] delays) {
    List<Call> calls = List.of(new Call(Kind.PUT, "us-east-1", 1));
    List<String> regions = List.of("us-east-1", "eu-west-1", "ap-northeast-1");
    return allKeepEveryPromise(
        new Setup(
            "one write",
            kind,
            regions,
            delays,
            Integer.MAX_VALUE,
            calls,
            Optional.empty(),
            0,
            UnaryOperator.identity()));
  }

  /** Two records; or two proposals, two answers, and the record from who had it first. */
  @Test
  void aWriteHasAsManySchedulesAsItsMessagesHaveDelays() {
    assertThat(schedules(Setup.Kind.MREC, new int[] {1, 2, 4})).isEqualTo(9);
    assertThat(schedules(Setup.Kind.MRSC, new int[] {1, 2, 4})).isEqualTo(243);
    assertThat(schedules(Setup.Kind.MRSC_WITH_WITNESS, new int[] {1, 4})).isEqualTo(32);
  }

  /** Finds what is broken in one of the setups whose names begin so, and tells it twice. */
  private static Violation found(String name, UnaryOperator<ConsistencyMode> broken) {
    for (List<Setup> family : new Setups(true).families()) {
      for (Setup setup : family) {
        Optional<Violation> found =
            setup.name().startsWith(name)
                ? new Explorer(setup.broken(broken)).explore()
                : Optional.empty();
        if (found.isPresent()) {
          List<String> story = found.get().story();
          assertThat(story).isEqualTo(found.get().story()).hasSizeGreaterThan(4);
          assertThat(story).last().isEqualTo("broken: " + found.get().what());
          return found.get();
        }
      }
    }
    throw new AssertionError("nothing is found in " + name);
  }

  @Test
  void findsThatTiesAreNotBroken() {
    assertThat(found("mrec", mode -> new Hasty(mode, (a, b) -> a.stamp() > b.stamp())).what())
        .contains("convergence");
  }

  @Test
  void findsThatTheLastToArriveWins() {
    assertThat(found("mrec", mode -> new Hasty(mode, (a, b) -> true)).what()).contains("monotonic");
  }

  @Test
  void findsAnAcknowledgementBeforeTheQuorum() {
    UnaryOperator<ConsistencyMode> hasty = mode -> new Hasty(mode, Version::isNewerThan);
    assertThat(found("mrsc, a write and a read", hasty).what()).contains("linearizab");
    assertThat(found("witness, a write and a read, a fault: loss of us-east-1", hasty).what())
        .contains("durability");
  }

  @Test
  void findsAReadWhileCatchingUp() {
    assertThat(found("mrsc, a write and a late read", Impatient::new).what())
        .contains("linearizab");
  }

  @Test
  void aViolationSaysHowToSeeItAgain() {
    Violation violation = found("mrec of three", mode -> new Hasty(mode, (a, b) -> true));
    assertThat(violation.toString()).contains("Replay: mvn ", "eu-west-1: a message", " holds ");
    String text = violation.setup().name() + " # " + violation.choices();
    assertThat(violation.toString()).contains("'-Dgtsim.schedule=" + text + "'");
    Violation sound = Violation.parse(text);
    assertThat(sound.choices()).isEqualTo(violation.choices());
    assertThat(sound.story()).last().isEqualTo("nothing is broken");
  }
}
