package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariantsTest {

  @Test
  void problemsOfAllVariantsAreReportedOnce() throws Exception {
    String more =
        """
        warmup: 11m
        variants:
          one: {table: {partitions: 0}}
          two: {clients: {shopers: {reads: strong}}}
          three: {duration: 1m, table: {regions: [us-east-1]}}
          four: {drain: null, network: {jiter: null}}
          five: {table: {regions: null}}
        """;
    assertThat(Samples.lines(Samples.small(more).problems()))
        .containsExactly(
            "5:3 table.regions | in variant 'five': is required: a list of Regions, such as"
                + " [us-east-1, us-west-2] | ",
            "12:9 warmup | must be shorter than duration | ",
            "14:29 variants.one.table.partitions | must be a whole number from 1 to 100000, not 0"
                + " | ",
            "15:19 variants.two.clients.shopers | no entry of the list has this name; there are"
                + " shoppers | did you mean 'shoppers'?",
            "16:42 variants.three.table.regions | a global table has two replicas or more | ",
            "17:33 variants.four.network.jiter | unknown key; allowed here: jitter, latency,"
                + " service | did you mean 'jitter'?");
  }

  @Test
  void unknownVariantsAreSuggested() throws Exception {
    ScenarioFile file = Samples.small("variants: {fast: {}, slow: {}}\n");
    assertThat(Samples.problems(file, Selection.variant("fsat")))
        .extracting(Problem::toString)
        .containsExactly(
            "small.yaml: variants: there is no variant 'fsat', only fast, slow, base"
                + " (did you mean 'fast'?)");
    assertThat(file.resolve(Selection.variant("base")).variant()).isEqualTo("base");
    assertThat(file.resolve(Selection.variant("slow")).variant()).isEqualTo("slow");
  }

  @Test
  void anUnknownModeNamesTheOption() throws Exception {
    assertThat(Samples.problems(Samples.small(""), Selection.mode("mrcs")))
        .extracting(Problem::toString)
        .containsExactly(
            "--modes mrcs: table.mode: must be mrec, mrsc, single-region or active-passive, not"
                + " 'mrcs' (did you mean 'mrsc'?)");
  }

  @Test
  void expectationsBelongToTheirVariant() throws Exception {
    String more =
        """
        variants: {fast: {}, slow: {}}
        expect:
          - {metric: writes.lost, is: "== 0"}
          - {metric: "freshness['us-east-1>us-west-2'].p99Ms", is: "< 2.5", variant: slow}
          - {metric: "outages[0].rpo.seconds", is: ">= -1", variant: base}
        """;
    ScenarioFile file = Samples.small(more);
    assertThat(file.resolve(Selection.variant("fast")).expectations()).hasSize(1);
    assertThat(file.resolve(Selection.variant("slow")).expectations())
        .extracting(Expectation::text)
        .containsExactly("== 0", "< 2.5");
    assertThat(file.resolve(Selection.BASE).expectations())
        .extracting(Expectation::text)
        .containsExactly("== 0", ">= -1");
  }

  @Test
  void faultsMayStrikeRegionsThatOnlyTheBaseTableHas() throws Exception {
    String more =
        """
        faults:
          - {fault: region-outage, region: us-west-2, at: 1m}
        variants:
          two: {table: {regions: [us-east-1, eu-west-1]}}
        """;
    assertThat(Samples.small(more).problems()).isEmpty();
  }
}
