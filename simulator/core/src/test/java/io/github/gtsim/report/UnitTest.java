package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COUNT|0|0",
        "COUNT|1234567|1,234,567",
        "COUNT|-1234|-1,234",
        "SECONDS|0.000|0 s",
        "SECONDS|0.0415|0.042 s",
        "SECONDS|240.000|240 s",
        "SECONDS|128.412|128.4 s",
        "MILLISECONDS|5.2|5.20 ms",
        "MILLISECONDS|1311.84|1,311.8 ms",
        "MILLISECONDS|228841.226|228.8 s",
        "SHARE|0|0 %",
        "SHARE|1|100 %",
        "SHARE|0.99999|99.999 %",
        "SHARE|0.000001|0.0001 %",
        "SHARE|0.5|50.00 %"
      })
  void isWrittenForPeople(Unit unit, BigDecimal value, String text) {
    assertThat(unit.format(value)).isEqualTo(text);
  }
}
