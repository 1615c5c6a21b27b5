package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  private static Optional<Estimate> estimate(String... values) {
    Moments moments = new Moments();
    for (String value : values) {
      moments.add(new BigDecimal(value));
    }
    return moments.estimate();
  }

  /** Of a printed table of Student's t, two-sided 95 %. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706205",
    "2, 4.302653",
    "4, 2.776445",
    "9, 2.262157",
    "29, 2.045230",
    "1000, 1.962339"
  })
  void quantilesAreThoseOfTheTable(long freedom, double expected) {
    assertThat(StudentT.quantile(freedom).doubleValue()).isCloseTo(expected, within(1e-6));
  }

  /** Variance 2.5, standard error sqrt(0.5), times 2.776445 is 1.963243. */
  @Test
  void intervalOfOneToFive() {
    Estimate estimate = estimate("1", "2", "3", "4", "5").orElseThrow();

    assertThat(estimate.mean()).isEqualTo(new BigDecimal("3.000"));
    assertThat(estimate.halfWidth()).contains(new BigDecimal("1.964"));
    assertThat(estimate.low()).contains(new BigDecimal("1.036"));
    assertThat(estimate.high()).contains(new BigDecimal("4.964"));
  }

  /** Standard deviation 1, standard error 1/sqrt(3), times 4.302653 is 2.484138. */
  @Test
  void keepsThreeMorePlacesThanTheValues() {
    Estimate estimate = estimate("10.000", "12.000", "11.000").orElseThrow();

    assertThat(estimate.mean()).isEqualTo(new BigDecimal("11.000000"));
    assertThat(estimate.halfWidth()).contains(new BigDecimal("2.484138"));
  }

  @Test
  void theOrderOfValuesDoesNotShow() {
    assertThat(estimate("0.1", "1000000.7", "-3", "0.000001"))
        .isEqualTo(estimate("0.000001", "-3", "1000000.7", "0.1"));
  }

  @Test
  void equalValuesMakeAPoint() {
    Estimate estimate = estimate("0.1", "0.1", "0.1").orElseThrow();

    assertThat(estimate.isPoint()).isTrue();
    assertThat(estimate.low()).contains(estimate.mean()).isEqualTo(estimate.high());
  }

  @Test
  void differencesTooSmallForThePlacesAreNoPoint() {
    Moments moments = new Moments();
    for (int i = 0; i < 1_000_000; i++) {
      moments.add(BigDecimal.ONE);
    }
    moments.add(BigDecimal.ZERO);

    assertThat(moments.estimate().orElseThrow().isPoint()).isFalse();
  }

  @Test
  void oneValueHasNoInterval() {
    Estimate estimate = estimate("7.25").orElseThrow();

    assertThat(estimate.mean()).isEqualTo(new BigDecimal("7.25"));
    assertThat(estimate.halfWidth()).isEmpty();
    assertThat(estimate.low()).isEmpty();
    assertThat(estimate.isPoint()).isFalse();
  }

  @Test
  void noValueHasNoEstimate() {
    assertThat(estimate()).isEmpty();
  }
}
