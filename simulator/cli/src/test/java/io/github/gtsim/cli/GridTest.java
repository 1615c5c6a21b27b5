package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
  private static List<String> values(String setting) {
    return Grid.parse(List.of(setting)).axes().get(0).values();
  }

  @Test
  void theLastAxisChangesFastest() {
    Grid grid = Grid.parse(List.of("a.b=1,2", "c[0]=x, y ,z"));

    assertThat(grid.size()).isEqualTo(6);
    assertThat(grid.combinations().stream().map(grid::settings))
        .containsExactly(
            List.of("a.b=1", "c[0]=x"),
            List.of("a.b=1", "c[0]=y"),
            List.of("a.b=1", "c[0]=z"),
            List.of("a.b=2", "c[0]=x"),
            List.of("a.b=2", "c[0]=y"),
            List.of("a.b=2", "c[0]=z"));
  }

  @Test
  void commasInsideAValuePartNothing() {
    assertThat(values("r=[a,b],[c, [d,e]]")).containsExactly("[a,b]", "[c, [d,e]]");
    assertThat(values("lag={p50: 1s, p99: 2s},3s")).containsExactly("{p50: 1s, p99: 2s}", "3s");
    assertThat(values("s='a,b','it''s, so'")).containsExactly("'a,b'", "'it''s, so'");
    assertThat(values("s=\"a\\\",b\",c")).containsExactly("\"a\\\",b\"", "c");
    assertThat(values("s={k: \"},\"},d")).containsExactly("{k: \"},\"}", "d");
  }

  @Test
  void anApostropheInsideAWordQuotesNothing() {
    assertThat(values("s=it's,that's")).containsExactly("it's", "that's");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lag=1s,,2s | value 2 of 3 is empty",
        "lag=1s, | value 2 of 2 is empty",
        "lag= | the value is empty",
        "lag | must be path=value,value",
        "=1s | must be path=value,value",
        "lag=1s,2s,1s | 1s is given twice",
        "r=[a,b | are not closed",
        "r=[a},b | are not closed",
        "r=a],b | are not closed",
        "r='a,b | are not closed",
      })
  void saysWhichSettingAndWhichValueIsWrong(String setting, String message) {
    assertThatThrownBy(() -> values(setting))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("--set " + setting + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void aPathIsGivenOnce() {
    assertThatThrownBy(() -> Grid.parse(List.of("a=1", " a =2")))
        .hasMessageContaining("the path is given twice");
  }

  @Test
  void aHugeGridCanBeCounted() {
    StringBuilder values = new StringBuilder("=0");
    for (int i = 1; i < 1000; i++) {
      values.append(',').append(i);
    }
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      settings.add("p" + i + values);
    }
    assertThat(Grid.parse(settings).size()).isEqualTo(Long.MAX_VALUE);
  }
}
