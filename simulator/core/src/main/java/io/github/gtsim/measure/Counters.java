package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Stock;
import io.github.gtsim.cluster.Version;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What became of increments, over items that saw nothing else (FACTS C-8). */
public final class Counters implements Observer {
  private final Scope scope;
  private final List<Stock> stocks;
  private long[] applied = new long[64];
  private long[] acknowledged = new long[64];
  private boolean[] incremented = new boolean[64];
  private boolean[] otherWrites = new boolean[64];

  /**
   * @param stocks items that do not start at 0
   */
  public Counters(Scope scope, List<Stock> stocks) {
    this.scope = scope;
    this.stocks = stocks;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED, Told.WRITTEN);
  }

  @Override
  public void systemWrote(Version version) {
    reserve(version.item());
    otherWrites[version.item()] = true;
  }

  private void reserve(int item) {
    if (item >= applied.length) {
      int size = Math.max(applied.length * 2, item + 1);
      applied = Arrays.copyOf(applied, size);
      acknowledged = Arrays.copyOf(acknowledged, size);
      incremented = Arrays.copyOf(incremented, size);
      otherWrites = Arrays.copyOf(otherWrites, size);
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    int item = version.item();
    reserve(item);
    boolean increment = attempt.request().kind() == OperationKind.INCREMENT;
    if (increment && attempt.change() instanceof Change.Add add) {
      incremented[item] = true;
      applied[item] += add.total();
    } else {
      otherWrites[item] = true;
    }
  }

  @Override
  public void requestEnded(Request request) {
    if (request.kind() == OperationKind.INCREMENT
        && request.result() == Request.Result.OK
        && !request.written().isEmpty()
        && request.lastAttempt().change() instanceof Change.Add add) {
      acknowledged[request.item()] += add.total();
    }
  }

  private long start(int item) {
    for (Stock stock : stocks) {
      if (stock.has(item)) {
        return stock.each();
      }
    }
    return 0;
  }

  /** The section counters of the summary. */
  public void report(ObjectNode summary) {
    long allApplied = 0;
    long allAcknowledged = 0;
    long last = 0;
    for (int item = 0; item < applied.length; item++) {
      if (incremented[item] && !otherWrites[item]) {
        allApplied += applied[item];
        allAcknowledged += acknowledged[item];
        Version kept = scope.finalVersion(item);
        last += kept == Version.NONE ? 0 : kept.image().sum() - start(item);
      }
    }
    ObjectNode counters = summary.putObject("counters");
    counters.put("acknowledged", allAcknowledged);
    counters.put("applied", allApplied);
    counters.put("final", last);
    counters.put("shortfall", allApplied - last);
    counters.put("excess", allApplied - allAcknowledged);
  }
}
