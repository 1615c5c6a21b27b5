package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdnValueTest {
  private static String form(String written) {
    return EdnValue.parse(written).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.50 | 1.5",
        "1.5M | 1.5",
        "7N | 7",
        "10.0 | 10",
        "1e2 | 100",
        "100.0M | 100",
        "-0.0 | 0",
        "1e-7 | 0.0000001",
        "\\a | \\a",
        "\\newline | \\newline",
        "\\tab | \\tab",
        "\\u0007 | \\u0007",
        "{:b 1, :a #{2 1}} | {:a #{1 2}, :b 1}",
        "(1 nil) | [1 nil]",
        "#inst \"2026-01-01T01:00:00.002+01:00\" | #inst \"2026-01-01T00:00:00.002Z\"",
        "#inst \"2026\" | #inst \"2026-01-01T00:00:00Z\"",
        "#seen \"1\" | #seen \"1\"",
        "#jepsen.independent/tuple [1 nil] | [1 nil]",
      })
  void valuesHaveOneForm(String written, String value) {
    assertThat(form(written)).isEqualTo(value);
  }

  /** Each of these is a value of its own in EDN. */
  @Test
  void whatEdnTellsApartDiffers() {
    List<String> written =
        List.of(
            "a",
            ":a",
            "\"a\"",
            "\\a",
            "x/a",
            ":x/a",
            "1",
            "\"1\"",
            "\\1",
            "nil",
            "\"nil\"",
            ":nil",
            "true",
            "\"true\"",
            "[1]",
            "#{1}",
            "{1 1}",
            "#t 1",
            "#t \"1\"",
            "#t \\1",
            "#inst \"2026-01-01T00:00:00.001Z\"",
            "#inst \"2026-01-01T00:00:00.002Z\"",
            "\"2026-01-01T00:00:00.001Z\"",
            "#uuid \"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"",
            "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
            "NaN");
    Set<String> forms = new LinkedHashSet<>();
    for (String one : written) {
      assertThat(forms.add(form(one))).as("%s is %s", one, form(one)).isTrue();
    }
  }

  @Test
  void anInstantDoesNotDependOnWhereItIsRead() {
    TimeZone here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      assertThat(form("#inst \"2026-07-01T12:00:00.123456789Z\""))
          .isEqualTo("#inst \"2026-07-01T12:00:00.123456789Z\"");
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @Test
  void aNumberHasAThousandDigitsAtMost() {
    assertThat(form("9".repeat(1000))).hasSize(1000);
    assertThat(form("1e-300")).hasSize(302);
    for (String written : List.of("9".repeat(1001), "1e1000M", "1e-1001M", "1e999999999M")) {
      assertThatExceptionOfType(NumberFormatException.class)
          .isThrownBy(() -> form(written))
          .withMessage("a number of more than 1000 digits");
    }
    assertThatExceptionOfType(NumberFormatException.class)
        .isThrownBy(() -> form("1e999"))
        .withMessage("a number that is too large");
  }
}
