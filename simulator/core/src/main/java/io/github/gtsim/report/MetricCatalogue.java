package io.github.gtsim.report;

import io.github.gtsim.scenario.MetricNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Every metric of a summary: what {@code expect} may name and {@code list metrics} prints. A part
 * of a path in angle brackets, such as {@code <Region>}, stands for a name out of the scenario;
 * {@code [n]} for a position from 0.
 */
public final class MetricCatalogue {
  private static final Pattern STEP = Pattern.compile("\\['[^']*'\\]|\\[\\d+\\]|\\.?[^.\\[]+");
  private static final String[] FATES = {
    "surviving|still there, or replaced by a write that had seen it",
    "lost|discarded by last writer wins",
    "destroyed|gone with the data of a Region, nowhere else",
    "stranded|held only by a Region that is out at the end",
    "rewound|discarded by a restore or a promotion"
  };

  private static final List<Metric> METRICS = collect();

  /** The same, for those who read what a scenario expects. */
  public static final MetricNames NAMES =
      new MetricNames() {
        @Override
        public boolean knows(String path) {
          return MetricCatalogue.knows(path);
        }

        @Override
        public List<String> like(String path) {
          return METRICS.stream().map(metric -> metric.like(path)).toList();
        }
      };

  private MetricCatalogue() {}

  /**
   * One metric.
   *
   * @param path its place in {@code summary.json}
   * @param meaning in one line
   */
  public record Metric(String path, Unit unit, String meaning) {

    /** Whether this metric stands for the concrete path. */
    public boolean covers(MetricPath concrete) {
      List<MetricPath.Step> own = MetricPath.parse(path.replace("[n]", "[0]")).steps();
      if (own.size() != concrete.steps().size()) {
        return false;
      }
      for (int i = 0; i < own.size(); i++) {
        if (!covers(own.get(i), concrete.steps().get(i))) {
          return false;
        }
      }
      return true;
    }

    /** This metric's path with the names and positions of a path of as many steps. */
    String like(String concrete) {
      String own = path.replace("[n]", "[0]");
      List<String> steps = steps(own);
      List<String> given = steps(concrete);
      StringBuilder filled = new StringBuilder();
      for (int i = 0; i < steps.size() && steps.size() == given.size(); i++) {
        boolean position = steps.get(i).equals("[0]") && given.get(i).matches("\\[\\d+\\]");
        boolean any = position || steps.get(i).startsWith("['<");
        filled.append(any ? given.get(i) : steps.get(i));
      }
      return filled.isEmpty() ? own : filled.toString();
    }

    private static List<String> steps(String path) {
      return STEP.matcher(path).results().map(MatchResult::group).toList();
    }

    private static boolean covers(MetricPath.Step own, MetricPath.Step concrete) {
      if (own instanceof MetricPath.Step.Name name
          && concrete instanceof MetricPath.Step.Name other) {
        return name.name().startsWith("<") || name.name().equals(other.name());
      }
      return own instanceof MetricPath.Step.Position
          && concrete instanceof MetricPath.Step.Position;
    }
  }

  /** Every metric, in the order of the summary. */
  public static List<Metric> metrics() {
    return METRICS;
  }

  /** The metric at a concrete path such as {@code outages[0].rpo.writes}, if there is one. */
  public static Optional<Metric> at(MetricPath path) {
    return METRICS.stream().filter(metric -> metric.covers(path)).findFirst();
  }

  /** Whether the text is the path of a metric. */
  public static boolean knows(String text) {
    try {
      return at(MetricPath.parse(text)).isPresent();
    } catch (IllegalArgumentException noPath) {
      return false;
    }
  }

  private static List<Metric> collect() {
    List<Metric> all = new ArrayList<>();
    run(all);
    ledger(all);
    consistency(all);
    outages(all);
    transport(all);
    recoveries(all);
    CostMetrics.addTo(all);
    return List.copyOf(all);
  }

  private static void run(List<Metric> all) {
    seconds(all, "simulated.seconds", "simulated time until arrivals stop");
    seconds(all, "simulated.drainSeconds", "simulated time after that until all was settled");
    count(all, "simulated.events", "events fired");
    count(all, "requests.sent", "requests of clients, whatever the number of their attempts");
    count(all, "requests.ok", "requests answered with success");
    count(all, "requests.failed", "requests refused or failed for certain, conditions too");
    count(all, "requests.unknown", "requests of which the client never learned the outcome");
    count(all, "requests.attempts", "attempts of all requests together");
    count(all, "requests.throttled", "attempts refused with ThrottlingException");
    count(all, "requests.conditionFailed", "requests whose condition did not hold");
    share(all, "availability.all", "(ok + refused conditions) / sent");
    share(all, "availability.reads", "the same, of reads");
    share(all, "availability.writes", "the same, of writes");
  }

