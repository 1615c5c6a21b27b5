package io.github.gtsim.cli;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.swarm.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a swarm has run and what failed. */
final class SwarmTally {
  private static final int MOST_SEEDS = 100;

  private final Map<String, Integer> modes = new TreeMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final List<Long> failed = new ArrayList<>();
  private int runs;
  private int faulty;
  private int undecided;
  private int histories;
  private int unknown;

  void add(Checked checked) {
    runs++;
    modes.merge(checked.mode(), 1, Integer::sum);
    faulty += checked.faults() > 0 ? 1 : 0;
    undecided += checked.undecided() ? 1 : 0;
    histories += checked.history().isPresent() ? 1 : 0;
    unknown += checked.history().filter(SwarmTally::isUnknown).isPresent() ? 1 : 0;
    if (!checked.failures().isEmpty()) {
      failed.add(checked.seed());
      kinds.merge(checked.failures().get(0).kind(), 1, Integer::sum);
    }
  }

  private static boolean isUnknown(HistoryVerdict history) {
    return history.verdict() == Verdict.UNKNOWN;
  }

  /** Seeds of the runs that were not clean, in their order. */
  List<Long> failed() {
    return failed;
  }

  String render(long first) {
    List<String> parts = new ArrayList<>();
    modes.forEach((mode, count) -> parts.add(mode + " " + number(count)));
    String runsText = number(runs) + Text.plural(runs, " run", " runs");
    String what =
        runsText
            + " from seed "
            + first
            + ": "
            + String.join(", ", parts)
            + "; "
            + number(faulty)
            + " with faults, "
            + number(undecided)
            + " undecided\n";
    String checked =
        number(histories)
            + Text.plural(histories, " history", " histories")
            + " checked for linearizability, "
            + number(unknown)
            + " with too many orders to decide\n";
    return what + checked + verdict();
  }

  private String verdict() {
    if (failed.isEmpty()) {
      return "every promise was kept, fates add up, and every request had one outcome\n";
    }
    List<String> parts = new ArrayList<>();
    kinds.forEach((kind, count) -> parts.add(number(count) + " " + kind));
    List<String> seeds = failed.stream().limit(MOST_SEEDS).map(String::valueOf).toList();
    String more = failed.size() > MOST_SEEDS ? ", ..." : "";
    return Text.hanging(number(failed.size()) + " failed: ", String.join(", ", parts))
        + Text.hanging("seeds: ", String.join(", ", seeds) + more);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
