package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Comparison.Column;
import io.github.gtsim.report.Replications;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepPageTest {
  private static final Plan PLAN = new Plan(List.of(), List.of(), Optional.empty());
  private static final String LONG = "{distribution: lognormal, p50: 500ms, p99: 2s}";

  /** Three seeds of mrec in each cell; the last is refused. */
  private static Sweep sweep(String... settings) {
    Grid grid = Grid.parse(List.of(settings));
    List<Sweep.Cell> cells = new ArrayList<>();
    List<List<String>> combinations = grid.combinations();
    for (int i = 0; i < combinations.size(); i++) {
      boolean last = i == combinations.size() - 1;
      cells.add(new Sweep.Cell(combinations.get(i), PLAN, last ? refused() : comparison(i)));
    }
    return new Sweep("region-outage", grid, new Seeds(42, 3), cells, new MetricOptions());
  }

  private static Comparison refused() {
    Column refused = new Column.Refused("base", Optional.empty(), "no TTL (FACTS W-9)");
    return new Comparison("region-outage", List.of(refused));
  }

  private static Comparison comparison(int number) {
    Comparison comparison =
        new Comparison("region-outage", List.of(new Column.Ran(new Replications("base", false))));
    for (int seed = 42; seed < 45; seed++) {
      int lost = number % 2 == 1 ? 0 : number * 100 + seed % 3;
      comparison.add(List.of(Samples.seeded(Samples.mrec("base"), seed, lost)));
    }
    return comparison;
  }

  @Test
  void showsWhatVariesBySettingsAndMode() throws IOException {
    Sweep sweep =
        sweep("replication.lag=100ms,1s", "a[0].rate=5/s,50/s", "table.mode=mrec,mrsc", "x=1");
    String page = new SweepPage(sweep, "Lag, rate and mode.", new Style(false)).render();

    assertThat(page).isEqualTo(PageTest.golden("sweep.txt", page));
    String coloured = new SweepPage(sweep, "Lag, rate and mode.", new Style(true)).render();
    assertThat(coloured).contains("\u001b[1;31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(page);
  }

  @Test
  void staysWithinTheWidthAndTellsLongValuesApart() {
    String settings = "replication.lag=" + LONG + "," + LONG.replace("500ms", "900ms");
    String regions = "table.regions=[us-east-1, us-west-2, us-east-2],[us-east-1, us-west-2]";
    String modes = "table.mode=m1,m2,m3,m4,m5,m6,m7,m8";
    String page = new SweepPage(sweep(settings, regions, modes), "", new Style(false)).render();

    assertThat(page.lines()).allMatch(line -> Text.length(line) <= Text.WIDTH);
    assertThat(page).contains("500ms").contains("900ms").contains("m1").contains("m8");
  }
}
