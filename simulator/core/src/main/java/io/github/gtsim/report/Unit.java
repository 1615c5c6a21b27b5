package io.github.gtsim.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a figure counts, and how it is written for people. */
public enum Unit {
  COUNT("count"),
  SECONDS("s"),
  MILLISECONDS("ms"),
  SHARE("share"),
  DOLLARS("USD");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TEN_SECONDS = BigDecimal.valueOf(10_000);
  private static final int MOST_PLACES = 6;

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** Its name in the list of metrics. */
  public String text() {
    return text;
  }

  /**
   * How numbers of one size are written.
   *
   * @param shift by how many decimal places to the right
   * @param mostPlaces after the point
   * @param suffix the unit after a number
   * @param differenceSuffix the unit after a difference
   */
  record Scale(int shift, int mostPlaces, String suffix, String differenceSuffix) {
    BigDecimal shift(BigDecimal value) {
      return value.movePointRight(shift);
    }
  }

  /** How this value, and others beside it, are written. */
  Scale scale(BigDecimal value) {
    return switch (this) {
      case COUNT -> new Scale(0, MOST_PLACES, "", "");
      case SECONDS -> new Scale(0, 3, " s", " s");
      case MILLISECONDS ->
          value.abs().compareTo(TEN_SECONDS) < 0
              ? new Scale(0, 3, " ms", " ms")
              : new Scale(-3, 3, " s", " s");
      case SHARE -> new Scale(2, MOST_PLACES, " %", " points");
      case DOLLARS -> new Scale(0, 2, " USD", " USD");
    };
  }

  /** The value with its unit, such as {@code 4,321}, {@code 12.5 s} or {@code 99.95 %}. */
  public String format(BigDecimal value) {
    return switch (this) {
      case COUNT -> grouped(value.setScale(0, RoundingMode.HALF_EVEN));
      case SECONDS -> measured(value) + " s";
      case MILLISECONDS ->
          value.compareTo(TEN_SECONDS) < 0
              ? measured(value) + " ms"
              : measured(value.movePointLeft(3)) + " s";
      case SHARE -> percent(value);
      case DOLLARS -> grouped(value.setScale(2, RoundingMode.HALF_EVEN)) + " USD";
    };
  }

  /** Three figures or so, but every digit before the point; a whole number as it is. */
  private static String measured(BigDecimal value) {
    if (value.stripTrailingZeros().scale() <= 0) {
      return grouped(value.setScale(0, RoundingMode.UNNECESSARY));
    }
    int digits = value.precision() - value.scale();
    int places = Math.max(0, Math.min(3, digits <= 0 ? 3 : 3 - digits));
    int atLeastOne = digits <= 4 ? Math.max(1, places) : 0;
    return grouped(value.setScale(atLeastOne, RoundingMode.HALF_EVEN));
  }

  /** Rounded, but never to 0 % or 100 % if it is not that exactly. */
  private static String percent(BigDecimal share) {
    BigDecimal percent = share.multiply(HUNDRED);
    for (int places = 2; places <= MOST_PLACES; places++) {
      BigDecimal rounded = percent.setScale(places, RoundingMode.HALF_EVEN);
      boolean tells = rounded.signum() != 0 && rounded.compareTo(HUNDRED) != 0;
      if (tells) {
        return rounded.toPlainString() + " %";
      }
    }
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** With commas between thousands. */
  static String grouped(BigDecimal value) {
    String plain = value.abs().toPlainString();
    int point = plain.indexOf('.');
    int end = point < 0 ? plain.length() : point;
    StringBuilder out = new StringBuilder(plain);
    for (int at = end - 3; at > 0; at -= 3) {
      out.insert(at, ',');
    }
    return value.signum() < 0 ? "-" + out : out.toString();
  }
}
