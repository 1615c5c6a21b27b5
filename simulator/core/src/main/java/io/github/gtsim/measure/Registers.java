package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Preload;
import io.github.gtsim.cluster.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The part of a history that has to be linearizable where the mode promises that: every item as a
 * register that is read, written, and compared and set. Of writes, conditions and strong reads it
 * has what counts for the table as a whole, until a replica is added and writes are no longer
 * ordered over all Regions.
 */
final class Registers {
  /** The instant of what is there from the start. */
  static final long BEFORE_ALL = -1;

  private final Scope scope;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<Preload> preloads = new ArrayList<>();
  private long until = Long.MAX_VALUE;

  /**
   * One operation on a register.
   *
   * @param endNanos {@link Operation#NEVER} if its outcome is unknown
   */
  record Step(Deed deed, Action action, long endNanos) {
    /** What it read, or wrote. */
    Image value() {
      return action == Action.READ ? deed.seen() : deed.made();
    }
  }

  Registers(Scope scope) {
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

  /**
   * Whether a line of an operation that has ended, its first or its last, is in this part, or is
   * out of it only for being an eventual read.
   */
  boolean covers(Deed deed, boolean begins) {
    boolean counts = begins && !observes(deed) || !isCut(deed);
    boolean ordered = deed.isOrdered() || !deed.isStrong();
    return ordered && deed.startNanos() < until && counts;
  }

  /** How many writes and strong reads were answered where that says nothing of the whole table. */
  long elsewhere() {
    return deeds.stream().filter(deed -> deed.end() == Deed.End.OK && !deed.isOrdered()).count();
  }

  /** The operations on each item, in the order of keys; to be asked when no more can come. */
  TreeMap<String, List<Step>> steps() {
    TreeMap<Integer, List<Step>> items = new TreeMap<>();
    for (Deed deed : deeds) {
      List<Step> steps = items.computeIfAbsent(deed.item(), this::begin);
      step(deed).ifPresent(steps::add);
    }
    TreeMap<String, List<Step>> keys = new TreeMap<>();
    items.forEach((item, steps) -> keys.put(scope.world().items().key(item), steps));
    keys.values().removeIf(List::isEmpty);
    return keys;
  }

  private List<Step> begin(int item) {
    List<Step> steps = new ArrayList<>();
    for (Preload items : preloads) {
      if (item >= items.first() && item - items.first() < items.count()) {
        Deed write = new Deed(-1, item, -1, items.image(), BEFORE_ALL);
        steps.add(new Step(write, Action.WRITE, BEFORE_ALL));
      }
    }
    return steps;
  }

  /** One that ended with no answer and is known to have done nothing by the end is left out. */
  private Optional<Step> step(Deed deed) {
    if (!deed.isOrdered() || observes(deed) && isCut(deed)) {
      return Optional.empty();
    }
    if (deed.isRefused()) {
      return Optional.of(new Step(deed, Action.READ, deed.endNanos()));
    }
    boolean never = deed.end() == Deed.End.FAIL || !deed.isSettled();
    if (never || observes(deed) && deed.end() != Deed.End.OK) {
      return Optional.empty();
    }
    long end = isCut(deed) || deed.end() != Deed.End.OK ? Operation.NEVER : deed.endNanos();
    return Optional.of(new Step(deed, deed.isConditional() ? Action.CAS : deed.action(), end));
  }

  private boolean isCut(Deed deed) {
    return deed.endNanos() >= until;
  }

  private static boolean observes(Deed deed) {
    return deed.action() == Action.READ || deed.isRefused();
  }

  /** The value of an item as the checker has it: of its only attribute, or of each. */
  static String text(Image image) {
    if (!image.exists()) {
      return HistoryFile.value("");
    }
    Map<String, Value> attributes = image.attributes();
    if (attributes.size() == 1) {
      return text(attributes.values().iterator().next());
    }
    StringJoiner map = new StringJoiner(", ", "{", "}");
    attributes.forEach((name, value) -> map.add(HistoryFile.string(name) + " " + text(value)));
    return map.toString();
  }

  private static String text(Value value) {
    return value instanceof Value.Number ? value.toString() : HistoryFile.string(value.toString());
  }
}
