package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when on a restore is waited for (FACTS X-1, P-5). */
class HarmRulesTest {

  /** A corruption that spoils no item is no harm: the restore began for its own sake. */
  @ParameterizedTest
  @CsvSource({"s, 0%, 5", "none, 100%, 5", "s, 100%, 15"})
  void aRestoreIsForTheFirstCorruptionThatSpoilsAnything(String space, String share, int seconds) {
    Ran ran =
        Ran.of(
            Small.mrec(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: s/1, set: { v: 1 } } }
                  - { at: 1s, region: =A=, put: { key: none/1, set: { v: 1 } } }
                  - { at: 3s, region: =A=, delete: { key: none/1 } }
                faults:
                  - { fault: logical-corruption, space: SPACE, share: SHARE, at: 10s }
                operations:
                  - { name: nightly, operation: backup, region: =A=, at: 5s }
                  - { operation: restore, region: =A=, backup: nightly, at: 20s, takes: 5s }
                """
                    .replace("SPACE", space)
                    .replace("SHARE", share)));

    assertThat(ran.number("recoveries[0].rtoSeconds")).isEqualTo(seconds);
  }
}
