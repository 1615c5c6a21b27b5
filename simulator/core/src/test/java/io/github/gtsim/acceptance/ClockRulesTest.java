package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timestamps where a Region's clock is wrong. */
class ClockRulesTest {
  private static final String AHEAD =
      """
      clock: { assign: raw }
      faults: [{ fault: clock-skew, region: =A=, offset: 10s, at: 0s }]
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
        - { at: 3s, region: =B=, put: { key: k, set: { v: 2 } } }
        - { at: 20s, region: =A=, get: { key: k } }
        - { at: 20s, region: =B=, get: { key: k } }
        - { at: 20s, region: =C=, get: { key: k } }
      """;

  /** B had seen A's write, and replaces it nowhere else: the replicas differ for good. */
  @Test
  void rawStampsOfAClockThatIsBehindLoseEverywhereElse() {
    Ran ran = Ran.of(Small.mrec(AHEAD));

    assertThat(ran.value(2, "v")).isEqualTo("1");
    assertThat(ran.value(3, "v")).isEqualTo("2");
    assertThat(ran.value(4, "v")).isEqualTo("1");
    assertThat(ran.text("promises.convergence")).isEqualTo("not promised");
    assertThat(ran.text("promises.monotonic")).isEqualTo("not promised");
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count("writes.concurrent")).isEqualTo(1);
    assertThat(ran.text("ledger[0].region")).isEqualTo("us-west-2");
    assertThat(ran.text("ledger[0].displacedBy.region")).isEqualTo("us-east-1");
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(8000);
  }

  /** The others held something as new before; B's own read is older than A's write. */
  @Test
  void freshnessAndStalenessGoByVersionsNotByInstants() {
    Ran ran = Ran.of(Small.mrec(AHEAD));

    assertThat(ran.number("freshness['us-west-2>us-east-1'].maxMs")).isZero();
    assertThat(ran.count("freshness['us-west-2>us-east-1'].never")).isZero();
    assertThat(ran.number("freshness['us-west-2>us-east-2'].maxMs")).isZero();
    assertThat(ran.number("freshness['us-east-1>us-west-2'].maxMs")).isEqualTo(1000);
    assertThat(ran.count("reads.eventual.stale")).isEqualTo(1);
    assertThat(ran.number("reads.eventual.ageMs.max")).isEqualTo(19_000);
  }

  /** A has held a version as great long before, though it holds a smaller one by then. */
  @Test
  void whatARegionHeldOnceWasHeldThen() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                clock: { assign: raw }
                faults: [{ fault: clock-skew, region: =A=, offset: 10s, at: 0s, for: 4s }]
                script:
                  - { at: 3s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 2 } } }
                  - { at: 8s, region: =B=, put: { key: k, set: { v: 3 } } }
                  - { at: 8.999s, region: =A=, get: { key: k }, expect: { v: 2 } }
                  - { at: 20s, region: =A=, get: { key: k }, expect: { v: 3 } }
                  - { at: 20s, region: =B=, get: { key: k }, expect: { v: 3 } }
                  - { at: 20s, region: =C=, get: { key: k }, expect: { v: 1 } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.number("freshness['us-west-2>us-east-1'].maxMs")).isZero();
    assertThat(ran.count("writes.acknowledged")).isEqualTo(3);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isEqualTo(2);
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(8000);
    assertThat(ran.number("ledger[1].byMs")).isEqualTo(5000);
  }

  /** FACTS I-5: our model's default lets no local write be born smaller than the stored one. */
  @Test
  void monotonicStampsKeepBothPromises() {
    Ran ran = Ran.with(Small.mrec(AHEAD), "clock.assign=monotonic");

    for (int read = 2; read < 5; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("2");
    }
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
    assertThat(ran.count("writes.lost")).isZero();
  }

  /** Of writes that have not seen each other a clock that is ahead wins, one behind loses. */
  @ParameterizedTest
  @ValueSource(strings = {"monotonic", "raw"})
  void ofConcurrentWritesTheClockDecides(String assign) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                faults:
                  - { fault: clock-skew, region: =A=, offset: 300ms, at: 1s, for: 8s }
                  - { fault: clock-skew, region: =A=, offset: -300ms, at: 10s, for: 9s }
                script:
                  - { at: 5s, region: =A=, put: { key: k, set: { v: A } } }
                  - { at: 5.2s, region: =B=, put: { key: k, set: { v: B } } }
                  - { at: 8s, region: =C=, get: { key: k }, expect: { v: A } }
                  - { at: 15s, region: =B=, put: { key: l, set: { v: B } } }
                  - { at: 15.2s, region: =A=, put: { key: l, set: { v: A } } }
                  - { at: 18s, region: =C=, get: { key: l }, expect: { v: B } }
                  - { at: 19s, region: =B=, put: { key: m, set: { v: B } } }
                  - { at: 19.2s, region: =A=, put: { key: m, set: { v: A } } }
                  - { at: 23s, region: =C=, get: { key: m }, expect: { v: A } }
                """),
            "clock.assign=" + assign);

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.lost")).isEqualTo(3);
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(100);
    assertThat(ran.number("ledger[1].byMs")).isEqualTo(100);
    assertThat(ran.number("ledger[2].byMs")).isEqualTo(200);
  }

  /** A tenth a second, from the start of the fault: at 6 s it shows 6.5 s. */
  @Test
  void driftCountsFromTheStartOfTheFault() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                faults: [{ fault: clock-skew, region: =A=, drift: 100000ppm, at: 1s, for: 10s }]
                script:
                  - { at: 6s, region: =A=, put: { key: k, set: { v: A } } }
                  - { at: 6.499s, region: =B=, put: { key: k, set: { v: B } } }
                  - { at: 6s, region: =A=, put: { key: l, set: { v: A } } }
                  - { at: 6.501s, region: =B=, put: { key: l, set: { v: B } } }
                  - { at: 9s, region: =C=, get: { key: k }, expect: { v: A } }
                  - { at: 9s, region: =C=, get: { key: l }, expect: { v: B } }
                  - { at: 11s, region: =A=, put: { key: m, set: { v: A } } }
                  - { at: 11.001s, region: =B=, put: { key: m, set: { v: B } } }
                  - { at: 14s, region: =C=, get: { key: m }, expect: { v: B } }
                """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** Where one Region alone uses an item its order is that of its writes, whatever they say. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "single-region"})
  void anItemOfOneRegionStaysLinearizable(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                clock: { assign: raw }
                faults: [{ fault: clock-skew, region: =A=, offset: 10s, at: 0s, for: 4s }]
                clients:
                  - name: shoppers
                    region: =A=
                    arrivals: { rate: 20/s }
                    keys: { count: 2 }
                    mix: { put: 50%, get: 50% }
                    reads: strong
                """),
            "table.mode=" + mode);

    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
    assertThat(ran.text("promises.monotonic")).isEqualTo("not promised");
  }

  /** MODEL 3.2: its order is that of the journal. */
  @Test
  void mrscDoesNotMindClocks() {
    Ran ran = Ran.of(Small.mrsc(AHEAD));

    for (int read = 2; read < 5; read++) {
      assertThat(ran.value(read, "v")).isEqualTo("2");
    }
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
    assertThat(ran.count("writes.lost")).isZero();
  }
}
