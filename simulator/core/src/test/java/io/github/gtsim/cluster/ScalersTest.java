package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.CapacityDesign.Scaling;
import io.github.gtsim.cluster.Throughput.Follow;
import org.junit.jupiter.api.Test;

/** Limits, minute by minute; in half units. */
class ScalersTest {
  private static final Scaling.Auto AUTO = new Scaling.Auto(0.5, 10, 100, 0);

  /** FACTS H-3. */
  @Test
  void onDemandIsTwiceWhatWasUsedHalfAnHourAgo() {
    Follow follow = Scalers.of(new Scaling.OnDemand(), 8_000);
    for (int minute = 0; minute < 30; minute++) {
      assertThat(follow.limit(8_000, 6_000 + minute)).isEqualTo(8_000);
    }
    assertThat(follow.limit(8_000, 0)).isEqualTo(12_000);
    assertThat(follow.limit(12_000, 100_000)).isEqualTo(12_002);
    for (int minute = 2; minute < 31; minute++) {
      follow.limit(12_000, 0);
    }
    assertThat(follow.limit(12_000, 0)).isEqualTo(80_000);
  }

  /** FACTS H-5: a single minute over the target is none. */
  @Test
  void autoScalingNeedsTwoMinutesInARow() {
    Follow follow = Scalers.of(AUTO, 40);
    assertThat(follow.limit(40, 21)).isEqualTo(40);
    assertThat(follow.limit(40, 20)).isEqualTo(40);
    assertThat(follow.limit(40, 40)).isEqualTo(40);
    assertThat(follow.limit(40, 31)).isEqualTo(62);
    assertThat(follow.limit(62, 62)).isEqualTo(62);
    assertThat(follow.limit(62, 1_000)).isEqualTo(200);
  }

  @Test
  void autoScalingScalesInAfterFifteenToTheMostOfThem() {
    Follow follow = Scalers.of(AUTO, 100);
    follow.limit(100, 51);
    for (int minute = 0; minute < 14; minute++) {
      assertThat(follow.limit(100, minute == 3 ? 15 : 5)).isEqualTo(100);
    }
    assertThat(follow.limit(100, 5)).isEqualTo(30);
    for (int minute = 0; minute < 14; minute++) {
      assertThat(follow.limit(30, 0)).isEqualTo(30);
    }
    assertThat(follow.limit(30, 0)).isEqualTo(20);
  }
}
