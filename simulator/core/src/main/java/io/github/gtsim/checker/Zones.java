package io.github.gtsim.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Decides a key of which every value was written once, and only by blind writes, in n log n steps
 * (Gibbons and Korach, 1997). A value's zone lies between the earliest end and the latest start of
 * its operations. If the end comes first, the value was there all the time between, so no other
 * such zone may overlap and no zone of the other kind may lie within.
 */
final class Zones {
  private static final class Zone {
    private final long written;
    private final boolean mayNeverBe;
    private boolean wasRead;
    private long firstEnd;
    private long lastStart;

    Zone(long written, long end) {
      this.written = written;
      mayNeverBe = end == Operation.NEVER;
      firstEnd = end;
      lastStart = written;
    }

    void read(Operation read) {
      wasRead = true;
      firstEnd = Math.min(firstEnd, read.end());
      lastStart = Math.max(lastStart, read.start());
    }

    long firstEnd() {
      return firstEnd;
    }

    boolean isForward() {
      return firstEnd < lastStart;
    }

    /** Whether some operation of each had ended when one of the other began. */
    boolean clashes(Zone other) {
      return firstEnd < other.lastStart && other.firstEnd < lastStart;
    }
  }

  private Zones() {}

  /** Whether the operations are such that {@link #decide} can judge them. */
  static boolean fit(List<Operation> operations, String initial) {
    TreeSet<String> written = new TreeSet<>();
    written.add(initial);
    for (Operation operation : operations) {
      boolean blind = operation.action() == Action.WRITE && written.add(operation.value());
      if (!blind && operation.action() != Action.READ) {
        return false;
      }
    }
    return true;
  }

  static Verdict decide(List<Operation> operations, String initial) {
    Map<String, Zone> zones = new LinkedHashMap<>();
    zones.put(initial, new Zone(Long.MIN_VALUE, Long.MIN_VALUE));
    for (Operation operation : operations) {
      if (operation.action() == Action.WRITE) {
        zones.put(operation.value(), new Zone(operation.start(), operation.end()));
      }
    }
    for (Operation operation : operations) {
      if (operation.action() == Action.READ) {
        Zone zone = zones.get(operation.value());
        if (zone == null || operation.end() < zone.written) {
          return Verdict.INVALID;
        }
        zone.read(operation);
      }
    }
    zones.values().removeIf(zone -> zone.mayNeverBe && !zone.wasRead);
    return clash(new ArrayList<>(zones.values())) ? Verdict.INVALID : Verdict.VALID;
  }

  /** In the order of their ends: forward zones that do not clash are one after the other. */
  private static boolean clash(List<Zone> zones) {
    zones.sort(Comparator.comparingLong(Zone::firstEnd));
    List<Zone> forward = zones.stream().filter(Zone::isForward).toList();
    for (int i = 1; i < forward.size(); i++) {
      if (forward.get(i).clashes(forward.get(i - 1))) {
        return true;
      }
    }
    return zones.stream()
        .filter(zone -> !zone.isForward())
        .anyMatch(zone -> clashesWithLastBefore(forward, zone));
  }

  /**
   * Of the forward zones that began before a zone's last start, only the last can reach over it.
   */
  private static boolean clashesWithLastBefore(List<Zone> forward, Zone zone) {
    int low = 0;
    int high = forward.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (forward.get(middle).firstEnd < zone.lastStart) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && forward.get(low - 1).clashes(zone);
  }
}
