package io.github.gtsim.checker;

import java.util.List;
import java.util.Optional;

/**
 * What was found about one key.
 *
 * @param key empty if the history has no keys
 * @param operations how many it has
 * @param limit that was reached; present if the verdict is unknown
 * @param failure why it is invalid; present if it is
 */
public record Finding(
    String key,
    Model model,
    int operations,
    Verdict verdict,
    Optional<Limit> limit,
    Optional<Failure> failure) {

  /**
   * Why a key is invalid.
   *
   * @param culprit the operation that cannot be placed: the history up to its end is invalid, and
   *     valid without that end
   * @param prefix how many operations had begun by then
   * @param core operations of that prefix, by start, that are invalid by themselves
   * @param sentence for people
   */
  public record Failure(Operation culprit, int prefix, List<Operation> core, String sentence) {}
}
