package io.github.gtsim.measure;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What things cost, in US dollars: an estimate, of the day when somebody looked it up.
 *
 * @param date of that day, such as {@code 2026-11-21}
 * @param usual prices of a Region of which nothing else is said
 * @param byRegion prices of the others, by the Region's name
 */
public record Prices(String date, Rates usual, Map<String, Rates> byRegion) {

  /**
   * Prices of one Region.
   *
   * @param wru of a million write units
   * @param rwru of a million replicated write units
   * @param rru of a million read units
   * @param storage of a GB (1024 MB) kept for a month
   * @param pitr of a GB of which point-in-time recovery keeps every change, for a month
   * @param restore of a GB that fills a restored table or a new replica
   * @param transfer of a GB sent to another Region
   */
  public record Rates(
      BigDecimal wru,
      BigDecimal rwru,
      BigDecimal rru,
      BigDecimal storage,
      BigDecimal pitr,
      BigDecimal restore,
      BigDecimal transfer) {}

  public Prices {
    byRegion = Collections.unmodifiableMap(new LinkedHashMap<>(byRegion));
  }

  Rates of(String region) {
    return byRegion.getOrDefault(region, usual);
  }
}
