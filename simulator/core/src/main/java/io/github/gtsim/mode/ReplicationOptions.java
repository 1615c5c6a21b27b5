package io.github.gtsim.mode;

import io.github.gtsim.cluster.Settings;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How asynchronous replication behaves. AWS publishes none of these figures (FACTS R-9, 21): every
 * default is our model.
 *
 * @param lag whole delay of every pair; if absent, log-normal of median 600 ms and p99 2500 ms plus
 *     half the round trip
 * @param pairs whole delay of single pairs
 * @param ordered whether a partition's records arrive in order; otherwise each draws its own lag
 * @param holdNanos how long a queue keeps a level of lag
 * @param catchUpPerSecond most records a second of a pair of Regions after it was down
 * @param retryNanos after which a record that got lost is sent again
 * @param coalesceNanos within which changes of one item by one Region travel as the last of them
 */
record ReplicationOptions(
    Optional<Distribution> lag,
    List<PairLag> pairs,
    boolean ordered,
    long holdNanos,
    double catchUpPerSecond,
    long retryNanos,
    long coalesceNanos) {
  static final Distribution DEFAULT_LAG =
      new Distribution.LogNormal(600 * Nanos.MILLISECOND, 2500 * Nanos.MILLISECOND);

  static final ReplicationOptions DEFAULT =
      new ReplicationOptions(
          Optional.empty(), List.of(), true, 10 * Nanos.SECOND, 5000, Nanos.SECOND, 0);

  static final String SECTION = "replication";

  record PairLag(String from, String to, Distribution lag) {}

  private enum Ordering {
    PARTITION,
    NONE
  }

  /** Those of its parameters on which a run rests, by their paths. */
  List<String> assumptions() {
    List<String> paths = new ArrayList<>(List.of("replication.lag"));
    if (holdsLevels()) {
      paths.add("replication.hold");
    }
    paths.addAll(List.of("replication.catchUpRate", "replication.retry"));
    return paths;
  }

  /** Whether queues have a level of lag that changes. */
  private boolean holdsLevels() {
    boolean constant =
        lag.map(ReplicationOptions::isConstant).orElse(false)
            && pairs.stream().allMatch(pair -> isConstant(pair.lag()));
    return ordered && !constant;
  }

  private static boolean isConstant(Distribution lag) {
    return lag instanceof Distribution.Constant;
  }

  static ReplicationOptions read(Sections sections) {
    Settings settings = sections.of(SECTION);
    List<PairLag> pairs = new ArrayList<>();
    for (Settings pair : settings.list("pairs")) {
      String from = pair.region("from");
      String to = pair.region("to");
      Optional<Distribution> lag = pair.delay("lag");
      if (lag.isEmpty()) {
        pair.refuse("lag", "a pair needs a lag, such as 250ms");
      }
      if (from.equals(to)) {
        pair.refuse("to", "a pair is of two Regions");
      } else if (pairs.stream().anyMatch(p -> p.from().equals(from) && p.to().equals(to))) {
        pair.refuse("from", "the lag of this pair is given twice");
      }
      pairs.add(new PairLag(from, to, lag.orElse(DEFAULT_LAG)));
    }
    return new ReplicationOptions(
        settings.delay("lag"),
        pairs,
        settings.choice("ordering", Ordering.class, Ordering.PARTITION) == Ordering.PARTITION,
        settings.period("hold", DEFAULT.holdNanos()),
        settings.rate("catchUpRate", DEFAULT.catchUpPerSecond()),
        settings.period("retry", DEFAULT.retryNanos()),
        settings.duration("coalesce", DEFAULT.coalesceNanos()));
  }
}
