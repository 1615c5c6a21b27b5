package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The runs of one variant under several seeds: what they come to together. It keeps no report but
 * that of a run that stands alone, so that its size does not depend on their number.
 */
public final class Replications {
  private static final List<String> UNTROUBLED = List.of("kept", "not promised");

  private static final String UNORDERED = "history not linearizable";

  private final String variant;
  private final boolean keeping;
  private final List<Entry> figures = new ArrayList<>();
  private final Set<String> assumptions = new LinkedHashSet<>();
  private final Map<String, SeedList> troubled = new LinkedHashMap<>();
  private final Checks checks = new Checks();
  private final SeedList broken = new SeedList();
  private final SeedList undecided = new SeedList();
  private final SeedList failed = new SeedList();
  private final Histories histories = new Histories();
  private Optional<RunReport> only = Optional.empty();
  private Optional<BigDecimal> simulatedSeconds = Optional.empty();
  private String mode = "";
  private long seed;
  private List<String> brokenPromises = List.of();
  private List<MeanFigure> means = List.of();
  private boolean acknowledged;
  private long count;

  /** A figure as far as it has come. */
  private static final class Entry {
    private final Moments moments = new Moments();
    private Figure example;
    private boolean quiet = true;

    Entry(Figure example) {
      this.example = example;
    }

    void add(Figure figure) {
      figure.value().ifPresent(moments::add);
      quiet &= figure.quiet();
      if (figure.value().isEmpty() && !figure.instead().equals(Figure.NONE)) {
        example = figure;
      }
    }
  }

  /**
   * No run yet.
   *
   * @param keeping whether the report of a run that stands alone is wanted
   */
  public Replications(String variant, boolean keeping) {
    this.variant = variant;
    this.keeping = keeping;
  }

  /** Takes in the run of the next seed. */
  void add(RunReport report, List<Figure> drawn) {
    if (count == 0) {
      begin(report);
    }
    means = List.of();
    for (Figure figure : drawn) {
      entry(figure).add(figure);
    }
    report.summary().path("assumptions").forEach(path -> assumptions.add(path.asString("")));
    acknowledged |= report.summary().path("writes").path("acknowledged").asLong(0) > 0;
    checks.add(report.summary(), report.seed());
    promises(report, report.seed());
    if (!report.expectationsHeld()) {
      failed.add(report.seed());
    }
    count++;
    only = count == 1 && keeping ? Optional.of(report) : Optional.empty();
  }

  private void begin(RunReport report) {
    mode = report.mode();
    seed = report.seed();
    simulatedSeconds =
        Optional.of(report.summary().path("simulated").path("seconds"))
            .filter(JsonNode::isNumber)
            .map(JsonNode::decimalValue);
  }

  private Entry entry(Figure figure) {
    for (Entry entry : figures) {
      if (entry.example.isSame(figure)) {
        return entry;
      }
    }
    Entry entry = new Entry(figure);
    figures.add(entry);
    return entry;
  }

  private void promises(RunReport report, long runSeed) {
    for (var promise : report.summary().path("promises").properties()) {
      String verdict = promise.getValue().asString("");
      if (!UNTROUBLED.contains(verdict)) {
        String text = promise.getKey() + " " + verdict;
        troubled.computeIfAbsent(text, unseen -> new SeedList()).add(runSeed);
      }
    }
    report.history().ifPresent(history -> histories.add(history, runSeed));
    if (report.history().flatMap(HistoryVerdict::reason).isPresent()) {
      troubled.computeIfAbsent(UNORDERED, unseen -> new SeedList()).add(runSeed);
    }
    if (!report.brokenPromises().isEmpty()) {
      brokenPromises = broken.count() == 0 ? report.brokenPromises() : brokenPromises;
      broken.add(runSeed);
    }
    if (report.undecided()) {
      undecided.add(runSeed);
    }
  }

  /** The variant's name. */
  public String variant() {
    return variant;
  }

  /** The runs taken in so far. */
  public long count() {
    return count;
  }

  /** The report of the run that stands alone; empty if there are several or none is kept. */
  public Optional<RunReport> only() {
    return only;
  }

  /** Its mode's name; empty before the first run. */
  public String mode() {
    return mode;
  }

  /** The first seed. */
  public long seed() {
    return seed;
  }

  /** The simulated time of one run; empty if it is not known. */
  public Optional<BigDecimal> simulatedSeconds() {
    return simulatedSeconds;
  }

  /** The means of the deciding figures, in the order in which they matter. */
  public List<MeanFigure> figures() {
    if (means.isEmpty()) {
      List<MeanFigure> list = new ArrayList<>();
      for (Entry entry : figures) {
        list.add(new MeanFigure(entry.example, count, entry.moments.estimate(), entry.quiet));
      }
      means = List.copyOf(list);
    }
    return means;
  }

  /** Parameters of our own model that were left at their defaults. */
  public Set<String> assumptions() {
    return new LinkedHashSet<>(assumptions);
  }

  /** Promises that were not kept, such as {@code convergence undecided}, and in which seeds. */
  public Map<String, SeedList> troubled() {
    return new LinkedHashMap<>(troubled);
  }

  /** What was expected, and where it failed. */
  public Checks checks() {
    return checks;
  }

  /** Seeds in which a promise of the mode was broken. */
  public SeedList broken() {
    return broken;
  }

  /** A sentence for each promise that was broken in the first of these seeds. */
  public List<String> brokenPromises() {
    return brokenPromises;
  }

  /** What the checker says of their histories. */
  public Histories histories() {
    return histories;
  }

  /** Seeds in which the run did not settle. */
  public SeedList undecided() {
    return undecided;
  }

  /** Seeds in which something expected did not hold. */
  public SeedList failed() {
    return failed;
  }

  /** Whether any write was acknowledged in any run. */
  public boolean acknowledged() {
    return acknowledged;
  }
}
