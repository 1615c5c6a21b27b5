package io.github.gtsim.checker;

import java.util.Optional;

/**
 * What the check of one key comes to.
 *
 * @param limit that was reached; present if the verdict is unknown
 * @param culprit the first by end with whose end there is no order; present if it is invalid
 */
record Judgement(Verdict verdict, Optional<Limit> limit, Optional<Operation> culprit) {
  static Judgement of(Verdict verdict) {
    return new Judgement(verdict, Optional.empty(), Optional.empty());
  }

  static Judgement reached(Limit limit) {
    return new Judgement(Verdict.UNKNOWN, Optional.of(limit), Optional.empty());
  }

  static Judgement invalid(Operation culprit) {
    return new Judgement(Verdict.INVALID, Optional.empty(), Optional.of(culprit));
  }
}
