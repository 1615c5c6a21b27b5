package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service charges (FACTS 15). */
class CostRulesTest {
  private static final String A = "cost.byRegion.us-east-1.";
  private static final String B = "cost.byRegion.us-west-2.";
  private static final String C = "cost.byRegion.us-east-2.";

  /** Day for day the example of FACTS B-2, but for the day between. */
  private static final String WRITES =
      """
      clients:
        - name: writer
          region: =A=
          arrivals: { rate: 10/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
      """;

  private static Ran writes(String mode, int seconds, String... more) {
    List<String> settings = List.of("table.mode=" + mode, "duration=" + seconds + "s");
    return Ran.with(Small.mrec(WRITES), settings, more);
  }

  /** FACTS B-2, the first day: 100 writes of 1 KB to one Region. */
  @Test
  void aSingleRegionPaysPlainUnits() {
    Ran ran = writes("single-region", 10);

    assertThat(ran.count("cost.wru")).isEqualTo(100);
    assertThat(ran.count("cost.rwru")).isZero();
    assertThat(ran.count(A + "wru")).isEqualTo(100);
    assertThat(ran.count(A + "transferBytes")).isZero();
  }

  /** FACTS B-2, the second day: 150 writes to two Regions. */
  @Test
  void aGlobalTablePaysReplicatedUnitsInEveryReplica() {
    Ran ran = writes("mrec", 15, "table.regions=[us-east-1, us-east-2]");

    assertThat(ran.count("cost.wru")).isZero();
    assertThat(ran.count("cost.rwru")).isEqualTo(300);
    assertThat(ran.count(A + "rwru")).isEqualTo(150);
    assertThat(ran.count(C + "rwru")).isEqualTo(150);
    assertThat(ran.count(A + "transferBytes")).isEqualTo(150 * (1024 + 48));
    assertThat(ran.count(C + "transferBytes")).isZero();
  }

  /** FACTS B-2, the third day: 200 writes to two Regions, and an index of all attributes. */
  @Test
  void anIndexPaysPlainUnitsInEveryReplica() {
    Ran ran = writes("mrec", 20, "table.regions=[us-east-1, us-east-2]", "table.indexes=1");

    assertThat(ran.count("cost.wru")).isEqualTo(400);
    assertThat(ran.count("cost.rwru")).isEqualTo(400);
    assertThat(ran.count(A + "wru")).isEqualTo(200);
    assertThat(ran.count(A + "gsiWru")).isEqualTo(200);
    assertThat(ran.count(C + "gsiWru")).isEqualTo(200);
    assertThat(ran.count("cloudwatch.consumedUnits.us-east-2.write")).isEqualTo(200);
  }

  @Test
  void aLocalIndexSharesTheUnitsOfTheTable() {
    Ran ran = writes("mrec", 10, "table.localIndexes=2");

    assertThat(ran.count("cost.wru")).isZero();
    assertThat(ran.count(A + "rwru")).isEqualTo(300);
    assertThat(ran.count(B + "rwru")).isEqualTo(300);
    assertThat(writes("single-region", 10, "table.localIndexes=2").count("cost.wru"))
        .isEqualTo(300);
  }

  /** FACTS T-1, B-1: MRSC costs what MREC does, and its witness nothing. */
  @Test
  void aWitnessAddsNothing() {
    Ran three = writes("mrsc", 10);
    Ran two = writes("mrsc", 10, "table.regions=[us-east-1, us-east-2]", "table.witness=us-west-2");

    assertThat(three.count("cost.rwru")).isEqualTo(300);
    assertThat(three.count(A + "transferBytes")).isEqualTo(2 * 100 * (1024 + 48));
    assertThat(two.count("cost.rwru")).isEqualTo(200);
    assertThat(two.count("cost.wru")).isZero();
    assertThat(two.count(A + "transferBytes")).isEqualTo(100 * (1024 + 48));
    assertThat(two.has("cost.byRegion.us-west-2")).isFalse();
  }

  /** FACTS H-6: a unit for each KB begun; a delete pays for what it deletes. */
  @Test
  void aWriteIsAUnitForEachKilobyteBegun() {
    String script =
        """
        script:
          - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
          - { at: 2s, region: =A=, update: { key: k, set: { v: 2 } } }
          - { at: 3s, region: =A=, delete: { key: k } }
        """;

    Ran ran = Ran.with(Small.mrec(script), "table.itemSize=1025B");
    assertThat(ran.count(A + "rwru")).isEqualTo(6);
    assertThat(ran.count(B + "rwru")).isEqualTo(6);
    assertThat(ran.count(A + "transferBytes")).isEqualTo(2 * (2 * (1025 + 48) + 48));
    assertThat(Ran.with(Small.mrec(script), "table.itemSize=1B").count(A + "rwru")).isEqualTo(3);
  }

