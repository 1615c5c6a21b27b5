package io.github.gtsim.schedules;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.RandomStream;

/** Delays of messages that are not drawn but chosen, each from the same few. */
final class Delays {
  private final Choices choices;
  private final Story story;
  private final long[] nanos;
  private final int mostOdd;
  private int odd;

  /**
   * @param story is told each delay
   * @param nanos the delays, the usual one first
   * @param mostOdd how many messages of a run may take another one than the usual
   */
  Delays(Choices choices, Story story, long[] nanos, int mostOdd) {
    this.choices = choices;
    this.story = story;
    this.nanos = nanos;
    this.mostOdd = mostOdd;
  }

  /** Forgets the messages of the run before. */
  void reset() {
    odd = 0;
  }

  /** Those of the messages that go this way. */
  Distribution of(String way) {
    return new Way(way);
  }

  private long next(String way) {
    int choice = odd < mostOdd ? choices.next(nanos.length) : 0;
    odd += choice == 0 ? 0 : 1;
    story.tell(() -> way + ": a message on its way, for " + Explorer.micros(nanos[choice]));
    return nanos[choice];
  }

  private final class Way implements Distribution {
    private final String way;

    Way(String way) {
      this.way = way;
    }

    @Override
    public long sample(RandomStream stream) {
      return next(way);
    }

    @Override
    public long median() {
      return nanos[0];
    }

    @Override
    public long longest() {
      long longest = 0;
      for (long delay : nanos) {
        longest = Math.max(longest, delay);
      }
      return longest;
    }
  }
}
