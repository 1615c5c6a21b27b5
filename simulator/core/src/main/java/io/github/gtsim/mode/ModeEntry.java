package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Settings;
import java.util.List;
import java.util.function.Function;

/**
 * One line of the registry of modes.
 *
 * @param name as written under {@code table.mode}
 * @param section of the scenario that holds its options; empty if it has none
 * @param tableKeys keys of {@code table} that it has and not all modes have
 * @param read makes the mode from that section
 * @param summary what it does, in a line
 */
public record ModeEntry(
    String name,
    String section,
    List<String> tableKeys,
    Function<Settings, ConsistencyMode> read,
    String summary) {
  public ModeEntry {
    tableKeys = List.copyOf(tableKeys);
  }
}
