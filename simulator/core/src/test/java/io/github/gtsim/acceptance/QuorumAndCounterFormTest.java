package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms 6 and 7, which hold exactly. */
class QuorumAndCounterFormTest {
  private static Ran writers(String faults, int serviceMillis) {
    StringBuilder groups = new StringBuilder("clients:\n");
    for (String region : List.of("=A=", "=B=", "=C=")) {
      groups.append(
          """
            - name: in-%s
              region: %s
              arrivals: { rate: 10/s, process: constant }
              keys: { distribution: unique }
              mix: { put: 100%% }
              retry: none
          """
              .formatted(region, region));
    }
    return Ran.with(Small.mrsc(groups + faults), "network.service.write=" + serviceMillis + "ms");
  }

  /** One way A to B 50 ms, B to C 40 ms, A to C 10 ms: the smaller of two round trips. */
  @ParameterizedTest
  @CsvSource({
    "0, us-east-1, us-east-2, 20",
    "4, us-east-1, us-east-2, 24",
    "4, us-west-2, us-east-2, 84",
    "9, us-east-2, us-east-1, 29"
  })
  void anMrscWriteTakesTheSmallerOfTwoRoundTrips(
      int service, String region, String nearest, double millis) {
    String max = "latency." + region + ".put.maxMs";

    assertThat(writers("", service).number(max)).isEqualTo(millis);
    String slow =
        "faults: [{ fault: link-degradation, between: [%s, %s], factor: 1.1, at: 0s }]\n"
            .formatted(region, nearest);
    assertThat(writers(slow, service).number(max)).isNotEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-2, us-east-1, 104",
    "us-east-2, us-west-2, 104",
    "us-east-1, us-east-2, 84",
    "us-west-2, us-east-1, 24"
  })
  void withTheNearestGoneItTakesTheOther(String gone, String region, double millis) {
    String faults = "faults: [{ fault: region-outage, region: GONE, at: 0s }]\n";
    Ran ran = writers(faults.replace("GONE", gone), 4);

    assertThat(ran.number("latency." + region + ".put.maxMs")).isEqualTo(millis);
  }

  /** B's come {@code after} milliseconds after A's. */
  private static String increments(int each, String lag, int after) {
    StringBuilder yaml = new StringBuilder("replication: { lag: " + lag + " }\nscript:\n");
    for (int i = 0; i < each; i++) {
      for (String region : List.of("=A=", "=B=")) {
        yaml.append(
            "  - { at: %dms, region: %s, update: { key: k, add: { n: 1 } } }\n"
                .formatted(1000 + i * 20 + (region.equals("=B=") ? after : 0), region));
      }
    }
    return yaml.toString();
  }

  /** n increments each at the same instants inside one lag window: final n, n are missing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50})
  void countersOfTwoRegions(int each) {
    Ran ran = Ran.of(Small.mrecWithOwnLag(increments(each, "3s", 0)));

    assertThat(ran.count("counters.applied")).isEqualTo(2L * each);
    assertThat(ran.count("counters.final")).isEqualTo(each);
    assertThat(ran.count("counters.shortfall")).isEqualTo(each);
    Ran quorum = Ran.of(Small.mrsc(increments(each, "3s", 0)));
    assertThat(quorum.count("counters.shortfall")).isZero();
  }

  /** Where the window is not kept, the form is not met. */
  @ParameterizedTest
  @ValueSource(ints = {7, 50})
  void countersOutsideOfOneLagWindow(int each) {
    Ran ran = Ran.of(Small.mrecWithOwnLag(increments(each, "5ms", 10)));

    assertThat(ran.count("counters.final")).isEqualTo(2L * each);
    assertThat(ran.count("counters.shortfall")).isZero();
  }
}
