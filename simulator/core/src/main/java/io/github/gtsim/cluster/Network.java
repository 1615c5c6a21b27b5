package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Event;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.RandomStreams;
import io.github.gtsim.engine.Simulation;
import java.util.List;

/**
 * One link for each ordered pair of Regions. Links carry what the table's members say to each
 * other; users reach an endpoint over the internet, at the same delays, whatever links are cut (our
 * model: a user whose Region is isolated can be moved to another Region's stack, FACTS F-1).
 */
public final class Network {
  private final Simulation simulation;
  private final Link[][] links;

  Network(
      Simulation simulation, List<String> regions, NetworkDesign design, RandomStreams streams) {
    this.simulation = simulation;
    links = new Link[regions.size()][regions.size()];
    for (int from = 0; from < links.length; from++) {
      for (int to = 0; to < links.length; to++) {
        String name = regions.get(from) + ">" + regions.get(to);
        links[from][to] =
            new Link(
                delay(regions.get(from), regions.get(to), design),
                design.jitter(),
                streams.stream("link/" + name),
                streams.stream("loss/" + name));
      }
    }
  }

  private static Distribution delay(String from, String to, NetworkDesign design) {
    if (from.equals(to)) {
      return new Distribution.Constant(0);
    }
    for (NetworkDesign.Latency latency : design.latency()) {
      if (latency.from().equals(from) && latency.to().equals(to)) {
        return latency.delay();
      }
    }
    return jittered(LatencyTable.builtIn().roundTripNanos(from, to) / 2);
  }

  /** Our model: each message's delay is the base times a log-normal of median 1 and p99 1.25. */
  private static Distribution jittered(long base) {
    return new Distribution.LogNormal(base, base + base / 4);
  }

  /** The round trip between two Regions without jitter and faults, nanoseconds. */
  public long roundTrip(int from, int to) {
    return oneWay(from, to) + oneWay(to, from);
  }

  private long oneWay(int from, int to) {
    return links[from][to].base();
  }

  /** What a message from one Region to another takes now, without jitter, nanoseconds. */
  public long transit(int from, int to) {
    return links[from][to].degraded(links[from][to].base());
  }

  /** The lag now of a record that takes {@code nanos} where nothing is wrong. */
  public long replicationLag(int from, int to, long nanos) {
    return links[from][to].replicationLag(nanos);
  }

  /** Share of messages from one Region to another that get lost by chance. */
  public double loss(int from, int to) {
    return links[from][to].loss();
  }

  public boolean isUp(int from, int to) {
    return links[from][to].isUp();
  }

  Link link(int from, int to) {
    return links[from][to];
  }

  void cut(int from, int to) {
    links[from][to].cut(simulation.now());
  }

  void mend(int from, int to) {
    links[from][to].mend();
  }

  /** The delay of a user's message, drawn from the user's own numbers. */
  long userDelay(int from, int to, RandomStream stream) {
    return from == to ? 0 : links[from][to].draw(stream);
  }

  /**
   * Sends over the link from one Region to another, which must be up: {@code arrived} fires at the
   * other end, or {@code lost} at that instant if it got lost on the way.
   */
  public void send(int from, int to, Event arrived, Event lost) {
    send(from, to, arrived, lost, lost);
  }

  /**
   * The same, with {@code cut} if the link went down meanwhile and {@code lost} if the message was
   * lost by chance, which is settled when it is sent.
   */
  public void send(int from, int to, Event arrived, Event cut, Event lost) {
    Link link = links[from][to];
    long sentAt = simulation.now();
    Event end = link.losesNext() ? lost : arrived;
    simulation.after(
        link.draw(),
        () -> {
          if (link.cutSince(sentAt)) {
            cut.fire();
          } else {
            end.fire();
          }
        });
  }
}
