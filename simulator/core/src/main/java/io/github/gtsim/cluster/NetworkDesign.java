package io.github.gtsim.cluster;

import io.github.gtsim.engine.Distribution;
import java.util.List;

/**
 * Delays between and inside Regions.
 *
 * @param jitter whether delays vary; if not, every delay is its base or median
 * @param latency one-way delays that replace the built-in table's
 * @param writeService time a Region spends on a write before it is applied
 * @param readService time a Region spends on a read before it is taken
 */
public record NetworkDesign(
    boolean jitter, List<Latency> latency, Distribution writeService, Distribution readService) {

  /** One-way delay of messages from one Region to another. */
  public record Latency(String from, String to, Distribution delay) {}

  public NetworkDesign {
    latency = List.copyOf(latency);
  }
}
