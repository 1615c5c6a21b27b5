package io.github.gtsim.cluster;

import java.util.List;

/**
 * A global secondary index with all attributes is added: from {@code at} on every write costs write
 * units for it too (FACTS B-1, B-2). Nothing but the bill sees it.
 */
public record IndexAddition(String name, long at) implements Operation {
  /** As written in a scenario. */
  public static final String KIND = "add-index";

  @Override
  public List<String> regions() {
    return List.of();
  }
}
