package io.github.gtsim.cluster;

import java.util.List;

/**
 * An earlier state of the table is restored to a new one, which stands alone (FACTS X-1).
 *
 * @param region where the new table is
 * @param from the Region whose copy is restored
 * @param to the instant that it is restored to: everything before, nothing from then on
 * @param ofBackup whether a backup was made there then; otherwise by point-in-time recovery
 * @param takesNanos how long it takes
 * @param cutover whether the clients go over to the new table then
 */
public record Restore(
    String name,
    long at,
    String region,
    String from,
    long to,
    boolean ofBackup,
    long takesNanos,
    boolean cutover)
    implements Operation {
  @Override
  public List<String> regions() {
    return List.of(region, from);
  }

  /** When the new table is there. */
  public long doneAt() {
    return Math.addExact(at, takesNanos);
  }
}
