package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operations and their conditions do to an item. */
class OperationRulesTest {
  private static final String CONDITIONS =
      """
      script:
        - { at: 1s, region: =A=, put: { key: k, set: { v: 0 }, if: exists },
            expect: { error: ConditionalCheckFailedException } }
        - { at: 2s, region: =A=, put: { key: k, set: { v: 5 }, if: absent },
            expect: { outcome: ok } }
        - { at: 3s, region: =A=, put: { key: k, set: { v: 0 }, if: absent },
            expect: { outcome: fail } }
        - { at: 4s, region: =A=, update: { key: k, add: { v: 1 }, if: { v: ">= 5" } },
            expect: { v: 6 } }
        - { at: 5s, region: =A=, update: { key: k, add: { v: 1 }, if: { v: "< 6" } },
            expect: { outcome: fail } }
        - { at: 6s, region: =A=, update: { key: k, add: { v: 1 }, if: { v: "!= 6" } },
            expect: { outcome: fail } }
        - { at: 7s, region: =A=, update: { key: k, add: { v: -2 }, if: { v: 6 } },
            expect: { v: 4 } }
        - { at: 8s, region: =A=, update: { key: k, set: { w: x }, if: { v: "<= 4" } },
            expect: { v: 4, w: x } }
        - { at: 9s, region: =A=, delete: { key: k, if: { w: y } }, expect: { outcome: fail } }
        - { at: 10s, region: =A=, delete: { key: k, if: { missing: "> 0" } },
            expect: { outcome: fail } }
        - { at: 11s, region: =A=, delete: { key: k, if: { w: x } }, expect: { outcome: ok } }
        - { at: 12s, region: =A=, get: { key: k, consistency: strong }, expect: absent }
        - { at: 13s, region: =A=, put: { key: k, set: { v: 9 }, if: absent },
            expect: { outcome: ok } }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void conditionsCompareWithWhatIsStored(String mode) {
    Ran ran = Ran.with(Small.mrec(CONDITIONS), "table.mode=" + mode);

    assertThat(ran.report().expectationsHeld()).as(ran.report().summary().toString()).isTrue();
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(6);
    assertThat(ran.count("requests.failed")).isEqualTo(6);
    assertThat(ran.count("creates.acknowledged")).isEqualTo(2);
    assertThat(ran.count("creates.duplicate")).isZero();
  }

  private static final String TWO_USERS =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { users: 2, think: 1s }
          keys: { count: 1 }
          mix: { OPERATION: 100% }
          reads: strong
      """;

  private static Ran twoUsers(String operation) {
    return Ran.with(
        Small.mrec(TWO_USERS.replace("OPERATION", operation)),
        "duration=10s",
        "network.service.write=4ms",
        "network.service.read=3ms");
  }

  /** Two users read at one instant, so that the second to write finds another version. */
  @Test
  void ofTwoCompareAndSetsAtOnceOneIsRefused() {
    Ran ran = twoUsers("compare-and-set");

    assertThat(ran.count("requests.sent")).isEqualTo(18);
    assertThat(ran.count("requests.attempts")).isEqualTo(36);
    assertThat(ran.count("requests.ok")).isEqualTo(9);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(9);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(9);
  }

  @Test
  void ofTwoReadModifyWritesAtOnceBothAreApplied() {
    Ran ran = twoUsers("read-modify-write");

    assertThat(ran.count("requests.sent")).isEqualTo(18);
    assertThat(ran.count("requests.attempts")).isEqualTo(36);
    assertThat(ran.count("requests.ok")).isEqualTo(18);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(18);
    assertThat(ran.number("latency.us-east-1.read-modify-write.maxMs")).isEqualTo(7);
  }

  /** What somebody else has written since the read is written over, in other attributes, too. */
  @Test
  void aReadModifyWritePutsTheWholeItemAsItWasRead() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                clients:
                  - name: users
                    region: =A=
                    arrivals: { rate: 1/s, process: constant }
                    keys: { count: 1, space: k }
                    mix: { read-modify-write: 100% }
                    attribute: a
                script:
                  - { at: 1.001s, region: =A=, update: { key: k/0, set: { b: 7 } } }
                  - { at: 1.0035s, region: =A=, get: { key: k/0 }, expect: { b: 7 } }
                  - { at: 1.015s, region: =A=, get: { key: k/0 } }
                """),
            "duration=2.5s",
            "network.service.write=4ms",
            "network.service.read=2ms");

    assertThat(ran.report().expectationsHeld()).isTrue();
    JsonNode after = ran.report().summary().path("script").get(2).path("value");
    assertThat(after.has("a")).isTrue();
    assertThat(after.has("b")).isFalse();
  }

  @Test
  void ofTwoCreatesOfOneKeyOneIsRefused() {
    Ran ran = twoUsers("create");

    assertThat(ran.count("creates.acknowledged")).isEqualTo(1);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(ran.count("requests.sent") - 1);
  }

  @Test
  void incrementsOfOneRegionAddUp() {
    Ran ran = twoUsers("increment");

    assertThat(ran.count("counters.acknowledged")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.count("counters.final")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.count("counters.shortfall")).isZero();
  }

  /** A second delete of an item finds nothing to delete. */
  @Test
  void aDeleteOfAnAbsentItemChangesNothing() {
    Ran ran = twoUsers("delete");

    assertThat(ran.count("requests.ok")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.count("writes.noop")).isEqualTo(ran.count("requests.sent"));
    assertThat(ran.count("writes.acknowledged")).isZero();
  }
}
