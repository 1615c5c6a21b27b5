package io.github.gtsim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first event in which two runs differ, as {@link EventTrace} writes them.
 *
 * @param number of the event, from 1
 * @param one how one run has it; empty if that has come to its end
 * @param other how the other has it
 */
record FirstDifference(long number, Optional<String> one, Optional<String> other) {

  /** The same of two files. */
  static Optional<FirstDifference> between(Path one, Path other) throws IOException {
    try (BufferedReader ours = Files.newBufferedReader(one);
        BufferedReader theirs = Files.newBufferedReader(other)) {
      return between(ours, theirs);
    }
  }

  /** Reads on until two runs differ; nothing if they never do. */
  static Optional<FirstDifference> between(BufferedReader one, BufferedReader other)
      throws IOException {
    for (long number = 1; ; number++) {
      Optional<String> ours = Optional.ofNullable(one.readLine());
      Optional<String> theirs = Optional.ofNullable(other.readLine());
      if (!ours.equals(theirs)) {
        return Optional.of(new FirstDifference(number, ours, theirs));
      }
      if (ours.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  @Override
  public String toString() {
    String end = "(the run is over)";
    return String.format(
        "event %d is the first that differs%n  one run:   %s%n  the other: %s",
        number, one.orElse(end), other.orElse(end));
  }
}
