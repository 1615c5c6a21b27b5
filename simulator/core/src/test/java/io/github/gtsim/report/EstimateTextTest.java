package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTextTest {
  private static Estimate estimate(String mean, String half) {
    Optional<BigDecimal> width = Optional.ofNullable(half).map(BigDecimal::new);
    return new Estimate(9, new BigDecimal(mean), width);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 3231.433, 45.211, '3,231 ± 45'",
    "COUNT, 0.400, 0.214, 0.40 ± 0.21",
    "COUNT, 0.001, 0.002, 0.0010 ± 0.0020",
    "COUNT, 12.000, 0.000, 12",
    "COUNT, 12, , 12",
    "SECONDS, 130.712345, 0.412345, 130.71 ± 0.41 s",
    "SECONDS, 240.034123, 0.002415, 240.034 ± 0.002 s",
    "MILLISECONDS, 234771.5, 451.0, 234.77 ± 0.45 s",
    "SHARE, 0.886312, 0.000043, 88.6312 ± 0.0043 %",
    "SHARE, 1.000000, 0.000000, 100 %",
  })
  void saysNoMoreThanIsKnown(Unit unit, String mean, String half, String text) {
    assertThat(EstimateText.plusMinus(unit, estimate(mean, half))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, -3231.433, 45.211, '-3,231', '-3,277 to -3,186'",
    "SHARE, 0.00001, 0.00031, +0.001 points, -0.030 to +0.032",
    "MILLISECONDS, 41.25, 0.0, +41.25 ms, +41.25 to +41.25",
    "SECONDS, 0.001, 0.9, 0.00 s, -0.90 to +0.90",
    "SECONDS, 0.5, , +0.5 s, ''",
  })
  void differencesHaveASign(Unit unit, String mean, String half, String text, String range) {
    assertThat(EstimateText.difference(unit, estimate(mean, half))).isEqualTo(text);
    assertThat(EstimateText.range(unit, estimate(mean, half))).isEqualTo(range);
  }
}
