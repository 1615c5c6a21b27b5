package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import java.util.function.Function;

/**
 * One line of the registry of modes.
 *
 * @param name as written under {@code table.mode}
 * @param read makes the mode from its options in the scenario
 * @param summary what it does, in a line
 */
public record ModeEntry(String name, Function<Sections, ConsistencyMode> read, String summary) {}
