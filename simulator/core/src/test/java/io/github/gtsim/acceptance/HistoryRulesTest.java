package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines a history has, whatever becomes of what they are about. */
class HistoryRulesTest {
  private static List<String> types(String yaml) throws Exception {
    return Ran.history(yaml).stream()
        .map(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*\"key\":\"(\\w+)\".*", "$2 $1"))
        .toList();
  }

  /** Nobody ever learns whether A, out from then on, has applied k's: it is there all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "put: { key: k, set: { v: 1 } }",
        "put: { key: k, set: { v: 1 }, if: absent }",
        "update: { key: k, add: { v: 1 } }"
      })
  void whatStaysUnknownHasItsPlaceAndHoldsNoOtherUp(String write) throws Exception {
    String yaml =
        Small.mrec(
            """
            faults: [{ fault: region-outage, region: =A=, at: 5s, manner: hang }]
            script:
              - { at: 6s, region: =A=, WRITE, retry: none, timeout: 1s }
              - { at: 6.5s, region: =B=, put: { key: j, set: { v: 1 } } }
              - { at: 10s, region: =B=, get: { key: j } }
            """
                .replace("WRITE", write));

    assertThat(types(yaml))
        .containsExactly("k invoke", "j invoke", "j ok", "k info", "j invoke", "j ok");
  }
}
