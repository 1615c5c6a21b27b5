package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStream;

/** What carries messages from one Region to another: a one-way delay, up or down. */
final class Link {
  private final Distribution delay;
  private final boolean jitter;
  private final RandomStream stream;
  private int cuts;
  private long lastCutAt = -1;

  Link(Distribution delay, boolean jitter, RandomStream stream) {
    this.delay = delay;
    this.jitter = jitter;
    this.stream = stream;
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

  /** Whether a message sent at {@code sentAt} has been lost by now. */
  boolean lostSince(long sentAt) {
    return cuts > 0 || lastCutAt > sentAt;
  }

  long base() {
    return delay.median();
  }

  long draw() {
    return draw(stream);
  }

  long draw(RandomStream from) {
    return jitter ? delay.sample(from) : delay.median();
  }
}
