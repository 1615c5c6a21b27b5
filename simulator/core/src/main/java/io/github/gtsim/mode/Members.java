package io.github.gtsim.mode;

import io.github.gtsim.cluster.Network;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Event;
import io.github.gtsim.engine.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * The three members of an MRSC table, by number, and the paths between them: the direct link, or
 * through the third member (FACTS U-3).
 */
final class Members {
  static final int COUNT = 3;

  private final Simulation simulation;
  private final Network network;
  private final long retransmitNanos;
  private final int[] regions = new int[COUNT];
  private final boolean[] replica = new boolean[COUNT];

  /**
   * @param retransmitNanos after which what got lost by chance is sent again
   */
  Members(World world, TableDesign table, long retransmitNanos) {
    simulation = world.simulation();
    network = world.network();
    this.retransmitNanos = retransmitNanos;
    List<String> names = new ArrayList<>(table.regions());
    table.witness().ifPresent(names::add);
    for (int member = 0; member < COUNT; member++) {
      regions[member] = world.regionId(names.get(member));
      replica[member] = table.regions().contains(names.get(member));
    }
  }

  int region(int member) {
    return regions[member];
  }

  boolean isReplica(int member) {
    return replica[member];
  }

  /** The member in this Region; -1 if there is none. */
  int in(int region) {
    for (int member = 0; member < COUNT; member++) {
      if (regions[member] == region) {
        return member;
      }
    }
    return -1;
  }

  static int third(int one, int other) {
    return COUNT - one - other;
  }

  boolean isUp(int from, int to) {
    return network.isUp(regions[from], regions[to]);
  }

  /** Whether a message can go from one member to another now. */
  boolean hasPath(int from, int to) {
    return isUp(from, to) || hasDetour(from, to);
  }

  private boolean hasDetour(int from, int to) {
    int third = third(from, to);
    return isUp(from, third) && isUp(third, to);
  }

  /** Whether it reaches another member, there and back (FACTS U-1). */
  boolean reachesAny(int member) {
    for (int other = 0; other < COUNT; other++) {
      if (other != member && hasPath(member, other) && hasPath(other, member)) {
        return true;
      }
    }
    return false;
  }

  private long direct(int from, int to) {
    return network.transit(regions[from], regions[to]);
  }

  private long detour(int from, int to) {
    int third = third(from, to);
    return direct(from, third) + direct(third, to);
  }

  /** Delay now, without jitter, of the fastest path of up links, nanoseconds; there must be one. */
  long pathDelay(int from, int to) {
    long best = Long.MAX_VALUE;
    if (isUp(from, to)) {
      best = direct(from, to);
    }
    return hasDetour(from, to) ? Math.min(best, detour(from, to)) : best;
  }

  /**
   * Sends over the direct link if it is up, else through the third member; {@code cut} fires if a
   * link of the way goes down, {@code lost} if the message gets lost by chance.
   */
  void send(int from, int to, Event arrived, Event cut, Event lost) {
    if (isUp(from, to)) {
      network.send(regions[from], regions[to], arrived, cut, lost);
    } else {
      sendThrough(from, to, arrived, cut, lost);
    }
  }

  /** Delay now, without jitter, of the way that {@link #send} takes; there must be one. */
  long sendNanos(int from, int to) {
    return isUp(from, to) ? direct(from, to) : detour(from, to);
  }

  /** Share of messages that do not get lost by chance on that way. */
  double kept(int from, int to) {
    int third = third(from, to);
    return isUp(from, to) ? keptOnLink(from, to) : keptOnLink(from, third) * keptOnLink(third, to);
  }

  private double keptOnLink(int from, int to) {
    return 1 - network.loss(regions[from], regions[to]);
  }

  /**
   * Sends over the fastest path of up links, as often as it takes; {@code cut} fires if there is no
   * path any more.
   */
  void sendFastest(int from, int to, Event arrived, Event cut) {
    Event lost = () -> simulation.after(retransmitNanos, () -> sendAgain(from, to, arrived, cut));
    if (isUp(from, to) && pathDelay(from, to) == direct(from, to)) {
      network.send(regions[from], regions[to], arrived, cut, lost);
    } else {
      sendThrough(from, to, arrived, cut, lost);
    }
  }

  private void sendAgain(int from, int to, Event arrived, Event cut) {
    if (hasPath(from, to)) {
      sendFastest(from, to, arrived, cut);
    } else {
      cut.fire();
    }
  }

  private void sendThrough(int from, int to, Event arrived, Event cut, Event lost) {
    int third = third(from, to);
    network.send(
        regions[from],
        regions[third],
        () -> {
          if (isUp(third, to)) {
            network.send(regions[third], regions[to], arrived, cut, lost);
          } else {
            cut.fire();
          }
        },
        cut,
        lost);
  }
}
