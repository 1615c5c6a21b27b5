package io.github.gtsim.scenario;

import io.github.gtsim.mode.ModeEntry;
import io.github.gtsim.mode.Modes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code expect}. */
final class ExpectationReader {
  private static final String SEGMENT = "[\\p{L}\\p{N}_-]+";
  private static final Pattern METRIC =
      Pattern.compile(SEGMENT + "(\\." + SEGMENT + "|\\[\\d{1,9}\\]|\\['[^']+'\\])*+");
  private static final Pattern COMPARISON =
      Pattern.compile("(==|!=|<=|>=|<|>) *([-+]?\\d{1,18}(?:\\.\\d{1,18})?)");

  private final List<OfVariant> expectations = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final MetricNames metrics;

  /** What holds for one variant, or for all if none is named. */
  record OfVariant(Optional<String> variant, Expectation expectation) {}

  /** A rule that must refuse one variant, or all if none is named. */
  record Refused(Optional<String> variant, String rule) {}

  private ExpectationReader(MetricNames metrics) {
    this.metrics = metrics;
  }

  /** Reads entries for a file that has these variants. */
  static ExpectationReader read(List<Section> entries, List<String> variants, MetricNames metrics) {
    List<String> known = new ArrayList<>(variants);
    known.add(Variants.BASE);
    if (variants.isEmpty()) {
      Modes.ALL.stream().map(ModeEntry::name).forEach(known::add);
    }
    ExpectationReader reader = new ExpectationReader(metrics);
    entries.forEach(entry -> reader.readEntry(entry, known));
    return reader;
  }

  /** The expectations of a variant, as listed. */
  List<Expectation> of(String variant) {
    return expectations.stream()
        .filter(entry -> entry.variant().map(variant::equals).orElse(true))
        .map(OfVariant::expectation)
        .toList();
  }

  /** The rules that must refuse a variant. */
  List<String> refusedOf(String variant) {
    return refused.stream()
        .filter(entry -> entry.variant().map(variant::equals).orElse(true))
        .map(Refused::rule)
        .toList();
  }

  private void readEntry(Section entry, List<String> variants) {
    Optional<String> variant =
        entry.has("variant") ? Optional.of(entry.word("variant", "", variants)) : Optional.empty();
    if (entry.has("refused")) {
      entry
          .text("refused")
          .filter(rule -> isFact(entry, rule))
          .ifPresent(rule -> refused.add(new Refused(variant, rule)));
      if (entry.has("metric") || entry.has("is")) {
        entry.refuse("refused", "must not stand beside metric and is");
      }
      return;
    }
    boolean complete =
        entry.require("metric", "a path of summary.json, such as writes.lost")
            & entry.require("is", "a comparison, such as \"== 0\"");
    Optional<String> metric = entry.text("metric").filter(path -> isPath(entry, path));
    Optional<String> is = entry.text("is");
    if (!complete || metric.isEmpty() || is.isEmpty()) {
      return;
    }
    Matcher matcher = COMPARISON.matcher(is.get());
    if (!matcher.matches()) {
      String hint = is.get().startsWith("= ") ? Suggestions.meant("=" + is.get()) : "";
      entry.refuse(
          "is", "must be OP NUMBER with OP ==, !=, <, <=, > or >=, such as \"== 0\"", hint);
      return;
    }
    expectations.add(
        new OfVariant(
            variant,
            new Expectation(
                metric.get(),
                ValueReader.comparator(matcher.group(1)),
                new BigDecimal(matcher.group(2)))));
  }

  private static boolean isFact(Section entry, String rule) {
    List<String> codes = Facts.codes();
    if (codes.contains(rule) || Problem.isOurs(rule)) {
      return true;
    }
    String message = "no rule has the code '" + rule + "'; gtsim list facts prints all";
    entry.refuse("refused", message, Suggestions.hint(rule, codes));
    return false;
  }

  private boolean isPath(Section entry, String path) {
    if (!METRIC.matcher(path).matches()) {
      entry.refuse("metric", "must be a path of summary.json, such as outages[0].rpo.seconds");
      return false;
    }
    if (!metrics.knows(path)) {
      String message = "no metric is called '" + path + "'; gtsim list metrics prints all";
      entry.refuse("metric", message, Suggestions.hint(path, metrics.like(path)));
      return false;
    }
    return true;
  }
}
