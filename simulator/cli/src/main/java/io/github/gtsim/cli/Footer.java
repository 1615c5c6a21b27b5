package io.github.gtsim.cli;

import io.github.gtsim.report.Json;
import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.report.RunReport;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What pages begin and end with. */
final class Footer {
  private static final int LEAD = 17;
  private static final List<String> UNTROUBLED = List.of("kept", "not promised");

  private final Style style;

  Footer(Style style) {
    this.style = style;
  }

  /** Name, description, seed and simulated time. */
  String title(String scenario, String description, List<RunReport> reports) {
    String name = style.bold(scenario);
    String first =
        description.isBlank()
            ? name + "\n"
            : Text.hanging(name + ": ", Text.length(scenario) + 2, Text.plain(description));
    if (reports.isEmpty()) {
      return first;
    }
    RunReport report = reports.get(0);
    BigDecimal seconds = report.summary().path("simulated").path("seconds").asDecimal(null);
    String time = seconds == null ? "" : ", " + plain(seconds) + " s simulated";
    String same = reports.size() > 1 ? "; every variant meets the same requests" : "";
    return first + "seed " + report.seed() + time + same + "\n";
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** What must be said before anything else of a run that cannot be trusted. */
  static String alarm(RunReport report) {
    String alarm = report.brokenPromises().isEmpty() ? "" : "BROKEN PROMISE, a bug of gtsim; ";
    return report.undecided() ? alarm + "UNDECIDED, did not settle; " : alarm;
  }

  /** One line if every promise was kept, else one for each that was not. */
  String promises(List<RunReport> reports) {
    List<String> troubled = new ArrayList<>();
    for (RunReport report : reports) {
      for (var promise : report.summary().path("promises").properties()) {
        String verdict = promise.getValue().asString("");
        if (!UNTROUBLED.contains(verdict)) {
          troubled.add(report.variant() + ": " + promise.getKey() + " " + verdict);
        }
      }
    }
    if (reports.isEmpty()) {
      return "";
    }
    return troubled.isEmpty()
        ? entry("promises", "every promise of every mode was kept")
        : entry("promises", String.join("; ", troubled));
  }

  /** How many expectations held, and each that did not. */
  String failedExpectations(List<RunReport> reports) {
    int all = 0;
    List<String> failed = new ArrayList<>();
    for (RunReport report : reports) {
      String prefix = reports.size() > 1 ? report.variant() + ": " : "";
      for (JsonNode expectation : report.summary().path("expectations")) {
        all++;
        if (!expectation.path("held").asBoolean(false)) {
          failed.add(prefix + sentence(expectation));
        }
      }
      int position = 0;
      for (JsonNode entry : report.summary().path("script")) {
        String request = "script[" + position++ + "] at " + entry.path("at").asString("");
        JsonNode held = entry.path("held");
        all += held.isBoolean() ? 1 : 0;
        if (held.isBoolean() && !held.asBoolean()) {
          failed.add(prefix + request + " came to: " + result(entry));
        }
      }
    }
    if (all == 0) {
      return "";
    }
    String held = (all - failed.size()) + " of " + all + " held";
    StringBuilder out = new StringBuilder(entry("expected", held));
    failed.forEach(line -> out.append(entry("", style.bad("FAILED") + " " + line)));
    return out.toString();
  }

  private static String sentence(JsonNode expectation) {
    JsonNode value = expectation.path("value");
    String metric = expectation.path("metric").asString("");
    String is = expectation.path("is").asString("");
    String found = value.isNumber() ? Json.inline(value) : missing(metric);
    return metric + " is " + found + ", expected " + is;
  }

  private static String missing(String metric) {
    return MetricCatalogue.knows(metric)
        ? "no figure of this run"
        : "no metric (see gtsim list metrics)";
  }

  /** What a scripted request came to. */
  static String result(JsonNode entry) {
    String outcome = entry.path("outcome").asString("");
    JsonNode error = entry.path("error");
    JsonNode value = entry.path("value");
    String shown = value.isNull() || value.isMissingNode() ? "" : " " + Json.inline(value);
    return Text.plain(outcome + (error.isString() ? " " + error.asString() : "") + shown);
  }

  /** The parameters of our model under the figures. */
  String assumptions(List<RunReport> reports) {
    Set<String> assumed = new LinkedHashSet<>();
    for (RunReport report : reports) {
      report.summary().path("assumptions").forEach(path -> assumed.add(path.asString("")));
    }
    if (assumed.isEmpty()) {
      return "";
    }
    String text = "our model's defaults, not figures of AWS: " + String.join(", ", assumed);
    return entry("assumed", text);
  }

  /** The files that were written; of many of one kind in many folders, how they are called. */
  String written(List<Path> files) {
    if (files.isEmpty()) {
      return "";
    }
    Path last = files.get(files.size() - 1);
    if (files.size() <= 2) {
      return entry("written", String.join(" ", files.stream().map(Path::toString).toList()));
    }
    boolean compared = last.endsWith(ResultFiles.COMPARISON);
    Path root = compared ? last.getParent() : last.getParent().getParent().getParent();
    Set<String> inEach = new LinkedHashSet<>();
    for (Path file : files.subList(0, compared ? files.size() - 1 : files.size())) {
      Path name = root.relativize(file);
      inEach.add("<variant>/" + name.subpath(1, name.getNameCount()));
    }
    String each = "for each variant, " + String.join(" and ", inEach);
    return compared
        ? entry("written", last + " and, " + each + " beside it")
        : entry("written", each + " in " + root);
  }

  String entry(String lead, String text) {
    return Text.hanging(style.quiet(Text.left(lead, LEAD)), LEAD, text);
  }
}
