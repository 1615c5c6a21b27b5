package io.github.gtsim.cli;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.Model;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.checker.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check has found, for people: the verdict, and why a key is not linearizable. */
final class CheckPage {
  private static final int MOST_KEYS = 20;
  private static final int MOST_FAILURES = 5;
  private static final int MOST_OPERATIONS = 20;
  private static final int LONGEST_CELL = 40;

  private final Style style;
  private final String file;
  private final History history;
  private final List<Finding> findings;
  private final StringBuilder out = new StringBuilder();

  CheckPage(Style style, String file, History history, List<Finding> findings) {
    this.style = style;
    this.file = file;
    this.history = history;
    this.findings = findings;
  }

  int exitCode() {
    return switch (verdict()) {
      case VALID -> ExitCode.HELD;
      case INVALID -> ExitCode.EXPECTATION;
      case UNKNOWN -> ExitCode.UNDECIDED;
    };
  }

  private Verdict verdict() {
    return Verdict.of(findings.stream().map(Finding::verdict).toList());
  }

  private List<Finding> of(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  String render() {
    String verdict = name(verdict());
    out.append(Text.plain(file)).append(": ");
    out.append(verdict() == Verdict.INVALID ? style.bad(verdict) : style.bold(verdict));
    out.append('\n').append(Text.hanging("  ", totals())).append('\n');
    keys();
    List<Finding> invalid = of(Verdict.INVALID);
    invalid.stream().limit(MOST_FAILURES).forEach(this::failure);
    if (invalid.size() > MOST_FAILURES) {
      int more = invalid.size() - MOST_FAILURES;
      out.append("\nand ").append(Text.count(more, "more key that is", "more keys that are"));
      out.append(" invalid\n");
    }
    return out.toString();
  }

  private static String name(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private String totals() {
    StringBuilder totals = new StringBuilder();
    totals.append(Text.count(history.operations().size(), "operation", "operations"));
    totals.append(" of ").append(Text.count(findings.size(), "key", "keys"));
    if (history.eventual() > 0) {
      String reads = Text.count(history.eventual(), "eventual read", "eventual reads");
      totals.append("; left out: ").append(reads);
    }
    if (history.failed() > 0) {
      String failed =
          Text.count(history.failed(), "operation", "operations") + " without an effect";
      totals.append(history.eventual() > 0 ? ", " : "; left out: ").append(failed);
    }
    return totals.toString();
  }

  /** Each key in a line, those that are not valid first; many valid ones together. */
  private void keys() {
    List<Finding> first = new ArrayList<>(of(Verdict.INVALID));
    first.addAll(of(Verdict.UNKNOWN));
    List<Finding> valid = of(Verdict.VALID);
    boolean each = findings.size() <= MOST_KEYS;
    if (each) {
      first.addAll(valid);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(" ", "key", "model", "operations", "verdict"));
    first.stream().limit(MOST_KEYS).forEach(finding -> rows.add(row(finding)));
    if (first.size() > MOST_KEYS) {
      rows.add(
          List.of(
              " ",
              Text.count(
                  first.size() - MOST_KEYS, "more that is not valid", "more that are not valid")));
    }
    for (Model model : Model.values()) {
      List<Finding> same = valid.stream().filter(finding -> finding.model() == model).toList();
      if (!each && !same.isEmpty()) {
        long operations = same.stream().mapToLong(Finding::operations).sum();
        rows.add(
            List.of(
                " ",
                Text.count(same.size(), "key", "keys"),
                model.text(),
                String.format(Locale.ROOT, "%,d", operations),
                name(Verdict.VALID)));
      }
    }
    if (rows.size() > 1) {
      out.append(Text.columns(rows));
    }
  }

  private static List<String> row(Finding finding) {
    String operations = String.format(Locale.ROOT, "%,d", finding.operations());
    String verdict = name(finding.verdict());
    return List.of(" ", cell(key(finding.key())), finding.model().text(), operations, verdict);
  }

  private static String key(String key) {
    return key.isEmpty() ? "-" : key;
  }

  private static String cell(String text) {
    return Text.abbreviate(Text.plain(text), LONGEST_CELL);
  }

  private void failure(Finding finding) {
    Finding.Failure failure = finding.failure().orElseThrow();
    Operation culprit = failure.culprit();
    out.append('\n').append(Text.hanging("", Text.plain(failure.sentence())));
    String prefix =
        "The shortest failing prefix ends with line "
            + culprit.endLine()
            + "; "
            + Text.count(failure.prefix(), "operation", "operations")
            + " of this key had begun by then. To show it, these are enough:";
    out.append(Text.hanging("  ", prefix));
    List<Operation> shown = shown(failure);
    int skipped = failure.core().size() - shown.size();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        history.timed()
            ? List.of(" ", "lines", "process", "operation", "from", "to")
            : List.of(" ", "lines", "process", "operation"));
    if (skipped > 0) {
      rows.add(List.of(" ", "...", "", Text.count(skipped, "more", "more")));
    }
    shown.forEach(operation -> rows.add(row(operation, culprit)));
    out.append(Text.columns(rows));
  }

  /** The culprit, whenever it began, and the latest of the others. */
  private static List<Operation> shown(Finding.Failure failure) {
    List<Operation> core = failure.core();
    int skipped = Math.max(0, core.size() - MOST_OPERATIONS);
    List<Operation> shown = new ArrayList<>(core.subList(skipped, core.size()));
    if (!shown.contains(failure.culprit())) {
      shown.set(0, failure.culprit());
    }
    return shown;
  }

  private List<String> row(Operation operation, Operation culprit) {
    List<String> row = new ArrayList<>();
    row.add(" ");
    row.add(operation.startLine() + "-" + (operation.isOpen() ? "?" : operation.endLine()));
    row.add(Long.toString(operation.process()));
    row.add(cell(does(operation)));
    if (history.timed()) {
      row.add(History.seconds(operation.start()));
      row.add(operation.isOpen() ? "?" : History.seconds(operation.end()));
    }
    row.add(operation.id() == culprit.id() ? "cannot be placed" : "");
    return row;
  }

  private String does(Operation operation) {
    if (operation.action() == Action.CAS) {
      String result = operation.refused() ? " refused" : "";
      return "cas " + operation.expected() + " to " + operation.value() + result;
    }
    String arrow = operation.action() == Action.READ ? " returned " : " ";
    return history.word(operation.action()) + arrow + operation.value();
  }
}
