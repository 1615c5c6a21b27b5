package io.github.gtsim.checker;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Why an operation, the culprit, cannot be placed. What it wants is the value that it read or, if
 * it is a cas, expected.
 */
sealed interface Reason {
  /** What contradicts the culprit, so that these with it are invalid by themselves. */
  default List<Operation> against() {
    return List.of();
  }

  /** The reason in words, after a sentence that says what the culprit did. */
  String because(Explanation words);

  /** Nothing wrote what the culprit wants. */
  record NeverWritten() implements Reason {
    @Override
    public String because(Explanation words) {
      return ", but " + words.wanted() + " was never written (a write that failed does not count)";
    }
  }

  /** What first wrote what the culprit wants began when the culprit had ended. */
  record WrittenLater(Operation write) implements Reason {
    @Override
    public String because(Explanation words) {
      return ", but the " + words.does(write, write.value()) + words.began(write);
    }
  }

  /**
   * All that wrote what the culprit wants had ended before another write began, which ended before
   * the culprit began.
   *
   * @param older of those the last to end; not present if there was only the initial value
   */
  record Replaced(Optional<Operation> older, Operation newer) implements Reason {
    @Override
    public List<Operation> against() {
      return Stream.concat(older.stream(), Stream.of(newer)).toList();
    }

    @Override
    public String because(Explanation words) {
      return ", but "
          + words.wanted()
          + (older.isEmpty() ? ", the initial value," : "")
          + " had been replaced by "
          + newer.value()
          + ", whose "
          + words.word(newer)
          + words.by(newer)
          + words.endedBefore(newer);
    }
  }

  /**
   * What the culprit wants and another value were there once each: first that (older), then the
   * other (newer), and the other still or again before the culprit began (last).
   *
   * @param older not present if it is the initial value
   * @param other the other value
   * @param writes of both, as far as they are not initial
   */
  record OtherOrder(
      Optional<Operation> older,
      Operation newer,
      Operation last,
      String other,
      List<Operation> writes)
      implements Reason {
    @Override
    public List<Operation> against() {
      return Stream.of(older.stream(), Stream.of(newer, last), writes.stream())
          .flatMap(each -> each)
          .distinct()
          .toList();
    }

    @Override
    public String because(Explanation words) {
      String first =
          older
              .map(
                  o ->
                      "the "
                          + words.does(o, words.wanted())
                          + " had"
                          + words.ended(o)
                          + ", before the "
                          + words.does(newer, other)
                          + " began; and")
              .orElse(words.wanted() + " is the initial value, and");
      return ", though "
          + other
          + " came later: "
          + first
          + " the "
          + words.does(last, other)
          + " had"
          + words.ended(last)
          + ", before this one began";
    }
  }

  /** It was refused, but whatever the order, the value was what it expected all the time. */
  record WronglyRefused(List<Operation> against) implements Reason {
    @Override
    public String because(Explanation words) {
      return ", though the value was " + words.wanted() + " all the while";
    }
  }

  /** A counter that was only added to was at least this. */
  record TooLow(BigInteger least, List<Operation> against) implements Reason {
    @Override
    public String because(Explanation words) {
      return ", but with all that had been added before it began the counter was at least " + least;
    }
  }

  /** A counter that was only added to was at most this. */
  record TooHigh(BigInteger most, List<Operation> against) implements Reason {
    @Override
    public String because(Explanation words) {
      return ", but with all that may have been added by then it was at most " + most;
    }
  }

  /** A counter that was only added to cannot be what is no whole number. */
  record NoNumber() implements Reason {
    @Override
    public String because(Explanation words) {
      return ", but a counter holds whole numbers";
    }
  }

  /** A text that was only appended to lacks what had been appended. */
  record Lacking(Operation append) implements Reason {
    @Override
    public List<Operation> against() {
      return List.of(append);
    }

    @Override
    public String because(Explanation words) {
      return ", but it lacks "
          + append.value()
          + ", whose append"
          + words.by(append)
          + words.endedBefore(append);
    }
  }

  /** A text that was only appended to does not begin with what had been read. */
  record NotContinued(Operation before) implements Reason {
    @Override
    public List<Operation> against() {
      return List.of(before);
    }

    @Override
    public String because(Explanation words) {
      return ", which does not continue "
          + before.value()
          + ", returned by the "
          + words.word(before)
          + " of process "
          + before.process()
          + " that"
          + words.endedBefore(before);
    }
  }

  /**
   * There is no simpler reason.
   *
   * @param prefix how many operations have no order
   * @param possible all values that the culprit can have met, whatever the order; none if not known
   */
  record NoOrder(int prefix, Optional<SortedSet<String>> possible, List<Operation> against)
      implements Reason {
    private static final int MOST_NAMED = 6;

    @Override
    public String because(Explanation words) {
      return ", which no order of the "
          + prefix
          + " operations explains"
          + possible
              .filter(values -> values.size() <= MOST_NAMED)
              .map(values -> ": the value can only have been " + String.join(" or ", values))
              .orElse("");
    }
  }
}