  private static void ledger(List<Metric> all) {
    count(all, "writes.acknowledged", "applied writes that were acknowledged");
    for (String fate : FATES) {
      String[] parts = fate.split("\\|");
      count(all, "writes." + parts[0], "acknowledged writes " + parts[1]);
    }
    count(all, "writes.concurrent", "acknowledged writes not yet seen by a later one elsewhere");
    count(all, "writes.noop", "acknowledged writes that changed nothing");
    count(
        all,
        "writes.duplicateEffects.count",
        "further applied attempts of one request: double charges");
    fates(all, "writes.duplicateEffects", "of those: ");
    count(all, "writes.unknownApplied.count", "writes applied though their outcome is unknown");
    fates(all, "writes.unknownApplied", "of those: ");
    count(all, "writes.unknownNotApplied", "write requests of unknown outcome, never applied");
    count(all, "counters.acknowledged", "increments acknowledged, on items only incremented");
    count(all, "counters.applied", "increments applied, on the same items");
    count(all, "counters.final", "sum of the counters at the end");
    count(all, "counters.shortfall", "applied - final: increments missing at the end");
    count(all, "counters.excess", "applied - acknowledged: counted without an answer or twice");
    count(all, "creates.acknowledged", "creates acknowledged");
    count(all, "creates.duplicate", "creates acknowledged though the key was taken");
    count(all, "inventory.sold", "decrements acknowledged, on items only decremented");
    count(all, "inventory.stock", "what those items had from the start");
    count(all, "inventory.oversold", "of the sold, more than the item had in stock");
    count(all, "attributes.overwritten", "updates lost to an update of another attribute");
  }

  private static void consistency(List<Metric> all) {
    count(all, "conflicts.raised", "ReplicatedWriteConflictException raised");
    count(all, "conflicts.surfaced", "requests that ended with it");
    for (String kind : List.of("strong", "eventual")) {
      String path = "reads." + kind;
      count(all, path + ".ok", kind + " reads answered");
      count(all, path + ".stale", "of those, older than a write acknowledged before the call");
      share(all, path + ".staleShare", "stale / ok");
      percentiles(all, path + ".ageMs", "age of what stale " + kind + " reads answered");
    }
    String pair = "freshness['<from>><to>']";
    String meaning = "from the acknowledgement of a write until the other Region has it";
    milliseconds(all, pair + ".p50Ms", meaning + ", median");
    milliseconds(all, pair + ".p99Ms", "the same, 99th percentile");
    milliseconds(all, pair + ".p999Ms", "the same, 99.9th percentile");
    milliseconds(all, pair + ".maxMs", "the same, longest");
    count(all, pair + ".never", "writes that the other Region never had");
    count(all, "transactions.acknowledged", "transactions acknowledged");
    count(all, "transactions.partiallyVisible", "of those, shown in part by some Region");
    percentiles(all, "transactions.windowMs", "for how long a Region shows parts, and not yet all");
    count(all, "transactions.torn", "of those, a part survived and a part is gone for good");
  }

  private static void outages(List<Metric> all) {
    String outage = "outages[n]";
    seconds(all, outage + ".atSeconds", "when it began");
    seconds(all, outage + ".endSeconds", "when it was over; null if never");
    String rpo = outage + ".rpo";
    count(all, rpo + ".writes", "acknowledged in the Region, held by no surviving Region then");
    count(all, rpo + ".items", "items of those writes");
    seconds(all, rpo + ".seconds", "age of the earliest of those acknowledgements");
    count(all, rpo + ".byRegion['<Region>'].writes", "the same, against this Region alone");
    seconds(all, rpo + ".byRegion['<Region>'].seconds", "the same, against this Region alone");
    count(all, rpo + ".atEnd.writes", "the same, had the isolated Region been lost at the end");
    seconds(all, rpo + ".atEnd.seconds", "the same, had the isolated Region been lost at the end");
    String heal = outage + ".afterHeal";
    count(all, heal + ".late", "of the RPO's writes: arrived after healing and survive");
    count(all, heal + ".suppressed", "of the RPO's writes: lost to later writes");
    count(all, heal + ".destroyed", "of the RPO's writes: destroyed with the Region");
    count(all, heal + ".stranded", "of the RPO's writes: in a Region still out");
    count(all, heal + ".rewound", "of the RPO's writes: discarded by a restore or a promotion");
    seconds(all, heal + ".catchUpSeconds", "from the first arrival until nothing was due");
    count(all, heal + ".writtenOnBothSides", "items written on both sides meanwhile");
    count(all, outage + ".survivorsDiffer.items", "items that live replicas hold differently");
    String rto = outage + ".rto['<group>']";
    seconds(all, rto + ".seconds", "until the group's requests succeed again; null if never");
    count(all, rto + ".failed", "requests that failed or are unknown because of it");
    seconds(all, rto + ".outSeconds", "seconds in which no request of the group succeeded");
    seconds(all, rto + ".clients.p50", "the same for each client: median");
    seconds(all, rto + ".clients.p99", "the same for each client: 99th percentile");
    seconds(all, rto + ".clients.max", "the same for each client: longest");
  }

