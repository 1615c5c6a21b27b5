package io.github.gtsim.scenario;

import io.github.gtsim.engine.Nanos;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with units, exactly. */
final class Quantities {
  private static final Pattern SHAPE =
      Pattern.compile("([-+]?)(\\d{1,18}(?:\\.\\d{1,18})?)( *)([^\\s\\d.]*)");
  private static final long LONGEST_DAYS = 36_500;
  private static final BigDecimal MOST_PER_BILLION = BigDecimal.valueOf(100_000_000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_PER_SECOND = new BigDecimal("1e9");
  private static final BigDecimal LEAST_PER_SECOND = new BigDecimal("1e-9");

  /** A unit's spelling and its worth in the smallest unit. */
  private record Unit(String text, long worth) {}

  private static final List<Unit> TIMES =
      List.of(
          new Unit("s", Nanos.SECOND),
          new Unit("ms", Nanos.MILLISECOND),
          new Unit("m", Nanos.MINUTE),
          new Unit("h", Nanos.HOUR),
          new Unit("d", Nanos.DAY),
          new Unit("us", 1_000L),
          new Unit("ns", 1L));
  private static final List<Unit> SIZES =
      List.of(new Unit("KB", 1024), new Unit("B", 1), new Unit("MB", 1024 * 1024));
  private static final List<Unit> DRIFTS = List.of(new Unit("ppm", 1_000));
  private static final List<Unit> RATES = List.of(new Unit("/s", 1), new Unit("/m", 60));

  /** A text that is no such quantity. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    Malformed(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    /** What would be right; may be empty. */
    String hint() {
      return hint;
    }
  }

  private record Parsed(BigDecimal number, Unit unit) {}

  private Quantities() {}

  /** Nanoseconds in a text such as {@code 250ms}; at most a hundred years. */
  static long duration(String text) throws Malformed {
    long nanos = nanos(text, LONGEST_DAYS);
    if (nanos < 0) {
      throw new Malformed("must not be negative", "");
    }
    return nanos;
  }

  /** Nanoseconds in a text such as {@code -250ms}; at most ten years either way. */
  static long offset(String text) throws Malformed {
    return nanos(text, LONGEST_DAYS / 10);
  }

  private static long nanos(String text, long mostDays) throws Malformed {
    String allowed = "must be a duration with its unit, such as 250ms, 1.5s, 10m, 20h or 7d";
    Parsed parsed = parse(text, TIMES, allowed);
    BigDecimal nanos = parsed.number().multiply(BigDecimal.valueOf(parsed.unit().worth()));
    if (nanos.abs().compareTo(BigDecimal.valueOf(mostDays * Nanos.DAY)) > 0) {
      throw new Malformed("must be at most " + mostDays + "d", "");
    }
    return exact(nanos, "must be a whole number of nanoseconds");
  }

  /** Parts per 10^9 in a text such as {@code 50ppm}; at most a tenth either way. */
  static long perBillion(String text) throws Malformed {
    Parsed parsed = parse(text, DRIFTS, "must be a drift with its unit, such as 50ppm or -0.5ppm");
    BigDecimal drift = parsed.number().multiply(BigDecimal.valueOf(parsed.unit().worth()));
    if (drift.abs().compareTo(MOST_PER_BILLION) > 0) {
      throw new Malformed("must be from -100000ppm to 100000ppm", "");
    }
    return exact(drift, "must have at most three decimals");
  }

  /** Bytes in a text such as {@code 1KB}, which is 1024 bytes. */
  static long bytes(String text) throws Malformed {
    Parsed parsed = parse(text, SIZES, "must be a size with its unit, such as 400B or 1KB");
    return exact(
        parsed.number().multiply(BigDecimal.valueOf(parsed.unit().worth())),
        "must be a whole number of bytes");
  }

  /** Events a second in a text such as {@code 200/s} or {@code 30/m}; 0 is one. */
  static double perSecond(String text) throws Malformed {
    Parsed parsed = parse(text, RATES, "must be a rate with its unit, such as 200/s or 30/m");
    BigDecimal perSecond =
        parsed.number().divide(BigDecimal.valueOf(parsed.unit().worth()), MathContext.DECIMAL128);
    if (perSecond.signum() < 0) {
      throw new Malformed("must not be negative", "");
    }
    boolean within =
        perSecond.compareTo(LEAST_PER_SECOND) >= 0 && perSecond.compareTo(MOST_PER_SECOND) <= 0;
    if (perSecond.signum() > 0 && !within) {
      throw new Malformed("must be between 0.000000001/s and 1000000000/s", "");
    }
    return perSecond.doubleValue();
  }

