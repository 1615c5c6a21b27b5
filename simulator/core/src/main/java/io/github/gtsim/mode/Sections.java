package io.github.gtsim.mode;

import io.github.gtsim.cluster.Settings;

/** The sections of a scenario in which modes have their options. */
@FunctionalInterface
public interface Sections {
  /** The section under {@code name}; an empty one if it is not there. */
  Settings of(String name);
}
