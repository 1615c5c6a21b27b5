package io.github.gtsim.scenario;

import io.github.gtsim.engine.Distribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a delay: a constant, or a distribution. */
final class DelayReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final List<String> LAWS = List.of("lognormal", "exponential", "empirical");

  private final Section owner;
  private final String key;

  DelayReader(Section owner, String key) {
    this.owner = owner;
    this.key = key;
  }

  Optional<Distribution> read(Tree value) {
    if (!(value instanceof Tree.Mapping)) {
      return owner.quantity(key, Quantities::duration).map(Distribution.Constant::new);
    }
    Section law = owner.section(key);
    if (!law.require("distribution", Scalars.oneOf(LAWS))) {
      law.leaveRest();
      return Optional.empty();
    }
    return switch (law.word("distribution", "", LAWS)) {
      case "lognormal" -> logNormal(law);
      case "exponential" -> exponential(law);
      case "empirical" -> empirical(law);
      default -> {
        law.leaveRest();
        yield Optional.empty();
      }
    };
  }

  private static Optional<Distribution> logNormal(Section law) {
    Optional<Long> median = positive(law, "p50");
    Optional<Long> high = positive(law, "p99");
    if (median.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    if (high.get() < median.get()) {
      law.refuse("p99", "must be at least p50");
      return Optional.empty();
    }
    return Optional.of(new Distribution.LogNormal(median.get(), high.get()));
  }

  private static Optional<Distribution> exponential(Section law) {
    return positive(law, "mean").map(Distribution.Exponential::new);
  }

  private static Optional<Long> positive(Section law, String key) {
    if (!law.require(key, "a duration, such as 250ms")) {
      return Optional.empty();
    }
    Optional<Long> nanos = law.quantity(key, Quantities::duration);
    if (nanos.filter(value -> value == 0).isPresent()) {
      law.refuse(key, "must be above 0");
      return Optional.empty();
    }
    return nanos;
  }

  private static Optional<Distribution> empirical(Section law) {
    if (!law.require("percentiles", "such as {0: 10ms, 50: 40ms, 99: 200ms, 100: 1s}")) {
      return Optional.empty();
    }
    Section percentiles = law.section("percentiles");
    Map<BigDecimal, Long> points = new TreeMap<>();
    for (Tree.Mapping.Entry entry : percentiles.entries()) {
      Optional<BigDecimal> percent = percent(entry, law.findings());
      Optional<Long> nanos =
          percentiles.parse(entry.value(), entry.value().place(), Quantities::duration);
      if (percent.isEmpty() || nanos.isEmpty()) {
        return Optional.empty();
      }
      if (points.put(percent.get(), nanos.get()) != null) {
        law.findings().add(entry.place(), "this percentile is given twice", "keep one of them");
      }
    }
    if (!points.containsKey(BigDecimal.ZERO) || !points.containsKey(HUNDRED)) {
      law.refuse("percentiles", "must have the percentiles 0 and 100");
      return Optional.empty();
    }
    return rising(law, points);
  }

  private static Optional<BigDecimal> percent(Tree.Mapping.Entry entry, Findings findings) {
    if (entry.key().matches("\\d{1,3}(\\.\\d{1,9})?")) {
      BigDecimal percent = new BigDecimal(entry.key()).stripTrailingZeros();
      if (percent.compareTo(HUNDRED) <= 0) {
        return Optional.of(percent);
      }
    }
    findings.add(entry.place(), "must be a percentile, a number from 0 to 100", "");
    return Optional.empty();
  }

  private static Optional<Distribution> rising(Section law, Map<BigDecimal, Long> points) {
    List<Distribution.Empirical.Point> rising = new ArrayList<>();
    long last = 0;
    for (Map.Entry<BigDecimal, Long> point : points.entrySet()) {
      if (point.getValue() < last) {
        law.refuse("percentiles", "the delays must rise with the percentiles");
        return Optional.empty();
      }
      last = point.getValue();
      rising.add(new Distribution.Empirical.Point(point.getKey().doubleValue(), last));
    }
    return Optional.of(new Distribution.Empirical(rising));
  }
}
