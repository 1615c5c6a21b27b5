package io.github.gtsim.workload;

/** Where the calls of a group go while all is well (FACTS F-1). */
public sealed interface HomePolicy {

  /** To the replica nearest to the users. */
  record Local() implements HomePolicy {}

  /** To one Region; to the nearest replica if that Region has none. */
  record OneRegion(String primary) implements HomePolicy {}

  /** To the home Region of the key, one of those with a replica, by hash. */
  record HomeRegion() implements HomePolicy {}
}
