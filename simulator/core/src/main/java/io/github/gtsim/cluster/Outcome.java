package io.github.gtsim.cluster;

/** How an attempt ended, with what an SDK makes of it (FACTS H-8). */
public enum Outcome {
  OK("", false),
  CONDITION_FAILED("ConditionalCheckFailedException", false),
  TRANSACTION_CANCELED("TransactionCanceledException", false),
  CONFLICT("ReplicatedWriteConflictException", true),
  THROTTLED("ThrottlingException", true),
  CONNECTION_REFUSED("ConnectionRefused", true),
  INTERNAL_ERROR("InternalServerError", true),
  TIMEOUT("Timeout", true);

  private final String error;
  private final boolean retryable;

  Outcome(String error, boolean retryable) {
    this.error = error;
    this.retryable = retryable;
  }

  /** Name of the error; empty if it is none. */
  public String error() {
    return error;
  }

  /** Whether an SDK tries again. */
  public boolean isRetryable() {
    return retryable;
  }

  /** Whether a condition did not hold, which is an answer and no failure. */
  public boolean isRefusedCondition() {
    return this == CONDITION_FAILED || this == TRANSACTION_CANCELED;
  }

  /** Whether a write that ended so may have been applied all the same (FACTS W-8). */
  public boolean leavesWriteUnknown() {
    return this == INTERNAL_ERROR || this == TIMEOUT;
  }
}
