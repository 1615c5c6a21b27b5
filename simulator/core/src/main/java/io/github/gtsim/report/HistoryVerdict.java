package io.github.gtsim.report;

import io.github.gtsim.checker.Finding;
import io.github.gtsim.checker.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What the checker says of the history of a run.
 *
 * @param operations that were checked
 * @param keys that they were on
 * @param elsewhere writes and strong reads that were answered away from the primary, and so are not
 *     promised to be in that order
 * @param reason why it is not linearizable; present if it is not
 */
public record HistoryVerdict(
    Verdict verdict, long operations, long keys, long elsewhere, Optional<String> reason) {

  /** Invalid if one key is, else unknown if one is. */
  public static HistoryVerdict of(List<Finding> findings, long elsewhere) {
    return new HistoryVerdict(
        Verdict.of(findings.stream().map(Finding::verdict).toList()),
        findings.stream().mapToLong(Finding::operations).sum(),
        findings.size(),
        elsewhere,
        findings.stream()
            .flatMap(finding -> finding.failure().stream())
            .map(Finding.Failure::sentence)
            .findFirst());
  }
}
