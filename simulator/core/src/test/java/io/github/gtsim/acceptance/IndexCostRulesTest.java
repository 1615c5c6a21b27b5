package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What indexes cost, each a copy of every item (FACTS B-1, B-2, I-6). */
class IndexCostRulesTest {
  private static final String USAGE = "cost.byRegion.us-east-1.";
  private static final long ITEM_BYTES = 2048 + 100;

  /** An operator's corruption of the item is a write like the client's. */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 0", "0, 1", "3, 2"})
  void eachIsWrittenWithEveryWrite(int indexes, int localIndexes) {
    Ran ran =
        Ran.with(
            Small.single(
                """
                script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]
                faults: [{ fault: logical-corruption, space: s, share: 100%, at: 5s }]
                """),
            "table.itemSize=2KB",
            "table.indexes=" + indexes,
            "table.localIndexes=" + localIndexes,
            "table.pitr={region: us-east-1}");

    int copies = 1 + indexes + localIndexes;
    assertThat(ran.count(USAGE + "wru")).isEqualTo(2 * 2 * copies);
    assertThat(ran.count(USAGE + "gsiWru")).isEqualTo(2 * 2 * indexes);
    assertThat(ran.count(USAGE + "storageBytes")).isEqualTo(copies * ITEM_BYTES);
    assertThat(ran.count(USAGE + "pitrBytes")).isEqualTo((1 + localIndexes) * ITEM_BYTES);
  }

  /** It is filled at no charge for writes, and is written with those that come later. */
  @Test
  void oneThatIsAddedCountsFromThenOn() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                operations: [{ operation: add-index, at: 5s }]
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 9s, region: =A=, put: { key: s/1, set: { v: 2 } } }
                """),
            "table.itemSize=2KB",
            "table.indexes=1");

    assertThat(ran.count(USAGE + "wru")).isEqualTo(2 * 2 + 2 * 3);
    assertThat(ran.count(USAGE + "gsiWru")).isEqualTo(2 + 2 * 2);
    assertThat(ran.count(USAGE + "storageBytes")).isEqualTo(3 * ITEM_BYTES);
  }

  /** A restored table is filled for a price by the byte, and has no recovery by instant. */
  @Test
  void aRestoredTableIsPaidForByTheByte() {
    String yaml =
        Small.single(
            """
            operations:
              - { name: r, operation: restore, region: =A=, pointInTime: 5s, at: 6m, takes: 1s,
                  cutover: CUTOVER }
            script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]
            """);
    for (boolean cutover : new boolean[] {true, false}) {
      Ran ran =
          Ran.with(
              yaml.replace("CUTOVER", "" + cutover),
              "duration=10m",
              "table.itemSize=2KB",
              "table.pitr={region: us-east-1}");

      assertThat(ran.count(USAGE + "restoredBytes")).isEqualTo(ITEM_BYTES);
      assertThat(ran.count(USAGE + "pitrBytes")).isEqualTo(cutover ? 0 : ITEM_BYTES);
    }
  }
}