  /** A share in 0 to 1, from a number or a text such as {@code 30%}. */
  static BigDecimal share(String text) throws Malformed {
    String allowed = "must be a share, such as 0.3 or 30%";
    Matcher matcher = shape(text, allowed);
    BigDecimal number = new BigDecimal(matcher.group(1) + matcher.group(2));
    BigDecimal share =
        switch (matcher.group(4)) {
          case "" -> number;
          case "%" -> number.divide(HUNDRED);
          default -> throw new Malformed(allowed, "");
        };
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new Malformed("must be a share between 0 and 1, or 0% and 100%", ofHundred(number));
    }
    return share;
  }

  /** How many keys are hot, at least 1, or which share of all, below 1. */
  static BigDecimal hotKeys(String text) throws Malformed {
    String allowed = "must be a number of keys, such as 10, or a share of all, such as 1%";
    Matcher matcher = shape(text, allowed);
    BigDecimal number = new BigDecimal(matcher.group(1) + matcher.group(2));
    boolean percent = matcher.group(4).equals("%");
    BigDecimal of = percent ? number.divide(HUNDRED) : number;
    boolean share = of.compareTo(BigDecimal.ONE) < 0;
    boolean whole = of.stripTrailingZeros().scale() <= 0;
    boolean known = percent || matcher.group(4).isEmpty();
    if (!known || of.signum() <= 0 || !share && (percent || !whole)) {
      throw new Malformed(allowed, "");
    }
    return of;
  }

  private static String ofHundred(BigDecimal number) {
    boolean percent = number.compareTo(BigDecimal.ONE) > 0 && number.compareTo(HUNDRED) <= 0;
    return percent ? Suggestions.meant(number.toPlainString() + "%") : "";
  }

  private static Matcher shape(String text, String allowed) throws Malformed {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new Malformed(allowed, "");
    }
    return matcher;
  }

  private static Parsed parse(String text, List<Unit> units, String allowed) throws Malformed {
    Matcher matcher = shape(text, allowed);
    String number = matcher.group(1) + matcher.group(2);
    String written = matcher.group(4);
    if (written.isEmpty()) {
      throw new Malformed(allowed, Suggestions.meant(number + units.get(0).text()));
    }
    for (Unit unit : units) {
      if (unit.text().equals(written) && matcher.group(3).isEmpty()) {
        return new Parsed(new BigDecimal(number), unit);
      }
    }
    for (Unit unit : units) {
      if (unit.text().equals(written) || unit.text().equalsIgnoreCase(written)) {
        throw new Malformed(allowed, Suggestions.meant(number + unit.text()));
      }
    }
    List<String> names = units.stream().map(Unit::text).toList();
    String meant = words(written, units);
    throw new Malformed(
        allowed + "; the units are " + String.join(", ", names),
        meant.isEmpty() ? "" : Suggestions.meant(number + meant));
  }

  /** The unit of a word such as {@code sec}, {@code minutes} or {@code k}; empty if unclear. */
  private static String words(String written, List<Unit> units) {
    String word = written.toLowerCase(Locale.ROOT);
    String meant =
        switch (word) {
          case "sec", "secs", "second", "seconds" -> "s";
          case "msec", "millis", "milliseconds" -> "ms";
          case "min", "mins", "minute", "minutes" -> "m";
          case "hr", "hrs", "hour", "hours" -> "h";
          case "day", "days" -> "d";
          case "µs", "μs", "micros" -> "us";
          case "k", "kib" -> "KB";
          case "rps", "/sec", "/second", "ps" -> "/s";
          case "rpm", "/min", "/minute" -> "/m";
          default -> "";
        };
    return units.stream().anyMatch(unit -> unit.text().equals(meant)) ? meant : "";
  }

  private static long exact(BigDecimal number, String otherwise) throws Malformed {
    try {
      return number.longValueExact();
    } catch (ArithmeticException inexact) {
      throw new Malformed(otherwise, "");
    }
  }
}
