package io.github.gtsim.cluster;

/**
 * Where requests come from: a client group or the script.
 *
 * @param index its place among the sources of the run
 * @param name of the group; {@code script} for the script
 * @param region where its users are
 * @param clients how many clients share it
 * @param scripted whether it is the script
 * @param attribute the attribute its writes set; empty if each request sets its own
 * @param idempotent whether its requests carry a token by which they know their own effect
 * @param itemBytes size of the items that its requests make
 */
public record Source(
    int index,
    String name,
    int region,
    int clients,
    boolean scripted,
    String attribute,
    boolean idempotent,
    int itemBytes) {
  /** The index of the script. */
  public static final int SCRIPT = -1;
}
