package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client writes is in the history as well, and known by {@code system}. */
class SystemWritesTest {
  private static List<String> lines(String yaml, String... settings) throws Exception {
    return Ran.history(yaml, settings).stream()
        .filter(line -> line.contains("\"system\":true"))
        .toList();
  }

  private static String line(String type, String value, long seconds) {
    return "{\"process\":0,\"type\":\"TYPE\",\"f\":\"write\",\"key\":\"s/1\",\"value\":VALUE,"
            .replace("TYPE", type)
            .replace("VALUE", value)
        + "\"time\":%d000000000,\"region\":\"us-east-1\",".formatted(seconds)
        + "\"consistency\":\"strong\",\"system\":true}";
  }

  /** An overwritten number is -1 and the instant; the value of an item that is deleted is null. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "active-passive", "single-region"})
  void corruptionsAreWritten(String mode) throws Exception {
    String yaml =
        Small.mrec(
            """
            script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]
            faults:
              - { fault: logical-corruption, space: s, share: 100%, at: 5s }
              - { fault: logical-corruption, space: s, share: 100%, effect: delete, at: 6s }
            """);

    assertThat(lines(yaml, "table.mode=" + mode))
        .containsExactly(
            line("invoke", "-5000000001", 5),
            line("ok", "-5000000001", 5),
            line("invoke", "null", 6),
            line("ok", "null", 6));
  }

  /** A is out: where the table takes writes then, if it does. */
  @ParameterizedTest
  @CsvSource({
    "table.mode=mrec, us-west-2",
    "table.mode=mrsc, us-west-2",
    "table.mode=active-passive table.primary=us-west-2, us-west-2",
    "table.mode=active-passive table.primary=us-east-1, nowhere"
  })
  void corruptionsAreWrittenWhereTheTableIsUp(String settings, String region) throws Exception {
    String yaml =
        Small.mrec(
            """
            script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]
            faults:
              - { fault: region-outage, region: =A=, at: 4s, for: 4s }
              - { fault: logical-corruption, space: s, share: 100%, at: 5s }
            """);
    List<String> lines = lines(yaml, settings.split(" "));

    assertThat(lines).hasSize(region.equals("nowhere") ? 0 : 2);
    assertThat(lines).allMatch(line -> line.contains("\"region\":\"" + region + "\""));
  }

  @Test
  void deletionsOfExpiredItemsAreWritten() throws Exception {
    String yaml =
        Small.single("script: [{ at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }]\n");

    assertThat(lines(yaml, "table.ttl={after: 10s}"))
        .containsExactly(line("invoke", "null", 11), line("ok", "null", 11));
  }
}
