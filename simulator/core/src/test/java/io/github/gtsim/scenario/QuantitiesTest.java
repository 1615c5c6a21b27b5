package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1ns, 1",
    "3us, 3000",
    "250ms, 250000000",
    "1.5s, 1500000000",
    "0.000000001s, 1",
    "10m, 600000000000",
    "20h, 72000000000000",
    "7d, 604800000000000",
    "36500d, 3153600000000000000"
  })
  void durationsAreExact(String text, long nanos) throws Exception {
    assertThat(Quantities.duration(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource({
    "10, did you mean '10s'?",
    "10 m, did you mean '10m'?",
    "5S, did you mean '5s'?",
    "10min, did you mean '10m'?",
    "2hours, did you mean '2h'?",
    "1sec, did you mean '1s'?",
    "10x, ''",
    "-1s, ''",
    "0.1ns, ''",
    "36501d, ''",
    "999999999999999999d, ''",
    "1e3s, ''",
    "s, ''",
    "'', ''",
    "1.s, ''",
    "1 . 5s, ''"
  })
  void whatIsNoDurationIsRefused(String text, String hint) {
    assertThatThrownBy(() -> Quantities.duration(text))
        .isInstanceOfSatisfying(
            Quantities.Malformed.class, malformed -> assertThat(malformed.hint()).isEqualTo(hint));
  }

  @ParameterizedTest
  @CsvSource({"400B, 400", "1KB, 1024", "1.5KB, 1536", "2MB, 2097152"})
  void sizesAreExact(String text, long bytes) throws Exception {
    assertThat(Quantities.bytes(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.0001KB", "1GB", "KB", "1KB1"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> Quantities.bytes(text)).isInstanceOf(Quantities.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({"200/s, 200", "30/m, 0.5", "0.25/s, 0.25", "0/s, 0", "1/m, 0.016666666666666666"})
  void ratesAreASecond(String text, double perSecond) throws Exception {
    assertThat(Quantities.perSecond(text)).isEqualTo(perSecond);
  }

  @ParameterizedTest
  @ValueSource(strings = {"200", "200/h", "-1/s", "10000000000/s", "0.0000000001/s", "/s"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> Quantities.perSecond(text)).isInstanceOf(Quantities.Malformed.class);
  }

  @Test
  void sharesAreNumbersOrPercent() throws Exception {
    assertThat(Quantities.share("0.3")).isEqualByComparingTo("0.3");
    assertThat(Quantities.share("30%")).isEqualByComparingTo("0.3");
    assertThat(Quantities.share("0.1%")).isEqualByComparingTo("0.001");
    assertThat(Quantities.share("1")).isEqualByComparingTo(BigDecimal.ONE);
    assertThatThrownBy(() -> Quantities.share("30"))
        .isInstanceOfSatisfying(
            Quantities.Malformed.class,
            malformed -> assertThat(malformed.hint()).isEqualTo("did you mean '30%'?"));
    assertThatThrownBy(() -> Quantities.share("101%")).isInstanceOf(Quantities.Malformed.class);
    assertThatThrownBy(() -> Quantities.share("-0.1")).isInstanceOf(Quantities.Malformed.class);
    assertThatThrownBy(() -> Quantities.share("half")).isInstanceOf(Quantities.Malformed.class);
  }
}
