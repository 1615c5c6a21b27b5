package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which share of requests was served: reads, writes, and both. */
class AvailabilityRulesTest {
  /** Thirty at one a second: A alone can neither write nor read strongly, from 10 s to 20 s. */
  @Test
  void readsAndWritesAreCountedApart() {
    String group =
        """
          - name: NAME
            region: =A=
            arrivals: { rate: 1/s, process: constant }
            keys: { space: NAME, count: 10 }
            mix: { MIX: 100% }
            reads: READS
            retry: none
            timeout: 2s
        """;
    Ran ran =
        Ran.of(
            Small.mrsc(
                "faults: [{ fault: region-isolation, region: =A=, at: 9.5s, for: 10s }]\nclients:\n"
                    + group.replace("NAME", "a").replace("MIX", "put").replace("READS", "strong")
                    + group.replace("NAME", "b").replace("MIX", "get").replace("READS", "strong")
                    + group.replace("NAME", "c").replace("MIX", "get").replace("READS", "eventual")
                    + group
                        .replace("NAME", "d")
                        .replace("MIX", "get")
                        .replace("READS", "eventual")));

    assertThat(ran.count("requests.sent")).isEqualTo(120);
    assertThat(ran.count("requests.ok")).isEqualTo(100);
    assertThat(ran.number("availability.all")).isEqualTo(0.833333);
    assertThat(ran.number("availability.reads")).isEqualTo(0.888889);
    assertThat(ran.number("availability.writes")).isEqualTo(0.666667);
  }

  /** A refused condition is an answer, though no success. */
  @Test
  void aRefusedConditionIsServed() {
    Ran ran =
        Ran.of(
            Small.single(
                """
                clients:
                  - name: creators
                    region: =A=
                    arrivals: { rate: 1/s, process: constant }
                    keys: { count: 1 }
                    mix: { create: 100% }
                """));

    assertThat(ran.count("requests.ok")).isEqualTo(1);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(29);
    assertThat(ran.number("availability.all")).isEqualTo(1);
    assertThat(ran.number("availability.writes")).isEqualTo(1);
    assertThat(ran.has("availability.reads")).isFalse();
  }
}
