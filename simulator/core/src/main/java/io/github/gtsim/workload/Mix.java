package io.github.gtsim.workload;

import io.github.gtsim.cluster.OperationKind;
import java.util.List;

/** The shares of operations in a group's requests, in the order of {@link OperationKind}. */
public record Mix(List<Share> shares) {

  /** One operation and its share, in (0, 1]. */
  public record Share(OperationKind kind, double share) {}

  public Mix {
    shares = List.copyOf(shares);
  }

  /** The operation that {@code uniform}, in [0, 1), falls on. */
  public OperationKind pick(double uniform) {
    double below = 0;
    for (Share share : shares) {
      below += share.share();
      if (uniform < below) {
        return share.kind();
      }
    }
    return shares.get(shares.size() - 1).kind();
  }
}
