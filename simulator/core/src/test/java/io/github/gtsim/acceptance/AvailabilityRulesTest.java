package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which share of requests was served: reads, writes, and both. */
class AvailabilityRulesTest {
  private static String group(String name, String kind, String reads) {
    return """
          - name: NAME
            region: =A=
            arrivals: { rate: 1/s, process: constant }
            keys: { space: NAME, count: 10 }
            mix: { KIND: 100% }
            reads: READS
            retry: none
            timeout: 2s
        """
        .replace("NAME", name)
        .replace("KIND", kind)
        .replace("READS", reads);
  }

  /** Thirty of each: A, alone from 9.5 s to 19.5 s, can neither write nor read strongly. */
  @Test
  void readsAndWritesAreCountedApart() {
    String clients =
        "clients:\n"
            + group("a", "put", "strong")
            + group("b", "get", "strong")
            + group("c", "get", "eventual");
    String alone = "faults: [{ fault: region-isolation, region: =A=, at: 9.5s, for: 10s }]\n";
    Ran ran = Ran.of(Small.mrsc(alone + clients));

    assertThat(ran.count("requests.sent")).isEqualTo(90);
    assertThat(ran.count("requests.ok")).isEqualTo(70);
    assertThat(ran.number("availability.all")).isEqualTo(0.777778);
    assertThat(ran.number("availability.reads")).isEqualTo(0.833333);
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
