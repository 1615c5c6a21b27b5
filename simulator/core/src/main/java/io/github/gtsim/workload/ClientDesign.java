package io.github.gtsim.workload;

import io.github.gtsim.cluster.OperationKind;
import java.util.Optional;

/**
 * A client group as the scenario describes it.
 *
 * @param region where these users are
 * @param strongReads whether reads ask for strong consistency
 * @param attribute the attribute its writes set
 * @param itemBytes size of the items that its writes make
 * @param transactionItems how many items a transaction writes
 * @param idempotent whether a request knows its own effect by a token (FACTS Y-1, Y-2)
 * @param timeoutNanos of one attempt
 * @param policy where calls go while all is well
 */
public record ClientDesign(
    String name,
    String region,
    Arrivals arrivals,
    Keys keys,
    Mix mix,
    boolean strongReads,
    String attribute,
    int itemBytes,
    int transactionItems,
    boolean idempotent,
    long timeoutNanos,
    RetryPolicy retry,
    HomePolicy policy,
    Optional<Failover> failover) {

  /** Whether any of its requests reads whatever a zone has. */
  public boolean readsEventually() {
    return !strongReads
        && mix.shares().stream()
            .anyMatch(of -> of.kind() == OperationKind.GET || of.kind().readsFirst());
  }
}
