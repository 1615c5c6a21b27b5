package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.workload.RetryPolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that would keep a run at one instant, or let time overflow, are refused. */
class LeastAndMostTest {
  private static final String RATE = "must be between 0.000000001/s and 1000000000/s, not ";

  @ParameterizedTest
  @CsvSource({
    "mrsc, retransmit, 0s, must be at least 1ms",
    "mrsc, retransmit, 999us, must be at least 1ms",
    "mrsc, requestTimeout, 0s, must be at least 1ms",
    "mrsc, requestTimeout, 1ns, must be at least 1ms",
    "replication, hold, 0s, must be at least 1ms",
    "replication, retry, 0s, must be at least 1ms",
    "mrsc, catchUpRate, 0/s, must be above 0",
    "replication, catchUpRate, 0/s, must be above 0",
  })
  void isAProblemAtItsPlace(String section, String key, String value, String message)
      throws Exception {
    String place = "13:" + (key.length() + 5) + " " + section + "." + key;
    assertThat(problems(section, key, value)).containsExactly(place + " | " + message + " | ");
  }

  @ParameterizedTest
  @CsvSource({
    "mrsc, catchUpRate, 1000000000000/s",
    "mrsc, catchUpRate, 0.0000000001/s",
    "replication, catchUpRate, 1000000000000/s",
    "replication, catchUpRate, 0.0000000001/s",
  })
  void noRateIsHugeOrTiny(String section, String key, String value) throws Exception {
    assertThat(problems(section, key, value))
        .containsExactly("13:16 " + section + "." + key + " | " + RATE + "'" + value + "'" + " | ");
  }

  private static List<String> problems(String section, String key, String value) throws Exception {
    String more = section + ":\n  " + key + ": " + value + "\n";
    return Samples.lines(Samples.problems(Samples.small(more), Selection.BASE));
  }

  @ParameterizedTest
  @CsvSource({
    "mrsc, retransmit, 1ms",
    "mrsc, requestTimeout, 1ms",
    "mrsc, catchUpRate, 1000000000/s",
    "replication, hold, 1ms",
    "replication, catchUpRate, 0.000000001/s",
  })
  void theLeastAndTheMostAreAllowed(String section, String key, String value) throws Exception {
    assertThat(problems(section, key, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, 1s, 20s", "1000, 1h, 365d", "9, 9s, 20s"})
  void anyBackOffIsAllowed(int attempts, String base, String cap) throws Exception {
    String retry = "retry: {attempts: " + attempts + ", base: " + base + ", cap: " + cap + "}";
    ScenarioFile file = Samples.replaced("region: us-east-1", "region: us-east-1\n    " + retry);
    assertThat(file.resolve(Selection.BASE).clients().get(0).retry())
        .isEqualTo(
            new RetryPolicy(
                attempts, Quantities.duration(base), 1_000_000_000L, Quantities.duration(cap)));
  }
}
