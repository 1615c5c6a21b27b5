package io.github.gtsim.cluster;

/** What a run is checked for at its end (MODEL 8). */
public enum Promise {
  CONVERGENCE,
  MONOTONIC,
  LINEARIZABILITY,
  DURABILITY,
  CONSERVATION
}
