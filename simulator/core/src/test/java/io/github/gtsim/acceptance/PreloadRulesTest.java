package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What items hold from the start: each group preloads and stocks its own keys. */
class PreloadRulesTest {
  private static final String TWO =
      """
      clients:
        - name: a
          region: =A=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: s, count: 5, FIRST }
          mix: { get: 100% }
        - name: b
          region: =A=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: s, count: 9, distribution: sequential }
          mix: { VERB: 100% }
      """;

  private static Ran two(String first, String verb) {
    return Ran.with(Small.mrec(TWO.replace("FIRST", first).replace("VERB", verb)), "duration=9s");
  }

  @Test
  void aGroupPreloadsItsOwnKeysAlone() {
    Ran ran = two("preload: true", "create");

    assertThat(ran.count("creates.acknowledged")).isEqualTo(4);
    assertThat(ran.count("requests.conditionFailed")).isEqualTo(5);
  }

  @Test
  void aGroupStocksItsOwnKeysAlone() {
    Ran ran = two("stock: 2", "get");

    assertThat(ran.count("inventory.stock")).isEqualTo(10);
  }

  /** What one group has in stock another does not preload away; both attributes are there. */
  @Test
  void groupsThatPreloadTheSameKeysDoNotHideEachOther() {
    String yaml =
        Small.mrec(TWO.replace("FIRST", "stock: 2").replace("VERB", "get"))
            + """
            script:
              - { at: 1s, region: us-west-2, get: { key: s/4 }, expect: { value: 2, w: 0 } }
              - { at: 1s, region: us-west-2, get: { key: s/5 }, expect: { w: 0 } }
              - { at: 1s, region: us-west-2, get: { key: s/9 }, expect: absent }
            """;
    Ran ran = Ran.with(yaml, "clients[1].keys.preload=true", "clients[1].attribute=w");

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.value(1, "value")).isEqualTo("absent");
  }
}
