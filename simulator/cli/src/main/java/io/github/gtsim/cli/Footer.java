package io.github.gtsim.cli;

import io.github.gtsim.report.Checks;
import io.github.gtsim.report.Histories;
import io.github.gtsim.report.Json;
import io.github.gtsim.report.MetricCatalogue;
import io.github.gtsim.report.Replications;
import io.github.gtsim.report.SeedList;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What pages begin and end with. */
final class Footer {
  private static final int LEAD = 17;
  private static final int MOST_LINES = 20;

  private final Style style;

  Footer(Style style) {
    this.style = style;
  }

  /** Name, description, seeds and simulated time. */
  String title(String scenario, String description, List<Replications> runs) {
    String first = head(scenario, description);
    if (runs.isEmpty()) {
      return first;
    }
    Seeds seeds = new Seeds(runs.get(0).seed(), runs.get(0).count());
    Optional<BigDecimal> simulated = runs.get(0).simulatedSeconds();
    String time = simulated.map(seconds -> ", " + plain(seconds) + " s simulated").orElse("");
    String same =
        runs.size() < 2
            ? ""
            : seeds.count() == 1
                ? "; every variant meets the same requests"
                : "; under one seed every variant meets the same requests";
    return first + seeds.text() + time + (seeds.count() > 1 ? " each" : "") + same + "\n";
  }

