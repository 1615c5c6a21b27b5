package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  @Test
  void hasOneKnownValue() {
    assertThat(of()).isEqualTo("9e3779b97f4a7c15");
    assertThat(of(1, 2, 3)).isEqualTo("88f473e5e186d66e");
  }

  @Test
  void dependsOnOrderLengthAndValue() {
    assertThat(of(1, 2)).isNotEqualTo(of(2, 1));
    assertThat(of(1, 2)).isNotEqualTo(of(1, 2, 0));
    assertThat(of(0)).isNotEqualTo(of(0, 0));
    assertThat(of(1)).isNotEqualTo(of(-1));
  }

  @Test
  void isSixteenLowerCaseDigitsEvenWithLeadingZeros() {
    boolean padded = false;
    Fingerprint fingerprint = new Fingerprint();
    for (int i = 0; i < 1000; i++) {
      fingerprint.add(i);
      assertThat(fingerprint.hex()).matches("[0-9a-f]{16}");
      padded |= fingerprint.hex().startsWith("0");
    }
    assertThat(padded).isTrue();
  }

  @Test
  void readingItDoesNotChangeIt() {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(5);
    assertThat(fingerprint.hex()).isEqualTo(fingerprint.hex());
  }

  private static String of(long... values) {
    Fingerprint fingerprint = new Fingerprint();
    for (long value : values) {
      fingerprint.add(value);
    }
    return fingerprint.hex();
  }
}
