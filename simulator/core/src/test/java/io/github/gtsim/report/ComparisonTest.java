package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.Difference.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Comparison comparison =
      new Comparison(
          "s",
          List.of(
              new Comparison.Column.Ran(new Replications("a", false)),
              new Comparison.Column.Refused("r", Optional.of("mrsc"), "no (FACTS W-9)"),
              new Comparison.Column.Ran(new Replications("b", false))));

  private static RunReport run(String variant, long seed, int lost, String availability) {
    boolean held = lost < 100;
    String json =
        """
        {"scenario": "s", "variant": "%s", "mode": "mrec", "seed": %d,
         "writes": {"acknowledged": 9, "lost": %d}, "availability": {"all": %s},
         "outages": [{"name": "o", "region": "x", "fault": "region-outage",
           "rto": {"g": {"seconds": %s}}}],
         "promises": {"convergence": "kept"},
         "expectations": [{"metric": "writes.lost", "is": "< 100", "value": %d, "held": %b}]}
        """
            .formatted(variant, seed, lost, availability, lost > 100 ? "null" : "1.5", lost, held);
    return new RunReport((ObjectNode) MAPPER.readTree(json), List.of(), false, held);
  }

  private void seed(long seed, RunReport a, RunReport b) {
    assertThat(a.seed()).isEqualTo(seed);
    comparison.add(List.of(a, b));
  }

  /** Differences 2, 1, 3: mean 2, standard error 1/sqrt(3), times 4.302653 is 2.484138. */
  private void threeSeeds() {
    seed(1, run("a", 1, 10, "0.900"), run("b", 1, 12, "0.900"));
    seed(2, run("a", 2, 50, "0.700"), run("b", 2, 51, "0.701"));
    seed(3, run("a", 3, 90, "0.800"), run("b", 3, 93, "0.800"));
  }

  private Difference difference(String key) {
    return comparison.differences(1).stream()
        .filter(difference -> difference.example().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static MeanFigure figure(Replications runs, String key) {
    return runs.figures().stream()
        .filter(figure -> figure.example().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void differencesArePairedSeedBySeed() {
    threeSeeds();
    Estimate paired = difference("writes.lost").estimate().orElseThrow();

    assertThat(paired.mean()).isEqualTo(new BigDecimal("2.000"));
    assertThat(paired.halfWidth()).contains(new BigDecimal("2.485"));
    Estimate alone = figure(comparison.runs().get(0), "writes.lost").estimate().orElseThrow();
    assertThat(alone.mean()).isEqualTo(new BigDecimal("50.000"));
    assertThat(alone.halfWidth().orElseThrow())
        .isGreaterThan(paired.halfWidth().orElseThrow().multiply(BigDecimal.TEN));
  }

  @Test
  void saysWhatAnIntervalShows() {
    threeSeeds();

    assertThat(difference("writes.lost").verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(difference("availability.all").verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(difference("outages[0].rto.seconds").verdict()).isEqualTo(Verdict.SAME);
    seed(4, run("a", 4, 10, "0.900"), run("b", 4, 12, "0.900"));
    seed(5, run("a", 5, 10, "0.900"), run("b", 5, 12, "0.900"));
    assertThat(difference("writes.lost").verdict()).isEqualTo(Verdict.HIGHER);
  }

  @Test
  void allDifferencesEqualIsAPointThatShowsADifference() {
    for (long seed = 1; seed <= 4; seed++) {
      seed(seed, run("a", seed, (int) seed, "0.9"), run("b", seed, 0, "0.9"));
    }
    comparison.add(List.of(run("a", 5, 7, "0.9"), run("b", 5, 0, "0.8")));

    assertThat(difference("writes.lost").verdict()).isEqualTo(Verdict.LOWER);
    Comparison constant = Comparison.of("s", List.of(run("a", 1, 5, "1"), run("b", 1, 3, "1")));
    constant.add(List.of(run("a", 2, 6, "1"), run("b", 2, 4, "1")));
    Difference difference = constant.differences(1).get(0);
    assertThat(difference.estimate().orElseThrow().isPoint()).isTrue();
    assertThat(difference.verdict()).isEqualTo(Verdict.LOWER);
  }

  @Test
  void aFigureThatSomeSeedsLackIsOfTheOthersAndSaysSo() {
    threeSeeds();
    seed(4, run("a", 4, 500, "0.9"), run("b", 4, 0, "0.9"));
    MeanFigure rto = figure(comparison.runs().get(0), "outages[0].rto.seconds");

    assertThat(rto.estimate().orElseThrow().count()).isEqualTo(3);
    assertThat(rto.display()).isEqualTo("1.50 s (1 never)");
    Difference difference = difference("outages[0].rto.seconds");
    assertThat(difference.estimate().orElseThrow().count()).isEqualTo(3);
    assertThat(difference.verdict()).isEqualTo(Verdict.ONE_SIDED);
    assertThat(difference.onlyThis()).isEqualTo(1);
    assertThat(difference.onlyFirst()).isZero();
  }

  @Test
  void downForGoodInEverySeedOfBothIsTheSame() {
    seed(1, run("a", 1, 500, "0.9"), run("b", 1, 500, "0.9"));
    seed(2, run("a", 2, 500, "0.9"), run("b", 2, 500, "0.9"));

    assertThat(difference("outages[0].rto.seconds").verdict()).isEqualTo(Verdict.SAME);
  }

  /** A variant may have another outage before the one that both have. */
  @Test
  void outagesAreComparedByNameWhereverTheyStand() {
    RunReport first = run("a", 1, 0, "1");
    RunReport more = run("b", 1, 0, "1");
    ObjectNode earlier =
        ((ObjectNode) more.summary().path("outages").get(0)).deepCopy().put("name", "earlier");
    more.summary().withArray("outages").insert(0, earlier);
    comparison.add(List.of(first, more));

    List<String> keys =
        comparison.differences(1).stream().map(d -> d.example().subject()).distinct().toList();
    assertThat(keys).contains("o: region-outage of x").doesNotContain("earlier");
    Figure rto = figure(comparison.runs().get(0), "outages[0].rto.seconds").example();
    Figure same = figure(comparison.runs().get(1), "outages[1].rto.seconds").example();
    Figure other = figure(comparison.runs().get(1), "outages[0].rto.seconds").example();
    assertThat(rto.isSame(same)).isTrue();
    assertThat(rto.isSame(other)).isFalse();
  }

  @Test
  void saysInWhichSeedsAnExpectationFailed() {
    threeSeeds();
    seed(4, run("a", 4, 500, "0.9"), run("b", 4, 0, "0.9"));
    seed(5, run("a", 5, 600, "0.9"), run("b", 5, 0, "0.9"));
    Checks.Check check = comparison.runs().get(0).checks().all().get(0);

    assertThat(check.failed().text()).isEqualTo("4, 5");
    assertThat(check.example().path("value").asInt()).isEqualTo(500);
    assertThat(comparison.runs().get(0).failed().count()).isEqualTo(2);
    assertThat(comparison.runs().get(1).failed().count()).isZero();
  }

  @Test
  void oneSeedIsWrittenAsItAlwaysWas() {
    comparison.add(List.of(run("a", 1, 10, "0.900"), run("b", 1, 12, "0.900")));
    ObjectNode json = comparison.toJson();

    assertThat(Json.inline(json)).doesNotContain("seeds", "intervals", "differences");
    assertThat(json.at("/variants/0/metrics/writes.lost").isIntegralNumber()).isTrue();
    assertThat(json.at("/variants/1/refused").asString()).isEqualTo("no (FACTS W-9)");
    assertThat(comparison.differences(1).get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void severalSeedsAreWrittenWithIntervalsAndDifferences() {
    threeSeeds();
    JsonNode json = comparison.toJson();
    JsonNode other = json.at("/variants/2");

    assertThat(json.path("seeds").asInt()).isEqualTo(3);
    assertThat(json.at("/variants/0").has("differences")).isFalse();
    assertThat(Json.inline(other.at("/metrics/writes.lost"))).isEqualTo("52.000");
    assertThat(other.path("comparedWith").asString()).isEqualTo("a");
    assertThat(Json.inline(other.at("/differences/writes.lost")))
        .isEqualTo(
            "{\"mean\": 2.000, \"seeds\": 3, \"low\": -0.485, \"high\": 4.485,"
                + " \"onlyFirst\": 0, \"onlyThis\": 0, \"verdict\": \"no difference shown\"}");
    assertThat(Json.inline(other.at("/intervals/reads.strong.staleShare")))
        .isEqualTo("{\"seeds\": 0, \"low\": null, \"high\": null}");
    assertThat(Json.inline(other.at("/expectations/0")))
        .isEqualTo(
            "{\"metric\": \"writes.lost\", \"is\": \"< 100\", \"heldSeeds\": 3,"
                + " \"failedSeeds\": []}");
  }
}
