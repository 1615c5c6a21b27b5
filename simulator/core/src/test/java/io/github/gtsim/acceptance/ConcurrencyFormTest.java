package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Closed forms 1 and 2: writes that do not know each other, and reads that miss the newest. */
class ConcurrencyFormTest {
  private static final int RUNS = 12;

  /** A world whose lags are a tenth longer than the form is told. */
  private static final String MIS_SCALED =
      "faults=[{fault: replication-slowdown, region: us-east-1, factor: 1.1, at: 0s}]";

  private static final String WORLD =
      """
      name: closed-form
      seed: 1
      duration: 8000s
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      network: { jitter: none, service: { write: 0ms, read: 0ms } }
      replication: { lag: LAG, ordering: none }
      clients:
      """;

  private static String group(String region, double rate, String work) {
    return """
      - name: in-%s
        region: %s
        arrivals: { rate: %s/s }
        keys: { count: 1 }
        mix: { %s: 100%% }
        reads: strong
    """
        .formatted(region, region, rate, work);
  }

  private static String exponential(String mean) {
    return "{ distribution: exponential, mean: " + mean + " }";
  }

  private static double concurrent(Ran ran) {
    return (double) ran.count("writes.concurrent") / ran.count("writes.acknowledged");
  }

  /** Share of i's writes: 1 - exp(-λ_j L), of lags of mean m by chance λ_j m / (1 + λ_j m). */
  static Stream<Arguments> twoWriters() {
    double five = 1 - Math.exp(-0.5);
    double one = 1 - Math.exp(-2.5);
    return Stream.of(
        Arguments.of(1.0, 1.0, "1s", 1 - Math.exp(-1)),
        Arguments.of(5.0, 1.0, "500ms", (5 * five + one) / 6),
        Arguments.of(1.0, 1.0, exponential("1s"), 0.5),
        Arguments.of(2.0, 0.5, exponential("400ms"), (2 * (0.2 / 1.2) + 0.5 * (0.8 / 1.8)) / 2.5));
  }

  @ParameterizedTest
  @MethodSource("twoWriters")
  void theShareOfConcurrentWrites(double east, double west, String lag, double form) {
    String yaml =
        WORLD.replace("LAG", lag)
            + group("us-east-1", east, "put")
            + group("us-west-2", west, "put");
    Estimate share = Estimate.of(RUNS, yaml, ConcurrencyFormTest::concurrent);

    assertThat(share.agreesWith(form)).as("%s, not %s", share, form).isTrue();
    assertThat(share.isSharperThan(0.03, form)).as(share.toString()).isTrue();
    Estimate broken = Estimate.of(RUNS, yaml, ConcurrencyFormTest::concurrent, MIS_SCALED);
    assertThat(broken.agreesWith(form)).as("mis-scaled: %s", broken).isFalse();
  }

  /** With λ = (2, 1, 0.5) and 300 ms, 600 ms and 900 ms between them, whichever way. */
  @Test
  void theShareOfConcurrentWritesOfThree() {
    String yaml =
        WORLD.replace("us-west-2]", "us-west-2, eu-west-1]").replace("LAG", "300ms, pairs: PAIRS")
            + group("us-east-1", 2, "put")
            + group("us-west-2", 1, "put")
            + group("eu-west-1", 0.5, "put");
    String pairs =
        """
        [{from: us-east-1, to: eu-west-1, lag: 600ms},\
         {from: eu-west-1, to: us-east-1, lag: 600ms},\
         {from: us-west-2, to: eu-west-1, lag: 900ms},\
         {from: eu-west-1, to: us-west-2, lag: 900ms}]""";
    double east = 1 - Math.exp(-(1 * 0.3 + 0.5 * 0.6));
    double west = 1 - Math.exp(-(2 * 0.3 + 0.5 * 0.9));
    double europe = 1 - Math.exp(-(2 * 0.6 + 1 * 0.9));
    double form = (2 * east + west + 0.5 * europe) / 3.5;
    String complete = yaml.replace("PAIRS", pairs);
    Estimate share = Estimate.of(RUNS, complete, ConcurrencyFormTest::concurrent);

    assertThat(share.agreesWith(form)).as("%s, not %s", share, form).isTrue();
    Estimate broken = Estimate.of(RUNS, complete, ConcurrencyFormTest::concurrent, MIS_SCALED);
    assertThat(broken.agreesWith(form)).as("mis-scaled: %s", broken).isFalse();
  }

  /** By chance, 1 - Π 1 / (1 + λ_j m): what a Region's writes do on their ways is independent. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1s, 1", "2, 1, 1, 500ms, 0.5", "1, 1, 3, 400ms, 0.4"})
  void theShareOfConcurrentWritesOfThreeByChance(
      double east, double west, double europe, String mean, double m) {
    String yaml =
        WORLD.replace("us-west-2]", "us-west-2, eu-west-1]").replace("LAG", exponential(mean))
            + group("us-east-1", east, "put")
            + group("us-west-2", west, "put")
            + group("eu-west-1", europe, "put");
    double form =
        (east * either(west * m, europe * m)
                + west * either(east * m, europe * m)
                + europe * either(east * m, west * m))
            / (east + west + europe);
    double alike =
        (east * (west + europe) * m / (1 + (west + europe) * m)
                + west * (east + europe) * m / (1 + (east + europe) * m)
                + europe * (east + west) * m / (1 + (east + west) * m))
            / (east + west + europe);
    Estimate share = Estimate.of(RUNS, yaml, ConcurrencyFormTest::concurrent);

    assertThat(share.agreesWith(form)).as("%s, not %s", share, form).isTrue();
    assertThat(share.agreesWith(alike)).as("one lag for both: %s", alike).isFalse();
    Estimate broken = Estimate.of(RUNS, yaml, ConcurrencyFormTest::concurrent, MIS_SCALED);
    assertThat(broken.agreesWith(form)).as("mis-scaled: %s", broken).isFalse();
  }

  private static double either(double one, double other) {
    return 1 - 1 / ((1 + one) * (1 + other));
  }

  /** A strong read elsewhere misses the newest write: 1 - exp(-λL), or λm / (1 + λm). */
  static Stream<Arguments> readers() {
    return Stream.of(
        Arguments.of(1.0, "1s", 1 - Math.exp(-1)),
        Arguments.of(2.0, "300ms", 1 - Math.exp(-0.6)),
        Arguments.of(0.5, "2s", 1 - Math.exp(-1)),
        Arguments.of(1.0, exponential("1s"), 0.5),
        Arguments.of(2.0, exponential("300ms"), 0.6 / 1.6),
        Arguments.of(3.0, exponential("500ms"), 1.5 / 2.5));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void theShareOfStaleReads(double rate, String lag, double form) {
    String yaml =
        WORLD.replace("LAG", lag) + group("us-east-1", rate, "put") + group("us-west-2", 2, "get");
    Estimate share = Estimate.of(RUNS, yaml, ran -> ran.number("reads.strong.staleShare"));

    assertThat(share.agreesWith(form)).as("%s, not %s", share, form).isTrue();
    assertThat(share.isSharperThan(0.03, form)).as(share.toString()).isTrue();
    Estimate broken =
        Estimate.of(RUNS, yaml, ran -> ran.number("reads.strong.staleShare"), MIS_SCALED);
    assertThat(broken.agreesWith(form)).as("mis-scaled: %s", broken).isFalse();
  }
}
