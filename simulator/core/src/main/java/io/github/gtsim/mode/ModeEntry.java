package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Settings;
import java.util.function.Function;

/**
 * One line of the registry of modes.
 *
 * @param name as written under {@code table.mode}
 * @param section of the scenario that holds its options; empty if it has none
 * @param read makes the mode from that section
 * @param summary what it does, in a line
 */
public record ModeEntry(
    String name, String section, Function<Settings, ConsistencyMode> read, String summary) {}
