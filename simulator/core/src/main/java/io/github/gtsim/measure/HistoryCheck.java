package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Preload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands the history of a run to the checker: writes, conditions and strong reads that count for the
 * table as a whole, until a replica is added and writes are no longer ordered over all Regions. It
 * is told what clients see, and nothing of how it came about.
 */
public final class HistoryCheck {
  private static final String NIL = HistoryFile.value("");
  private static final long BEFORE_ALL = -1;
  private final Scope scope;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<Preload> preloads = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private long until = Long.MAX_VALUE;

  public HistoryCheck(Scope scope) {
    this.scope = scope;
  }

  void preloaded(Preload items) {
    preloads.add(items);
  }

  void add(Deed deed) {
    if (deed.isStrong() && scope.now() < until) {
      deeds.add(deed);
    }
  }

  /** Nothing is promised of what happens from now on, nor of what else happens at this instant. */
  void stop() {
    until = Math.min(until, scope.now());
  }

  /** One finding for each item, in the order of keys; to be asked once, after the run. */
  public List<Finding> findings() {
    TreeMap<Integer, String> keys = new TreeMap<>();
    for (Deed deed : deeds) {
      keys.computeIfAbsent(deed.item(), this::begin);
      operation(deed, keys.get(deed.item())).ifPresent(operations::add);
    }
    History history = new History(operations, true, false, 0, 0);
    return Linearizability.check(history, Optional.empty(), NIL, Limits.ofSteps());
  }

  private String begin(int item) {
    String key = scope.world().items().key(item);
    for (Preload items : preloads) {
      if (item >= items.first() && item - items.first() < items.count()) {
        Deed write = new Deed(-1, item, -1, items.image(), BEFORE_ALL);
        operations.add(operation(write, key, Action.WRITE, BEFORE_ALL));
      }
    }
    return key;
  }

  /** One that ended with no answer and is known to have done nothing by the end is left out. */
  private Optional<Operation> operation(Deed deed, String key) {
    boolean cut = deed.endNanos() >= until;
    boolean reads = deed.action() == Action.READ || deed.isRefused();
    if (!deed.isOrdered() || reads && cut) {
      return Optional.empty();
    }
    if (deed.isRefused()) {
      return Optional.of(operation(deed, key, Action.READ, deed.endNanos()));
    }
    boolean never = deed.end() == Deed.End.FAIL || !deed.isSettled();
    if (never || reads && deed.end() != Deed.End.OK) {
      return Optional.empty();
    }
    long end = cut || deed.end() != Deed.End.OK ? Operation.NEVER : deed.endNanos();
    Action action = deed.isConditional() ? Action.CAS : deed.action();
    return Optional.of(operation(deed, key, action, end));
  }

  private Operation operation(Deed deed, String key, Action action, long end) {
    Image value = action == Action.READ ? deed.seen() : deed.made();
    return new Operation(
        operations.size(),
        key,
        deed.process(),
        action,
        false,
        action == Action.CAS ? HistoryEdn.text(deed.met()) : "",
        HistoryEdn.text(value),
        deed.startNanos(),
        end,
        0,
        0);
  }
}
