package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** What carries messages from one Region to another: a one-way delay, up or down, maybe lossy. */
final class Link {
  /** More than any delay that a scenario can ask for in earnest, and far from overflow. */
  private static final long LONGEST_NANOS = 1_000_000_000_000_000_000L;

  private final Distribution delay;
  private final boolean jitter;
  private final RandomStream stream;
  private final RandomStream losses;
  private final List<Fault.LinkDegradation> degradations = new ArrayList<>();
  private final List<Fault.ReplicationSlowdown> slowdowns = new ArrayList<>();
  private int cuts;
  private long lastCutAt = -1;

  Link(Distribution delay, boolean jitter, RandomStream stream, RandomStream losses) {
    this.delay = delay;
    this.jitter = jitter;
    this.stream = stream;
    this.losses = losses;
  }

  boolean isUp() {
    return cuts == 0;
  }

  void cut(long now) {
    cuts++;
    lastCutAt = now;
  }

  void mend() {
    cuts--;
  }

  void degrade(Fault.LinkDegradation degradation) {
    degradations.add(degradation);
  }

  void recover(Fault.LinkDegradation degradation) {
    degradations.remove(degradation);
  }

  void slowReplication(Fault.ReplicationSlowdown slowdown) {
    slowdowns.add(slowdown);
  }

  void speedUpReplication(Fault.ReplicationSlowdown slowdown) {
    slowdowns.remove(slowdown);
  }

  /** Whether a message sent at {@code sentAt} has been cut off by now. */
  boolean cutSince(long sentAt) {
    return cuts > 0 || lastCutAt > sentAt;
  }

  long base() {
    return delay.median();
  }

  /** What a message that takes {@code nanos} on a sound link takes now. */
  long degraded(long nanos) {
    if (degradations.isEmpty()) {
      return nanos;
    }
    double factor = 1;
    long add = 0;
    for (Fault.LinkDegradation degradation : degradations) {
      factor *= degradation.factor();
      add = Math.min(LONGEST_NANOS, add + degradation.addNanos());
    }
    return scaled(nanos, factor) + add;
  }

  /** The lag of a record that has {@code nanos} in sound replication over a sound link. */
  long replicationLag(long nanos) {
    double factor = 1;
    for (Fault.ReplicationSlowdown slowdown : slowdowns) {
      factor *= slowdown.factor();
    }
    return degraded(scaled(nanos, factor));
  }

  private static long scaled(long nanos, double factor) {
    return factor == 1 ? nanos : Math.min(LONGEST_NANOS, (long) (nanos * factor));
  }

  /** Share of messages lost by chance; a link that loses all of them is cut instead. */
  double loss() {
    double kept = 1;
    for (Fault.LinkDegradation degradation : degradations) {
      kept *= degradation.loss() == 1 ? 1 : 1 - degradation.loss();
    }
    return degradations.isEmpty() ? 0 : 1 - kept;
  }

  /** Whether chance has the next message get lost. */
  boolean losesNext() {
    double loss = loss();
    return loss > 0 && losses.nextDouble() < loss;
  }

  long draw() {
    return degraded(draw(stream));
  }

  /** The delay of a message that the link's faults do not concern. */
  long draw(RandomStream from) {
    return jitter ? delay.sample(from) : delay.median();
  }
}
