package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.TimeToLive;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads how long items, deletions and windows last, and what of a table is charged. */
class LifeReaderTest {
  private static final long SECOND = 1_000_000_000L;

  private static TableDesign table(String... sets) throws ScenarioException {
    return scenario(sets).table();
  }

  private static Scenario scenario(String... sets) throws ScenarioException {
    return Samples.small("").resolve(Selection.BASE.with(List.of(sets)));
  }

  @Test
  void whatIsNotWrittenIsOff() throws ScenarioException {
    TableDesign table = table();

    assertThat(table.timeToLive()).isEmpty();
    assertThat(table.indexes()).isZero();
    assertThat(table.localIndexes()).isZero();
    assertThat(table.tombstoneNanos()).isEqualTo(TableDesign.FOREVER);
    assertThat(table.keepsVersionOrder()).isTrue();
    assertThat(scenario().clients().get(0).itemBytes()).isEqualTo(1024);
    assertThat(scenario().prices().date()).isEqualTo("2026-11-21");
  }

  @Test
  void whatIsWrittenIsRead() throws ScenarioException {
    TableDesign table =
        table(
            "table.ttl={after: 30m, delay: 2d}",
            "table.indexes=20",
            "table.localIndexes=5",
            "table.itemSize=3KB",
            "clock.tombstoneRetention=24h");

    assertThat(table.timeToLive()).contains(new TimeToLive(1800 * SECOND, 172_800 * SECOND));
    assertThat(table.indexes()).isEqualTo(20);
    assertThat(table.localIndexes()).isEqualTo(5);
    assertThat(table.tombstoneNanos()).isEqualTo(86_400 * SECOND);
    assertThat(table.keepsVersionOrder()).isFalse();
    assertThat(table("clock.tombstoneRetention=forever").keepsVersionOrder()).isTrue();
    assertThat(table("clock.assign=raw").keepsVersionOrder()).isFalse();
    assertThat(scenario("table.itemSize=3KB").clients().get(0).itemBytes()).isEqualTo(3072);
    assertThat(scenario("clients[0].itemSize=9B").clients().get(0).itemBytes()).isEqualTo(9);
  }

  @Test
  void aDelayThatIsLeftOpenIsAnAssumption() throws ScenarioException {
    assertThat(scenario("table.ttl={after: 1h}").assumptions()).contains("table.ttl.delay");
    assertThat(scenario("table.ttl={after: 1h, delay: 0s}").assumptions())
        .doesNotContain("table.ttl.delay");
    assertThat(scenario().assumptions()).doesNotContain("table.ttl.delay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table.ttl=1h | table.ttl | must be a mapping of keys to values, not '1h'",
        "table.ttl={delay: 1h} | table.ttl.after | is required: how long after its last write an"
            + " item expires, such as 30m",
        "table.ttl={after: 999ms} | table.ttl.after | must be at least 1s",
        "table.ttl={after: 1h, delay: -1s} | table.ttl.delay | must not be negative, not '-1s'",
        "table.ttl={after: 1h, of: 2} | table.ttl.of | unknown key; allowed here: after, delay",
        "table.indexes=21 | table.indexes | must be a whole number from 0 to 20, not 21",
        "table.localIndexes=6 | table.localIndexes | must be a whole number from 0 to 5, not 6",
        "clock.tombstoneRetention=never | clock.tombstoneRetention | must be a duration with its"
            + " unit, such as 250ms, 1.5s, 10m, 20h or 7d, not 'never'",
        "replication.coalesce=5 | replication.coalesce | must be a duration with its unit, such as"
            + " 250ms, 1.5s, 10m, 20h or 7d, not 5",
      })
  void aMistakeIsSaid(String set, String path, String message) throws Exception {
    List<Problem> problems = Samples.problems(Samples.small(""), Selection.BASE.with(List.of(set)));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).path()).isEqualTo(path);
    assertThat(problems.get(0).message()).isEqualTo(message);
  }
}
