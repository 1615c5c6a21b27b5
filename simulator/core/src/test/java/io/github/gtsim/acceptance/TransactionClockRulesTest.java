package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows a part of a transaction does not go by its timestamp (FACTS R-6, I-5). */
class TransactionClockRulesTest {
  /**
   * C has B's a at 4 s, which was written on the transaction's, and the transaction itself at 6 s.
   * By A's clock, ten seconds ahead, and raw timestamps B's a is the older one.
   */
  @ParameterizedTest
  @CsvSource({"monotonic, 1ms", "monotonic, 10s", "raw, 1ms", "raw, 10s"})
  void whatWasWrittenOnAPartShowsItWhateverItsTimestamp(String assign, String ahead) {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { lag: 1s, pairs: [{ from: =A=, to: =C=, lag: 5s }] }
                faults: [{ fault: clock-skew, region: =A=, offset: AHEAD, at: 0s }]
                script:
                  - at: 1s
                    region: =A=
                    transact:
                      - { put: { key: a, set: { v: 1 } } }
                      - { put: { key: b, set: { v: 1 } } }
                  - { at: 3s, region: =B=, update: { key: a, set: { w: 2 } }, expect: { v: 1 } }
                """
                    .replace("AHEAD", ahead)),
            "clock.assign=" + assign);

    ran.held();
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(2000);
  }

  /** B's own a took the place of one that was on its way, and gives way to what became of that. */
  @ParameterizedTest
  @CsvSource({"monotonic", "raw"})
  void whatWasPassedOverIsShownByWhatWasWrittenOnIt(String assign) {
    Ran ran =
        Ran.with(
            Small.mrecWithOwnLag(
                """
                replication: { ordering: none, lag: 2s }
                faults:
                  - { fault: link-degradation, from: =A=, to: =B=, at: 0s, for: 1.1s, add: 10s }
                script:
                  - at: 1s
                    region: =A=
                    transact:
                      - { put: { key: a, set: { v: 1 } } }
                      - { put: { key: b, set: { v: 1 } } }
                  - { at: 1.5s, region: =B=, put: { key: a, set: { v: 9 } } }
                  - { at: 1.6s, region: =A=, update: { key: a, set: { w: 2 } } }
                """),
            "clock.assign=" + assign);

    // From 3.6 s on B holds what A has made of its a; b comes at 13 s.
    assertThat(ran.count("transactions.partiallyVisible")).isEqualTo(1);
    assertThat(ran.number("transactions.windowMs.max")).isEqualTo(9400);
  }
}
