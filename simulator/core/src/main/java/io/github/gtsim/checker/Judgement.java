package io.github.gtsim.checker;

import java.util.Optional;

/**
 * What the check of one key comes to.
 *
 * @param culprit the first by end with whose end there is no order; present if it is invalid
 */
record Judgement(Verdict verdict, Optional<Operation> culprit) {
  static Judgement of(Verdict verdict) {
    return new Judgement(verdict, Optional.empty());
  }

  static Judgement invalid(Operation culprit) {
    return new Judgement(Verdict.INVALID, Optional.of(culprit));
  }
}
