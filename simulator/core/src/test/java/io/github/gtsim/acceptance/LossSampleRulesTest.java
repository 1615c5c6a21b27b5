package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The report shows some of the losses: the first ten, then the narrowest of the others. */
class LossSampleRulesTest {
  /** One loss a second, each by 30 ms less than the one before: from 900 ms down. */
  private static Ran losses(int number) {
    StringBuilder script = new StringBuilder("script:\n");
    for (int i = 0; i < number; i++) {
      String put = ", put: { key: " + (char) ('a' + i) + ", set: { v: 1 } } }\n";
      int at = 1000 * (i + 1);
      script.append("  - { at: ").append(at).append("ms, region: =A=").append(put);
      script.append("  - { at: ").append(at + 900 - 30 * i).append("ms, region: =B=").append(put);
    }
    return Ran.of(Small.mrec(script.toString()));
  }

  private static String keys(Ran ran) {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < ran.size("ledger"); i++) {
      keys.append(ran.text("ledger[" + i + "].key"));
    }
    return keys.toString();
  }

  @Test
  void tenOfEachKindAreShown() {
    Ran ran = losses(25);

    assertThat(ran.count("writes.lost")).isEqualTo(25);
    assertThat(keys(ran)).isEqualTo("abcdefghij" + "yxwvutsrqp");
    assertThat(ran.number("ledger[0].byMs")).isEqualTo(900);
    assertThat(ran.number("ledger[10].byMs")).isEqualTo(180);
  }

  @Test
  void noneIsShownTwice() {
    assertThat(keys(losses(12))).isEqualTo("abcdefghij" + "lk");
  }
}