  /** FACTS H-6: 4 KB a unit, half of it for an eventual read; an absent item pays for one. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void aReadIsAUnitForEachFourKilobytesBegun(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =A=, get: { key: k } }
                  - { at: 6s, region: =A=, get: { key: k, consistency: strong } }
                  - { at: 7s, region: =A=, get: { key: absent } }
                """),
            "table.mode=" + mode,
            "table.itemSize=8193B");

    assertThat(ran.text(A + "rru")).isEqualTo("5.0");
    assertThat(ran.text("cost.rru")).isEqualTo("5.0");
    assertThat(ran.text("cloudwatch.consumedUnits.us-east-1.read")).isEqualTo("5.0");
  }

  /** What was called for is paid for where it was called for, and nowhere else (our model). */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc"})
  void refusedConditionsAndWritesOfNothingPayAtHome(String mode) {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =A=, put: { key: k, set: { v: 2 }, if: absent } }
                  - { at: 6s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 7s, region: =A=, delete: { key: absent } }
                """),
            "table.mode=" + mode,
            "table.indexes=1",
            "table.itemSize=2KB");

    assertThat(ran.count(A + "rwru")).isEqualTo(2 + 2 + 2 + 1);
    assertThat(ran.count(A + "gsiWru")).isEqualTo(2);
    assertThat(ran.count(B + "rwru")).isEqualTo(2);
    assertThat(ran.count(B + "gsiWru")).isEqualTo(2);
  }

  /** FACTS B-6: each apply attempt is charged once; only one that wins changes an index. */
  @Test
  void aRecordThatLosesPaysAndChangesNoIndex() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 1.5s, region: =B=, put: { key: k, set: { v: 2 } } }
                """),
            "table.regions=[us-east-1, us-west-2]",
            "table.indexes=1");

    assertThat(ran.count("writes.lost")).isEqualTo(1);
    assertThat(ran.count(A + "rwru")).isEqualTo(2);
    assertThat(ran.count(B + "rwru")).isEqualTo(2);
    assertThat(ran.count(A + "gsiWru")).isEqualTo(2);
    assertThat(ran.count(B + "gsiWru")).isEqualTo(1);
  }

  /** FACTS H-6, R-6: twice where it is called for; its items travel as plain writes. */
  @Test
  void aTransactionPaysTwiceAtHome() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, transact: [{ put: { key: a, set: { v: 1 } } },
                      { put: { key: b, set: { v: 1 } } }] }
                  - { at: 5s, region: =A=, transact: [{ put: { key: c, set: { v: 1 } } },
                      { put: { key: a, set: { v: 1 }, if: absent } }] }
                """));

    assertThat(ran.count("requests.conditionFailed")).isEqualTo(1);
    assertThat(ran.count(A + "rwru")).isEqualTo(4 + 4);
    assertThat(ran.count(B + "rwru")).isEqualTo(2);
  }

  /** FACTS I-6: 100 B beside an item and beside its entry in an index, 48 B in a global table. */
  @Test
  void storageIsWhatIsThereAtTheEnd() {
    String script =
        """
        script:
          - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
          - { at: 2s, region: =A=, put: { key: b, set: { v: 1 } } }
          - { at: 3s, region: =A=, put: { key: c, set: { v: 1 } } }
          - { at: 4s, region: =A=, delete: { key: c } }
        """;

    Ran global = Ran.with(Small.mrec(script), "table.indexes=1", "table.itemSize=400B");
    assertThat(global.count(A + "storageBytes")).isEqualTo(2 * (400 + 100 + 48 + 400 + 100));
    assertThat(global.count(C + "storageBytes")).isEqualTo(2 * (400 + 100 + 48 + 400 + 100));
    Ran single = Ran.with(Small.single(script), "table.itemSize=400B");
    assertThat(single.count(A + "storageBytes")).isEqualTo(2 * (400 + 100));
  }

  /** An item is as large as its first writer says or its last that puts it, not its last update. */
  @Test
  void anUpdateLeavesTheSizeOfAnItem() {
    Ran ran =
        Ran.with(
            Small.mrec(
                """
                clients:
                  - name: importer
                    region: =A=
                    itemSize: 8KB
                    arrivals: { schedule: [{ at: 0s, rate: 1/s }, { at: 500ms, rate: 0/s }],
                      process: constant }
                    keys: { count: 1, preload: true }
                    mix: { put: 100% }
                  - name: editor
                    region: =A=
                    itemSize: 1KB
                    arrivals: { schedule: [{ at: 0s, rate: 0/s }, { at: 5s, rate: 1/s },
                      { at: 5.5s, rate: 0/s }], process: constant }
                    keys: { count: 1 }
                    mix: { update: 100% }
                """));

    assertThat(ran.count("writes.acknowledged")).isEqualTo(2);
    assertThat(ran.count(B + "rwru")).isEqualTo(16);
    assertThat(ran.count(B + "storageBytes")).isEqualTo(8192 + 148);
  }

  /** 10 writes a second in three Regions: 730 hours of them, and what they have stored. */
  @Test
  void aMonthIsTheRunsRatesFor730Hours() {
    Ran ran = writes("mrec", 10);

    assertThat(ran.text("cost.priceDate")).isEqualTo("2026-11-21");
    assertThat(ran.text("cost.monthly.requestsUsd")).isEqualTo("49.28");
    assertThat(ran.text("cost.monthly.transferUsd")).isEqualTo("1.05");
    assertThat(ran.text("cost.monthly.storageUsd")).isEqualTo("0.00");
    assertThat(ran.text("cost.monthly.usd")).isEqualTo("50.33");
    assertThat(ran.text("cost.usd")).isEqualTo("0.000192");
    assertThat(ran.text(A + "usd")).isEqualTo("0.000066");
  }

  /** A script has no rate. */
  @Test
  void aScriptHasNoMonth() {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script: [{ at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }]
                """));

    assertThat(ran.has("cost.monthly.usd")).isFalse();
    assertThat(ran.count("cost.rwru")).isEqualTo(3);
  }
}
