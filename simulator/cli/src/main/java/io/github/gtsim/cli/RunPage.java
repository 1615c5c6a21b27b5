package io.github.gtsim.cli;

import io.github.gtsim.report.Concern;
import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Figures;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.report.Unit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page that {@code run} prints of one variant under one seed. */
final class RunPage {
  private static final int LEDGER_LINES = 5;
  private static final int SCRIPT_LINES = 40;

  private final Replications runs;
  private final RunReport report;
  private final ObjectNode summary;
  private final String description;
  private final Style style;
  private final Footer footer;
  private final StringBuilder page = new StringBuilder();

  RunPage(Replications runs, RunReport report, String description, Style style) {
    this.runs = runs;
    this.report = report;
    this.summary = report.summary();
    this.description = description;
    this.style = style;
    this.footer = new Footer(style);
  }

  String render() {
    page.append(footer.title(report.scenario(), description, List.of(runs)));
    page.append("variant ").append(report.variant()).append(", mode ").append(report.mode());
    page.append("\n\n");
    String sentence = Footer.alarm(runs) + Verdict.sentence(report);
    page.append(Text.hanging("  ", sentence));
    figures();
    failedRecoveries();
    script();
    ledger();
    page.append('\n');
    page.append(footer.operatorView(Footer.Subject.variants(List.of(runs))));
    for (var promise : summary.path("promises").properties()) {
      String lead = promise.getKey();
      page.append(footer.entry(lead, promise.getValue().asString("")));
    }
    page.append(footer.failedExpectations(Footer.Subject.variants(List.of(runs))));
    page.append(footer.assumptions(List.of(runs)));
    page.append(footer.entry("fingerprint", summary.path("fingerprint").asString("")));
    return page.toString();
  }

  private void figures() {
    List<Figure> telling = Figures.of(summary).stream().filter(f -> !f.quiet()).toList();
    int width = telling.stream().mapToInt(f -> Text.length(f.display())).max().orElse(0);
    page.append(telling.isEmpty() ? "" : "\n");
    String subject = "";
    for (Figure figure : telling) {
      if (!figure.subject().equals(subject) && !figure.subject().isEmpty()) {
        String line = Text.abbreviate(figure.subject(), Text.WIDTH - width - 4);
        page.append(" ".repeat(width + 4)).append(line).append('\n');
      }
      subject = figure.subject();
      String value = Text.right(figure.display(), width);
      page.append("  ")
          .append(figure.concern() == Concern.LOSS ? style.bad(value) : style.bold(value))
          .append(subject.isEmpty() ? "  " : "    ")
          .append(figure.label())
          .append('\n');
    }
  }

  private void failedRecoveries() {
    boolean first = true;
    for (JsonNode entry : summary.path("recoveries")) {
      String note = entry.path("note").asString("");
      if (!note.isEmpty()) {
        page.append(first ? "\n" : "");
        page.append(footer.entry(Text.plain(entry.path("name").asString("")), note));
        first = false;
      }
    }
  }

  private void script() {
    JsonNode entries = summary.path("script");
    if (entries.isEmpty()) {
      return;
    }
    page.append('\n').append(style.quiet("script")).append('\n');
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (rows.size() == SCRIPT_LINES) {
        rows.add(List.of("  and " + (entries.size() - SCRIPT_LINES) + " more"));
        break;
      }
      JsonNode held = entry.path("held");
      String verdict =
          held.isBoolean() ? (held.asBoolean() ? "as expected" : "NOT AS EXPECTED") : "";
      rows.add(List.of("  at " + entry.path("at").asString(""), Footer.result(entry), verdict));
    }
    page.append(Text.columns(rows));
  }

  private void ledger() {
    JsonNode entries = summary.path("ledger");
    if (entries.isEmpty()) {
      return;
    }
    page.append('\n').append(style.quiet("lost, for example")).append('\n');
    int shown = 0;
    for (JsonNode entry : entries) {
      if (shown++ == LEDGER_LINES) {
        page.append("  and more: see ledger in summary.json\n");
        return;
      }
      page.append(Text.hanging("  ", loss(entry)));
    }
  }

  private static String loss(JsonNode entry) {
    JsonNode winner = entry.path("displacedBy");
    String client = entry.path("client").asString("");
    return Text.plain(entry.path("key").asString(""))
        + ": written "
        + (client.isEmpty() ? "" : "by " + client + " ")
        + at(entry)
        + ", displaced by the write "
        + at(winner)
        + (entry.path("byMs").isNumber()
            ? ", by " + Unit.MILLISECONDS.format(entry.path("byMs").decimalValue())
            : "");
  }

  private static String at(JsonNode write) {
    JsonNode seconds = write.path("atSeconds");
    String instant =
        seconds.isNumber() ? " at " + seconds.decimalValue().toPlainString() + " s" : "";
    return "in " + write.path("region").asString("?") + instant;
  }
}
