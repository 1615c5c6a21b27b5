package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that expire (FACTS C-6). */
class TimeToLiveRulesTest {
  private static final String A = "cost.byRegion.us-east-1.";
  private static final String B = "cost.byRegion.us-west-2.";
  private static final String C = "cost.byRegion.us-east-2.";

  private static Ran ran(String sections, String... settings) {
    return Ran.with(Small.mrec(sections), List.of("table.ttl={after: 10s, delay: 2s}"), settings)
        .held();
  }

  /** An expired item is still read until the service gets to it. */
  @Test
  void anItemIsDeletedSomeTimeAfterItHasExpired() {
    Ran ran =
        ran(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 12.999s, region: =A=, get: { key: k }, expect: { v: 1 } }
              - { at: 12.999s, region: =B=, get: { key: k }, expect: { v: 1 } }
              - { at: 14.001s, region: =A=, get: { key: k }, expect: absent }
              - { at: 14.001s, region: =B=, get: { key: k }, expect: absent }
              - { at: 14.001s, region: =C=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
    assertThat(ran.count("writes.acknowledged")).isEqualTo(1);
    assertThat(ran.count("writes.surviving")).isEqualTo(1);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.text("promises.conservation")).isEqualTo("kept");
  }

  /** FACTS Z-1: nothing is written where there is no quorum; another Region deletes the item. */
  @Test
  void aRegionWithoutALeaderDeletesNothing() {
    for (String region : List.of("us-east-1", "us-west-2", "us-east-2")) {
      Ran ran =
          ran(
              """
              script:
                - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                - { at: 14.5s, region: OUT, get: { key: k }, expect: { v: 1 } }
                - { at: 17s, region: OUT, get: { key: k }, expect: absent }
              faults:
                - { fault: zone-outage, region: OUT, zones: 2, at: 12s, for: 3s }
              """
                  .replace("OUT", region));
      assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
    }
  }

  /** FACTS B-4: free where it is made, a replicated unit in each other Region. */
  @Test
  void aDeletionIsFreeInItsOwnRegionAndPaidForInTheOthers() {
    Ran ran =
        ran(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
            """,
            "duration=20s");

    List<Long> units = List.of(ran.count(A + "rwru"), ran.count(B + "rwru"), ran.count(C + "rwru"));
    assertThat(units).containsExactlyInAnyOrder(1L, 2L, 2L);
    assertThat(ran.count("cost.rwru")).isEqualTo(5);
    assertThat(ran.count(A + "storageBytes")).isZero();
  }

  @Test
  void aDeletionInTheOnlyRegionIsFree() {
    Ran ran =
        ran(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 12.999s, region: =A=, get: { key: k }, expect: { v: 1 } }
              - { at: 13.001s, region: =A=, get: { key: k }, expect: absent }
            """,
            "table.mode=single-region",
            "table.indexes=1");

    assertThat(ran.count("cost.wru")).isEqualTo(2);
    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
  }

  /** If the attribute is extended before the deletion the item is not deleted. */
  @ParameterizedTest
  @ValueSource(strings = {"us-east-1", "us-west-2"})
  void aWriteRenewsTheItemEverywhere(String renewedIn) {
    Ran ran =
        ran(
            """
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 11.9s, region: RENEWED, update: { key: k, set: { v: 2 } } }
              - { at: 23.8s, region: =A=, get: { key: k }, expect: { v: 2 } }
              - { at: 25s, region: =A=, get: { key: k }, expect: absent }
            """
                .replace("RENEWED", renewedIn));

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isZero();
  }

