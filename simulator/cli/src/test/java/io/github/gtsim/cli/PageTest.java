package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Comparison.Column;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PageTest {
  private static final String DESCRIPTION = "us-east-1 is lost for four minutes.";
  private static final Style PLAIN = new Style(false);

  private static Comparison comparison() {
    Comparison comparison =
        new Comparison(
            "region-outage",
            List.of(
                new Column.Ran(new Replications("mrec", true)),
                new Column.Ran(new Replications("mrsc", true)),
                new Column.Ran(new Replications("mrsc-again", true)),
                new Column.Refused(
                    "mrsc-ttl", Optional.of("mrsc"), "no time to live under MRSC (FACTS W-9)")));
    comparison.add(List.of(Samples.mrec("mrec"), Samples.mrsc("mrsc"), Samples.mrsc("mrsc-again")));
    return comparison;
  }

  private static String page(RunReport report, String description) {
    Comparison alone = Comparison.of("region-outage", List.of(report));
    return new RunPage(alone.runs().get(0), report, description, PLAIN).render();
  }

  /** Three seeds of two variants; in the last one the first variant loses nothing. */
  private static Comparison replicated() {
    Comparison comparison =
        Comparison.of(
            "region-outage",
            List.of(
                Samples.seeded(Samples.mrec("mrec"), 42, 312),
                Samples.seeded(Samples.mrsc("mrsc"), 42, 0)));
    comparison.add(
        List.of(
            Samples.seeded(Samples.mrec("mrec"), 43, 330),
            Samples.seeded(Samples.mrsc("mrsc"), 43, 0)));
    comparison.add(
        List.of(
            Samples.seeded(Samples.mrec("mrec"), 44, 0),
            Samples.seeded(Samples.mrsc("mrsc"), 44, 0)));
    return comparison;
  }

  @Test
  void comparesVariantsOverSeveralSeeds() throws IOException {
    String page = new ComparePage(replicated(), DESCRIPTION, PLAIN).render();
    assertThat(page).isEqualTo(golden("compare-seeds.txt", page));
    assertThat(page.lines()).allMatch(line -> Text.length(line) <= Text.WIDTH);
  }

  @Test
  void showsOneVariantOverSeveralSeeds() throws IOException {
    Comparison comparison =
        Comparison.of("region-outage", List.of(Samples.seeded(Samples.mrec("mrec"), 42, 312)));
    comparison.add(List.of(Samples.seeded(Samples.mrec("mrec"), 43, 330)));
    String page = new ComparePage(comparison, DESCRIPTION, PLAIN).render();
    assertThat(page).isEqualTo(golden("run-seeds.txt", page));
  }

  @Test
  void comparesVariantsWorstFirst() throws IOException {
    String page = new ComparePage(comparison(), DESCRIPTION, PLAIN).render();
    assertThat(page).isEqualTo(golden("compare.txt", page));
  }

  @Test
  void showsOneRun() throws IOException {
    String page = page(Samples.mrec("mrec"), DESCRIPTION);
    assertThat(page).isEqualTo(golden("run.txt", page));
  }

  @Test
  void aRecoveryThatCameToNothingIsTold() {
    RunReport report = Samples.mrec("mrec");
    ObjectNode failed = report.summary().putArray("recoveries").addObject();
    failed.put("name", "back").put("region", "us-west-2").putNull("rpo").putNull("rtoSeconds");
    failed.put("note", "nothing restored: us-east-1 was out");

    assertThat(page(report, DESCRIPTION))
        .contains("back: recovery in us-west-2\n  nothing restored    RTO of the table\n")
        .containsPattern("\nback +nothing restored: us-east-1 was out\n");
    List<RunReport> both = List.of(report, Samples.mrsc("mrsc"));
    assertThat(new ComparePage(Comparison.of("region-outage", both), DESCRIPTION, PLAIN).render())
        .contains("nothing restored");
  }

  @Test
  void staysWithinTheWidthHoweverManyVariants() {
    List<RunReport> reports = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      reports.add(Samples.mrec("a-variant-with-a-rather-long-name-" + i));
      reports.add(Samples.mrsc("v" + i));
    }
    Comparison many = Comparison.of("region-outage", reports);
    String page = new ComparePage(many, DESCRIPTION.repeat(9), PLAIN).render();
    assertThat(page.lines()).allMatch(line -> Text.length(line) <= Text.WIDTH);
    assertThat(page).contains("v0").contains("v8");
  }

  @Test
  void outagesAreNamedInFullAndQuietOnesLeftOut() {
    String[] names = {"loud", "a rather long name of an outage that somebody gave", "quiet"};
    String page =
        new ComparePage(
                Comparison.of(
                    "region-outage",
                    List.of(Samples.outages("mrec", names), Samples.outages("mrsc", names))),
                DESCRIPTION,
                PLAIN)
            .render();
    assertThat(page)
        .contains("  loud: region-outage of us-east-1\n    RPO: writes nobody else had")
        .contains("  " + names[1] + ": region-outage of us-east-1\n")
        .contains("clients down after 3 outages, at worst")
        .doesNotContain("quiet: region-outage")
        .containsOnlyOnce("survivors that")
        .doesNotContain("RPO writes");
    assertThat(page.lines()).allMatch(line -> Text.length(line) <= Text.WIDTH);
  }

  @Test
  void aRunWithoutRequestsSaysSo() {
    RunReport none = new RunReport(JsonNodeFactory.instance.objectNode(), List.of(), false, true);
    assertThat(Verdict.sentence(none)).isEqualTo("no request was sent");
  }

  @Test
  void whatDidNotSettleIsNotCalledSafe() {
    RunReport safe = Samples.mrsc("mrsc");
    RunReport undecided = new RunReport(safe.summary(), List.of(), true, true);
    assertThat(Verdict.sentence(undecided)).startsWith("no acknowledged write lost so far;");
  }

  @Test
  void aDescriptionCannotSteerTheTerminal() {
    String page = page(Samples.mrec("mrec"), "\u001b[31mred\r\nline");
    assertThat(page).startsWith("region-outage: [31mred line\n").doesNotContain("\u001b");
  }

  @Test
  void coloursChangeNothingButColour() {
    String plain = new ComparePage(comparison(), DESCRIPTION, PLAIN).render();
    String coloured = new ComparePage(comparison(), DESCRIPTION, new Style(true)).render();
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[1;31m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void saysWhatCannotBeTrustedFirst() {
    RunReport sound = Samples.mrec("mrec");
    RunReport broken = new RunReport(sound.summary(), List.of("convergence"), true, true);
    assertThat(page(broken, ""))
        .contains("  BROKEN PROMISE, a bug of gtsim; UNDECIDED, did not settle; 312 ack");
  }

  /** The text that is committed; the switch that updates golden results puts the new one there. */
  static String golden(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/io/github/gtsim/cli", name);
    if ("update".equals(System.getProperty("gtsim.golden"))) {
      Files.writeString(file, actual);
    }
    return Files.readString(file);
  }
}
