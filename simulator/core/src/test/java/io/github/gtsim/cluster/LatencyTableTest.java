package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatencyTableTest {
  private final LatencyTable table = LatencyTable.builtIn();

  @Test
  void roundTripsAreExactAndSymmetric() {
    assertThat(table.roundTripNanos("us-east-1", "us-east-2")).isEqualTo(10_300_000L);
    assertThat(table.roundTripNanos("us-west-2", "us-east-2")).isEqualTo(48_600_000L);
    assertThat(table.roundTripNanos("us-west-2", "us-east-1")).isEqualTo(58_900_000L);
    assertThat(table.roundTripNanos("us-west-2", "us-west-2")).isZero();
    for (String a : table.regions()) {
      for (String b : table.regions()) {
        assertThat(table.roundTripNanos(a, b)).isEqualTo(table.roundTripNanos(b, a));
        assertThat(table.roundTripNanos(a, b) > 0).isEqualTo(!a.equals(b));
      }
    }
  }

  @Test
  void regionsAreKnownByName() {
    assertThat(table.regions()).isSorted().hasSize(21).contains("us-east-1", "eu-west-1");
    assertThat(table.knows("eu-west-1")).isTrue();
    assertThat(table.knows("mars-north-1")).isFalse();
    assertThatThrownBy(() -> table.roundTripNanos("us-east-1", "mars-north-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mars-north-1");
  }
}
