package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped scenarios of application patterns come to, beyond what they expect. */
class MustShowPatternsTest {
  private static final Path SCENARIOS = Path.of("..", "..", "scenarios");
  private static final Path HOT_ITEM = SCENARIOS.resolve("07-hot-item-conflicts.yaml");
  private static final Path PAYMENTS = SCENARIOS.resolve("13-payments.yaml");
  private static final List<String> ATTEMPTS =
      List.of("mrsc-1-attempt", "mrsc-3-attempts", "mrsc-9-attempts");
  private static final List<Integer> RATES = List.of(1, 2, 5, 10);

  private static Ran ran(Path file, Selection selection) throws ScenarioException {
    return Ran.of(ScenarioFile.read(file).resolve(selection));
  }

  private static Ran hot(String variant, int rate) throws ScenarioException {
    List<String> sets = List.of(rate(0, rate), rate(1, rate), rate(2, rate));
    return ran(HOT_ITEM, Selection.variant(variant).with(sets));
  }

  private static String rate(int group, int perSecond) {
    return "clients[" + group + "].arrivals.rate=" + perSecond + "/s";
  }

  /** The table in the scenario's comment is what runs come to (FACTS W-4, W-7). */
  @Test
  void conflictsRiseWithTheRateAndRetriesHideThem() throws Exception {
    StringBuilder table = new StringBuilder();
    long[] raisedBefore = new long[ATTEMPTS.size()];
    for (int rate : RATES) {
      table.append("#     %24d".formatted(rate));
      long surfacedBefore = Long.MAX_VALUE;
      for (int i = 0; i < ATTEMPTS.size(); i++) {
        Ran ran = hot(ATTEMPTS.get(i), rate);
        long raised = ran.count("conflicts.raised");
        long surfaced = ran.count("conflicts.surfaced");
        table.append(("   %" + (i == 0 ? 11 : 10) + "s").formatted(raised + " / " + surfaced));
        assertThat(raised).isGreaterThan(raisedBefore[i]);
        assertThat(surfaced).isLessThanOrEqualTo(surfacedBefore);
        assertThat(surfaced)
            .isLessThanOrEqualTo(i == 0 ? raised : i == 1 ? raised / 5 : raised / 30);
        raisedBefore[i] = raised;
        surfacedBefore = surfaced;
      }
      table.append('\n');
    }
    assertThat(written()).contains(table);
  }

  private static String written() throws IOException {
    return Files.readString(HOT_ITEM);
  }

  /** MODEL 6: a double charge is a further applied attempt of one payment. */
  @ParameterizedTest
  @CsvSource({
    "mrec, true",
    "mrsc, true",
    "mrec-create, true",
    "mrsc-create, false",
    "mrec-create-pinned, false"
  })
  void paymentsAreChargedTwice(String variant, boolean twice) throws Exception {
    for (long seed = 42; seed < 45; seed++) {
      Selection selection = Selection.variant(variant).with(seed);
      Ran ran = ran(PAYMENTS, selection);

      assertThat(ran.count("writes.duplicateEffects.count") > 0)
          .as("seed " + seed)
          .isEqualTo(twice);
      assertThat(ran.number("availability.all"))
          .isBetween(
              variant.endsWith("pinned") ? 0.85 : 0.999, variant.endsWith("pinned") ? 0.88 : 1);
    }
  }
}
