package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void itStartsWithASecondsUnitsAndFillsAtItsRate() {
    Bucket bucket = new Bucket(3, 0);
    assertThat(bucket.untilRoom(3, 0, 0)).isZero();
    bucket.take(3);
    assertThat(bucket.untilRoom(1, 0, 0)).isEqualTo(333_333_334);
    assertThat(bucket.untilRoom(1, 0, 333_333_333)).isEqualTo(1);
    assertThat(bucket.untilRoom(1, 0, 333_333_334)).isZero();
    assertThat(bucket.untilRoom(1, 1, 333_333_334)).isEqualTo(333_333_333);
  }

  @Test
  void itKeepsNoMoreThanItMay() {
    Bucket bucket = new Bucket(10, 2 * SECOND);
    assertThat(bucket.untilRoom(10, 0, 365 * 86_400 * SECOND)).isZero();
    bucket.take(30);
    assertThat(bucket.untilRoom(10, 0, 365 * 86_400 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void whatIsMoreThanASecondsUnitsRunsIntoDebt() {
    Bucket bucket = new Bucket(2, 0);
    assertThat(bucket.untilRoom(800, 0, 0)).isZero();
    bucket.take(800);
    assertThat(bucket.untilRoom(1, 0, 0)).isEqualTo(399 * SECOND + SECOND / 2);
  }

  @Test
  void aChargeRunsIntoDebtByASecondAtMost() {
    Bucket bucket = new Bucket(10, 0);
    bucket.takeAtMost(15, 0);
    assertThat(bucket.untilRoom(1, 0, 0)).isEqualTo(6 * SECOND / 10);
    bucket.takeAtMost(1000, 0);
    assertThat(bucket.untilRoom(1, 0, 0)).isEqualTo(11 * SECOND / 10);
  }

  @Test
  void aLowerLimitTakesAwayWhatWasSaved() {
    Bucket bucket = new Bucket(10, 9 * SECOND);
    bucket.limit(1, 20 * SECOND);
    bucket.take(10);
    assertThat(bucket.untilRoom(1, 0, 20 * SECOND)).isEqualTo(SECOND);
  }
}
