package io.github.gtsim.checker;

import java.util.Optional;

/**
 * What the check of one key comes to.
 *
 * @param limit that was reached; present if the verdict is unknown
 */
record Judgement(Verdict verdict, Optional<Limit> limit) {
  static Judgement of(Verdict verdict) {
    return new Judgement(verdict, Optional.empty());
  }

  static Judgement reached(Limit limit) {
    return new Judgement(Verdict.UNKNOWN, Optional.of(limit));
  }
}
