package io.github.gtsim.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;
  private static final long YEAR = 365 * 24 * HOUR;

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "4, 16", "5, 20", "33, 20", "63, 20", "64, 20", "98, 20"})
  void doublesUpToItsCap(int retry, long seconds) {
    assertThat(new RetryPolicy(100, SECOND, 0, 20 * SECOND).ceiling(retry, false))
        .isEqualTo(seconds * SECOND);
  }

  @Test
  void neverFallsWhateverItsBaseAndItsCap() {
    for (long base : new long[] {1, SECOND, HOUR, YEAR, 100 * YEAR}) {
      for (long cap : new long[] {0, SECOND, YEAR, 100 * YEAR}) {
        RetryPolicy policy = new RetryPolicy(1000, 7, base, cap);
        long expected = Math.min(base, cap);
        for (int retry = 0; retry < 1000; retry++) {
          assertThat(policy.ceiling(retry, true)).isEqualTo(expected);
          expected = expected > cap / 2 ? cap : expected * 2;
        }
        assertThat(expected).isEqualTo(cap);
      }
    }
  }

  @Test
  void isNothingForABaseOfNothing() {
    RetryPolicy policy = new RetryPolicy(1000, 0, SECOND, SECOND);
    for (int retry = 0; retry < 1000; retry++) {
      assertThat(policy.ceiling(retry, false)).isZero();
    }
  }
}
