package io.github.gtsim.schedules;

import java.util.function.Supplier;

/** Is told what happens in a run, for people; what nobody reads is not made up. */
@FunctionalInterface
interface Story {
  Story UNTOLD = what -> {};

  /** Tells of one thing, in a line. */
  void tell(Supplier<String> what);
}