  private static void transport(List<Metric> all) {
    seconds(all, "evacuations[n].atSeconds", "when writes stopped");
    seconds(all, "evacuations[n].waitSeconds", "for how long, until the users had moved");
    count(all, "evacuations[n].pending", "acknowledged writes not yet there when they had");
    seconds(all, "topology[n].atSeconds", "when the change of the table began");
    seconds(all, "topology[n].doneSeconds", "when it was done; null if it never was");
    count(all, "topology[n].records", "items filled in, or records shipped by a replica that left");
    String pair = "replication['<from>><to>']";
    count(
        all, pair + ".records", "records that came to the other Region, of a write or of several");
    count(all, pair + ".applied", "of those, applied there");
    count(all, pair + ".discarded", "of those, discarded for a later version");
    count(all, pair + ".throttled", "of those, had to wait there for write capacity");
    percentiles(all, pair + ".lagMs", "from the write until it is applied in the other Region");
    count(all, pair + ".backlogMax", "most writes under way at once");
    latency(all, "latency['<Region>']['<operation>']", "requests answered ok");
    String before = "those of them that ended before the first fault";
    latency(all, "latencyUndisturbed['<Region>']['<operation>']", before);
  }

  private static void latency(List<Metric> all, String latency, String which) {
    count(all, latency + ".count", which);
    milliseconds(all, latency + ".p50Ms", "from request to answer, median");
    milliseconds(all, latency + ".p90Ms", "the same, 90th percentile");
    milliseconds(all, latency + ".p99Ms", "the same, 99th percentile");
    milliseconds(all, latency + ".p999Ms", "the same, 99.9th percentile");
    milliseconds(all, latency + ".maxMs", "the same, longest");
  }

  private static void recoveries(List<Metric> all) {
    String recovery = "recoveries[n]";
    seconds(all, recovery + ".atSeconds", "when the promoted or restored copy was there");
    seconds(all, recovery + ".restoredToSeconds", "the instant that it goes back to");
    count(all, recovery + ".rpo.writes", "acknowledged writes that it did not bring back");
    seconds(all, recovery + ".rpo.seconds", "age of the earliest of those acknowledgements");
    seconds(all, recovery + ".rtoSeconds", "from the harm that it undoes until it was there");
    count(all, "corrupted.items", "items that descend from a corruption through no client's put");
  }

  private static void fates(List<Metric> all, String path, String prefix) {
    for (String fate : FATES) {
      String[] parts = fate.split("\\|");
      count(all, path + "." + parts[0], prefix + parts[1]);
    }
  }

  private static void percentiles(List<Metric> all, String path, String meaning) {
    milliseconds(all, path + ".p50", meaning + ", median");
    milliseconds(all, path + ".p99", "the same, 99th percentile");
    milliseconds(all, path + ".max", "the same, longest");
  }

  private static void count(List<Metric> all, String path, String meaning) {
    all.add(new Metric(path, Unit.COUNT, meaning));
  }

  private static void seconds(List<Metric> all, String path, String meaning) {
    all.add(new Metric(path, Unit.SECONDS, meaning));
  }

  private static void milliseconds(List<Metric> all, String path, String meaning) {
    all.add(new Metric(path, Unit.MILLISECONDS, meaning));
  }

  private static void share(List<Metric> all, String path, String meaning) {
    all.add(new Metric(path, Unit.SHARE, meaning));
  }
}
