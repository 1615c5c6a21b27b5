package io.github.gtsim.schedules;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The choices that make a schedule, in the order in which a run comes to them, and the way from one
 * schedule to the next: the last choice that can be another one becomes it, and what follows is
 * chosen anew. So each sequence of choices comes up once.
 */
final class Choices {
  private int[] taken = new int[64];
  private int[] bounds = new int[64];
  private int known;
  private int made;

  /** One of the numbers from 0 to {@code bound - 1}. */
  int next(int bound) {
    if (made == known) {
      if (known == taken.length) {
        taken = Arrays.copyOf(taken, known * 2);
        bounds = Arrays.copyOf(bounds, known * 2);
      }
      bounds[known] = bound;
      taken[known++] = 0;
    } else if (bounds[made] == 0) {
      bounds[made] = bound;
    } else if (bounds[made] != bound) {
      throw new IllegalStateException("another run of the same schedule came to other choices");
    }
    return taken[made++];
  }

  /** Goes on to the next schedule; false if there is none. */
  boolean advance() {
    if (made < known) {
      throw new IllegalStateException("another run of the same schedule came to fewer choices");
    }
    made = 0;
    while (known > 0 && taken[known - 1] + 1 == bounds[known - 1]) {
      known--;
    }
    if (known > 0) {
      taken[known - 1]++;
    }
    return known > 0;
  }

  /** The schedule that {@link #toString()} names. */
  static Choices of(String text) {
    Choices choices = new Choices();
    choices.taken =
        Arrays.stream(text.split("\\."))
            .filter(number -> !number.isEmpty())
            .mapToInt(Integer::parseInt)
            .toArray();
    choices.known = choices.taken.length;
    choices.bounds = new int[choices.known];
    return choices;
  }

  @Override
  public String toString() {
    return Arrays.stream(taken, 0, known)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("."));
  }
}