  /** Name and description. */
  String head(String scenario, String description) {
    String name = style.bold(scenario);
    return description.isBlank()
        ? name + "\n"
        : Text.hanging(name + ": ", Text.length(scenario) + 2, Text.plain(description));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** What must be said before anything else of runs that cannot be trusted. */
  static String alarm(Replications runs) {
    String broken = "BROKEN PROMISE" + in(runs.broken(), runs) + ", a bug of gtsim; ";
    String undecided = "UNDECIDED" + in(runs.undecided(), runs) + ", did not settle; ";
    return (runs.broken().count() > 0 ? broken : "")
        + (runs.undecided().count() > 0 ? undecided : "");
  }

  /** Such as {@code in 2 of 30 seeds (42, 45)}; nothing if there is one seed. */
  private static String in(SeedList seeds, Replications runs) {
    return runs.count() == 1
        ? ""
        : " in " + seeds.count() + " of " + runs.count() + " seeds (" + seeds.text() + ")";
  }

  /**
   * Runs, and how they are told from others on the page.
   *
   * @param name empty if there are no others
   */
  record Subject(String name, Replications runs) {
    String prefix() {
      return name.isEmpty() ? "" : name + ": ";
    }

    /** Variants, told apart by their names if there are several. */
    static List<Subject> variants(List<Replications> all) {
      return all.stream()
          .map(runs -> new Subject(all.size() > 1 ? runs.variant() : "", runs))
          .toList();
    }
  }

  /** One line if every promise was kept, else one for each that was not. */
  String promises(List<Subject> all) {
    List<String> troubled = new ArrayList<>();
    for (Subject subject : all) {
      Replications runs = subject.runs();
      String prefix = subject.name().isEmpty() ? runs.variant() + ": " : subject.prefix();
      runs.troubled().forEach((what, seeds) -> troubled.add(prefix + what + in(seeds, runs)));
    }
    if (all.isEmpty()) {
      return "";
    }
    return troubled.isEmpty()
        ? entry("promises", "every promise of every mode was kept")
        : entry("promises", String.join("; ", some(troubled)));
  }

  /** Where what operators see differs from what happened, of runs that stand alone. */
  String operatorView(List<Subject> all) {
    StringBuilder out = new StringBuilder();
    for (Subject subject : all) {
      Optional<String> sentence =
          subject.runs().only().flatMap(report -> OperatorView.sentence(report.summary()));
      String lead = out.isEmpty() ? "CloudWatch" : "";
      String shows = subject.name().isEmpty() ? "shows " : "under " + subject.name() + " shows ";
      sentence.ifPresent(text -> out.append(entry(lead, shows + text)));
    }
    return out.toString();
  }

  /** How many expectations held, and each that did not. */
  String failedExpectations(List<Subject> all) {
    long checked = 0;
    List<String> failed = new ArrayList<>();
    boolean several = false;
    for (Subject subject : all) {
      Replications runs = subject.runs();
      several |= runs.count() > 1;
      for (Checks.Check check : runs.checks().all()) {
        checked++;
        if (check.failed().count() > 0) {
          String where = in(check.failed(), runs);
          String seeds = where.isEmpty() ? "" : "; failed" + where;
          failed.add(subject.prefix() + sentence(check, runs.count() > 1) + seeds);
        }
      }
    }
    if (checked == 0) {
      return "";
    }
    String held = (checked - failed.size()) + " of " + checked + " held";
    String everywhere = several ? " in every seed" : "";
    StringBuilder out = new StringBuilder(entry("expected", held + everywhere));
    some(failed).forEach(line -> out.append(failure(line)));
    return out.toString();
  }

  private String failure(String line) {
    String lead = "FAILED";
    String shown = " ".repeat(LEAD) + style.bad(lead) + " ";
    return Text.hanging(shown, LEAD + lead.length() + 1, line);
  }

  /** Not more lines than are read. */
  private static List<String> some(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    some.add("and " + (lines.size() - some.size()) + " more");
    return some;
  }

  private static String sentence(Checks.Check check, boolean several) {
    String under = several ? " under seed " + check.failed().first().get(0) : "";
    if (check.position() < 0) {
      return sentence(check.example(), under);
    }
    String at = check.example().path("at").asString("");
    String request = "script[" + check.position() + "] at " + at + under;
    return request + " came to: " + result(check.example());
  }

  private static String sentence(JsonNode expectation, String under) {
    JsonNode value = expectation.path("value");
    String metric = expectation.path("metric").asString("");
    String is = expectation.path("is").asString("");
    String found = value.isNumber() ? Json.inline(value) : missing(metric);
    return metric + " is " + found + under + ", expected " + is;
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
  String assumptions(List<Replications> all) {
    Set<String> assumed = new LinkedHashSet<>();
    all.forEach(runs -> assumed.addAll(runs.assumptions()));
    if (assumed.isEmpty()) {
      return "";
    }
    String text = "our model's defaults, not figures of AWS: " + String.join(", ", assumed);
    return entry("assumed", text);
  }

  /** What the checker says of histories, where the mode promises that they are linearizable. */
  String histories(List<Subject> all) {
    List<String> lines = new ArrayList<>();
    for (Subject subject : all) {
      Histories histories = subject.runs().histories();
      if (histories.count() > 0) {
        lines.add(subject.prefix() + histories(histories, subject.runs()));
      }
    }
    return lines.isEmpty() ? "" : entry("history", String.join("; ", some(lines)));
  }

  private static String histories(Histories histories, Replications runs) {
    if (histories.invalid().count() > 0) {
      return "NOT LINEARIZABLE" + in(histories.invalid(), runs);
    }
    if (histories.unknown().count() > 0) {
      return "unknown whether linearizable" + in(histories.unknown(), runs);
    }
    return "linearizable"
        + (histories.hasElsewhere() ? " at its primary" : "")
        + ", as promised: "
        + Text.count(histories.operations(), "operation", "operations")
        + " of "
        + Text.count(histories.keys(), "key", "keys")
        + (runs.count() > 1 ? " in all seeds" : "");
  }

  /** The files that were written; of many of one kind in many folders, how they are called. */
  String written(List<Path> files, Seeds seeds) {
    String text = written(files);
    if (seeds.count() == 1) {
      return text.isEmpty() ? "" : entry("written", text);
    }
    String one = "seed-" + seeds.first() + "/";
    return text.isEmpty()
        ? ""
        : entry("written", text.replace(one, "seed-<seed>/") + " for " + seeds.text());
  }

  private static String written(List<Path> files) {
    if (files.isEmpty()) {
      return "";
    }
    Path last = files.get(files.size() - 1);
    if (files.size() <= 2) {
      return String.join(" ", files.stream().map(Path::toString).toList());
    }
    boolean compared = last.endsWith(ResultFiles.COMPARISON);
    Path root = compared ? last.getParent() : last.getParent().getParent().getParent();
    Set<String> inEach = new LinkedHashSet<>();
    for (Path file : files.subList(0, compared ? files.size() - 1 : files.size())) {
      Path name = root.relativize(file);
      inEach.add("<variant>/" + name.subpath(1, name.getNameCount()));
    }
    String each = "for each variant, " + String.join(" and ", inEach);
    return compared ? last + " and, " + each + " beside it" : each + " in " + root;
  }

  String entry(String lead, String text) {
    return Text.hanging(style.quiet(Text.left(lead, LEAD)), LEAD, text);
  }
}
