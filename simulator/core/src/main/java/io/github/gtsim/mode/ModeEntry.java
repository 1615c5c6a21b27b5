package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import java.util.List;
import java.util.function.Function;

/**
 * One line of the registry of modes.
 *
 * @param name as written under {@code table.mode}
 * @param tableKeys keys of {@code table} that it has and not all modes have
 * @param read makes the mode from its options in the scenario
 * @param summary what it does, in a line
 */
public record ModeEntry(
    String name, List<String> tableKeys, Function<Sections, ConsistencyMode> read, String summary) {
  public ModeEntry {
    tableKeys = List.copyOf(tableKeys);
  }
}