  /** The deleting Region has not heard of the renewal, and the later writer wins (C-1). */
  @Test
  void aRenewalThatHasNotArrivedIsLostToADeletionElsewhere() {
    String script =
        """
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
          - { at: 12.9s, region: =A=, update: { key: k, set: { v: 2 } } }
          - { at: 15s, region: =A=, get: { key: k } }
        """;

    Ran ran = ran(script, "table.regions=[us-east-1, us-west-2]");
    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.value(2, "v")).isEqualTo("absent");
    assertThat(ran.text("ledger[0].displacedBy.region")).isEqualTo("us-west-2");
    assertThat(ran.number("ledger[0].displacedBy.atSeconds")).isEqualTo(13);
  }

  /** It is drawn by lot which of the Regions deletes an item. */
  @Test
  void anyRegionDeletes() {
    Ran ran =
        ran(
            """
            clients:
              - name: sessions
                region: =A=
                arrivals: { schedule: [{ at: 0s, rate: 300/s }, { at: 1s, rate: 0/s }],
                  process: constant }
                keys: { distribution: unique }
                mix: { put: 100% }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(300);
    assertThat(ran.count("cost.rwru")).isEqualTo(300 * 3 + 300 * 2);
    assertThat(ran.count(A + "rwru")).isBetween(300L + 150, 300L + 250);
    assertThat(ran.count(B + "rwru")).isBetween(300L + 150, 300L + 250);
  }

  /** A Region that is out deletes nothing; one that is cut off deletes for itself. */
  @Test
  void aRegionThatIsOutDeletesNothing() {
    Ran ran =
        ran(
            """
            faults:
              - { fault: region-outage, region: =B=, at: 5s, for: 15s }
              - { fault: region-outage, region: =C=, at: 5s, for: 15s }
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 13.001s, region: =A=, get: { key: k }, expect: absent }
              - { at: 20.049s, region: =B=, get: { key: k }, expect: { v: 1 } }
              - { at: 20.051s, region: =B=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(1);
  }

  /** What is held back from a Region for ever does not break a promise. */
  @Test
  void aDeletionThatNeverArrivesIsExcused() {
    Ran ran =
        ran(
            """
            faults: [{ fault: region-isolation, region: =B=, at: 5s }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
            """,
            "duration=14s");

    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
    assertThat(ran.count("outages[0].survivorsDiffer.items")).isEqualTo(1);
  }

  /** Both sides of a cut delete the same item: the second deletion changes nothing any more. */
  @Test
  void twoRegionsMayBothDelete() {
    Ran ran =
        ran(
            """
            faults: [{ fault: region-isolation, region: =B=, at: 5s, for: 24s }]
            script:
              - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
              - { at: 25.5s, region: =A=, get: { key: k }, expect: absent }
              - { at: 25.5s, region: =B=, get: { key: k }, expect: absent }
            """);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(2);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Items expire for ever: a run does not wait for it. */
  @Test
  void noDrainWaitsForWhatHasNotExpired() {
    Ran ran =
        ran(
            """
            script:
              - { at: 25s, region: =A=, put: { key: k, set: { v: 1 } } }
            """);

    assertThat(ran.number("simulated.drainSeconds")).isZero();
    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isZero();
    assertThat(ran.count(A + "storageBytes")).isEqualTo(1024 + 148);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mrec", "active-passive"})
  void itemsThatAreThereFromTheStartExpireToo(String mode) {
    Ran ran =
        ran(
            """
            clients:
              - name: readers
                region: =A=
                arrivals: { rate: 1/s }
                keys: { space: s, count: 5, preload: true }
                mix: { get: 100% }
            script:
              - { at: 11.999s, region: =B=, get: { key: s/3 }, expect: { value: 0 } }
              - { at: 13.001s, region: =B=, get: { key: s/3 }, expect: absent }
            """,
            "table.mode=" + mode);

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isEqualTo(5);
  }

  @Test
  void aLifeMayBeLongerThanTime() {
    Ran ran =
        ran(
            """
            script:
              - { at: 25s, region: =A=, put: { key: k, set: { v: 1 } } }
            """,
            "table.ttl={after: 36500d, delay: 36500d}",
            "duration=36500d");

    assertThat(ran.count("cloudwatch.timeToLiveDeletes")).isZero();
  }

  /** FACTS W-9. */
  @Test
  void thereIsNoTimeToLiveUnderMrsc() {
    String yaml = Small.mrsc("script: [{ at: 1s, region: =A=, delete: { key: k } }]\n");
    Selection selection = Selection.BASE.with(List.of("table.ttl={after: 1h}"));

    assertThatThrownBy(() -> ScenarioFile.parse("t.yaml", yaml).resolve(selection))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("no TTL under MRSC");
  }
}
