package io.github.gtsim.mode;

import io.github.gtsim.cluster.Replica;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The channels between the copies of a table, one for each ordered pair. Whenever they change,
 * every window of {@link Coalescing} that they concern ends (our model).
 */
final class Mesh {
  private static final Channel[] NONE = {};

  private final World world;
  private final ReplicationOptions options;

  /** Those that leave each Region, by their destinations. */
  private final Channel[][] leaving;

  private final Coalescing[] coalescing;

  /** Where records come into each Region; null where there is no way in. */
  private final Intake[] intakes;

  Mesh(World world, ReplicationOptions options) {
    this.world = world;
    this.options = options;
    leaving = new Channel[world.regions().size()][];
    intakes = new Intake[leaving.length];
    coalescing = new Coalescing[leaving.length];
    for (int region = 0; region < leaving.length; region++) {
      leaving[region] = NONE;
      coalescing[region] =
          new Coalescing(world, options.coalesceNanos(), this::send, this::leaveOut);
    }
  }

  /** Takes up a version for all to whom its origin ships. */
  void ship(Version version) {
    coalescing[version.origin()].add(version);
  }

  private void send(Version version) {
    for (Channel channel : leaving[version.origin()]) {
      channel.ship(version);
    }
  }

  private void leaveOut(Version version) {
    for (Channel channel : leaving[version.origin()]) {
      channel.leaveOut(version);
    }
  }

  /** The channels from a Region. */
  Channel[] leaving(int region) {
    return leaving[region];
  }

  /** The channels to a Region. */
  List<Channel> reaching(int region) {
    List<Channel> reaching = new ArrayList<>();
    each(
        channel -> {
          if (channel.to() == region) {
            reaching.add(channel);
          }
        });
    return reaching;
  }

  void connect(Replica source, Replica destination) {
    int to = destination.region();
    coalescing[source.region()].flush();
    if (intakes[to] == null) {
      intakes[to] = new Intake(world, destination);
    }
    List<Channel> all = new ArrayList<>(List.of(leaving[source.region()]));
    int place = 0;
    while (place < all.size() && all.get(place).to() < to) {
      place++;
    }
    all.add(place, new Channel(world, source.region(), to, intakes[to], options));
    leaving[source.region()] = all.toArray(NONE);
  }

  /** Ends the channels of a Region that has no copy any more. */
  void disconnect(int region) {
    close(region);
    leaving[region] = NONE;
    intakes[region] = null;
    for (int other = 0; other < leaving.length; other++) {
      List<Channel> all = new ArrayList<>(List.of(leaving[other]));
      all.removeIf(channel -> channel.to() == region);
      leaving[other] = all.toArray(NONE);
    }
  }

  /** Nothing arrives anywhere any more. */
  void close() {
    each(Channel::close);
    for (Coalescing windows : coalescing) {
      windows.flush();
    }
  }

  /** Nothing arrives from or at a Region any more. */
  void close(int region) {
    each(
        channel -> {
          if (channel.touches(region)) {
            channel.close();
          }
        });
    coalescing[region].flush();
  }

  /** Whether everything that has left a Region has arrived. */
  boolean isShipped(int region) {
    boolean shipped = coalescing[region].isEmpty();
    for (Channel channel : leaving[region]) {
      shipped &= channel.isShipped();
    }
    return shipped;
  }

  /** Whether due records wait from a Region or for it. */
  boolean hasWaiting(int region) {
    boolean waits = false;
    for (Channel[] channels : leaving) {
      for (Channel channel : channels) {
        waits |= channel.touches(region) && channel.hasWaiting();
      }
    }
    return waits;
  }

  void networkChanged() {
    for (Intake intake : intakes) {
      if (intake != null) {
        intake.resume();
      }
    }
    each(Channel::networkChanged);
  }

  private void each(Consumer<Channel> tell) {
    for (Channel[] channels : leaving) {
      for (Channel channel : channels) {
        tell.accept(channel);
      }
    }
  }
}
