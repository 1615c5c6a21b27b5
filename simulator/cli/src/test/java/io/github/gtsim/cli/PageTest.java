package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Comparison.Column;
import io.github.gtsim.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class PageTest {
  private static final String DESCRIPTION = "us-east-1 is lost for four minutes.";
  private static final Style PLAIN = new Style(false);

  private static Comparison comparison() {
    return new Comparison(
        "region-outage",
        List.of(
            new Column.Ran(Samples.mrec("mrec")),
            new Column.Ran(Samples.mrsc("mrsc")),
            new Column.Ran(Samples.mrsc("mrsc-again")),
            new Column.Refused(
                "mrsc-ttl", Optional.of("mrsc"), "no time to live under MRSC (FACTS W-9)")));
  }

  @Test
  void comparesVariantsWorstFirst() throws IOException {
    String page = new ComparePage(comparison(), DESCRIPTION, PLAIN).render();
    assertThat(page).isEqualTo(golden("compare.txt", page));
  }

  @Test
  void showsOneRun() throws IOException {
    String page = new RunPage(Samples.mrec("mrec"), DESCRIPTION, PLAIN).render();
    assertThat(page).isEqualTo(golden("run.txt", page));
  }

  @Test
  void staysWithinTheWidthHoweverManyVariants() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      RunReport report = Samples.mrec("a-variant-with-a-rather-long-name-" + i);
      columns.add(new Column.Ran(report));
      columns.add(new Column.Ran(Samples.mrsc("v" + i)));
    }
    Comparison many = new Comparison("region-outage", columns);
    String page = new ComparePage(many, DESCRIPTION.repeat(9), PLAIN).render();
    assertThat(page.lines()).allMatch(line -> Text.length(line) <= Text.WIDTH);
    assertThat(page).contains("v0").contains("v8");
  }

  @Test
  void outagesAreNamedInFullAndQuietOnesLeftOut() {
    String[] names = {"loud", "a rather long name of an outage that somebody gave", "quiet"};
    String page =
        new ComparePage(
                new Comparison(
                    "region-outage",
                    List.of(
                        new Column.Ran(Samples.outages("mrec", names)),
                        new Column.Ran(Samples.outages("mrsc", names)))),
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
    String page = new RunPage(Samples.mrec("mrec"), "\u001b[31mred\r\nline", PLAIN).render();
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
    assertThat(new RunPage(broken, "", PLAIN).render())
        .contains("  BROKEN PROMISE, a bug of gtsim; UNDECIDED, did not settle; 312 ack");
  }

  /** The text that is committed; the switch that updates golden results puts the new one there. */
  private static String golden(String name, String actual) throws IOException {
    Path file = Path.of("src/test/resources/io/github/gtsim/cli", name);
    if ("update".equals(System.getProperty("gtsim.golden"))) {
      Files.writeString(file, actual);
    }
    return Files.readString(file);
  }
}
