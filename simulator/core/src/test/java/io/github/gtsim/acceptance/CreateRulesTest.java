package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Acknowledged creates of one item that have not seen each other: all but the smallest are
 * duplicates (MODEL 6). Under raw clocks a version may be smaller than what it was written on.
 */
class CreateRulesTest {
  private static final String AHEAD =
      "{ fault: clock-skew, region: us-east-1, offset: 10s, at: 0s }";

  private static String create(String at, String region) {
    return "  - { at: "
        + at
        + ", region: ="
        + region
        + "=, put: { key: k, set: { v: 1 }, if: absent }, expect: { outcome: ok } }\n";
  }

  private static String delete(String at, String region) {
    return "  - { at: " + at + ", region: =" + region + "=, delete: { key: k } }\n";
  }

  private static void assertDuplicates(String assign, String faults, String script, int expected) {
    Ran ran =
        Ran.with(
            Small.mrec("faults: [" + faults + "]\nscript:\n" + script), "clock.assign=" + assign);

    ran.held();
    assertThat(ran.count("creates.acknowledged")).isEqualTo(script.split("put").length - 1);
    assertThat(ran.count("creates.duplicate")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"monotonic, false", "raw, false", "monotonic, true", "raw, true"})
  void ofThreeAtOnceTwoAreDuplicates(String assign, boolean skewed) {
    String script = create("1s", "A") + create("1.1s", "B") + create("1.2s", "C");
    assertDuplicates(assign, skewed ? AHEAD : "", script, 2);
  }

  @ParameterizedTest
  @CsvSource({"monotonic, false", "raw, false", "monotonic, true", "raw, true"})
  void oneThatHasSeenTheDeletionOfAnotherIsNone(String assign, boolean skewed) {
    String script = create("1s", "A") + delete("3s", "B") + create("4s", "B");
    assertDuplicates(assign, skewed ? AHEAD : "", script, 0);
  }

  /** C's create has seen neither that of A nor what B did to it. */
  @ParameterizedTest
  @CsvSource({"monotonic, false", "raw, false", "monotonic, true", "raw, true"})
  void oneThatWasDeletedIsARivalOfThoseThatHaveNotSeenIt(String assign, boolean skewed) {
    String script = create("1s", "A") + delete("2.5s", "A") + create("1.1s", "C");
    assertDuplicates(assign, skewed ? AHEAD : "", script, 1);
  }

  /** The third was written on the winner of two rivals; the other is no ancestor of it either. */
  @ParameterizedTest
  @CsvSource({"monotonic, false", "raw, false", "monotonic, true", "raw, true"})
  void oneThatFollowsRivalsIsADuplicateToo(String assign, boolean skewed) {
    String script = create("1s", "A") + create("1.1s", "B") + delete("4s", "A") + create("8s", "A");
    assertDuplicates(assign, skewed ? AHEAD : "", script, 2);
  }
}
