package io.github.gtsim.measure;

import io.github.gtsim.engine.Nanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An estimate in US dollars of what a run's usage costs, and of a month (730 hours) at its rates.
 */
final class Bill {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MONTH = BigDecimal.valueOf(730 * Nanos.HOUR);
  private static final int EXACT = 20;

  private final Prices prices;
  private final BigDecimal nanos;
  private BigDecimal all = BigDecimal.ZERO;
  private BigDecimal requests = BigDecimal.ZERO;
  private BigDecimal transfer = BigDecimal.ZERO;
  private BigDecimal storage = BigDecimal.ZERO;

  /**
   * @param nanos how long the run's requests arrived
   */
  Bill(Prices prices, long nanos) {
    this.prices = prices;
    this.nanos = BigDecimal.valueOf(nanos);
  }

  /** Adds what a Region used in the run; what it stores it has stored all the time. */
  BigDecimal add(String region, Usage usage) {
    Prices.Rates rates = prices.of(region);
    BigDecimal forRequests =
        divide(
            rates
                .wru()
                .multiply(BigDecimal.valueOf(usage.wru()))
                .add(rates.rwru().multiply(BigDecimal.valueOf(usage.rwru)))
                .add(rates.rru().multiply(usage.rru())),
            MILLION);
    BigDecimal forTransfer =
        divide(rates.transfer().multiply(BigDecimal.valueOf(usage.transferBytes)), GIGABYTE);
    BigDecimal forRestores =
        divide(rates.restore().multiply(BigDecimal.valueOf(usage.restoredBytes)), GIGABYTE);
    BigDecimal aMonthsStorage =
        divide(
            rates
                .storage()
                .multiply(BigDecimal.valueOf(usage.storageBytes))
                .add(rates.pitr().multiply(BigDecimal.valueOf(usage.pitrBytes))),
            GIGABYTE);
    requests = requests.add(forRequests);
    transfer = transfer.add(forTransfer);
    storage = storage.add(aMonthsStorage);
    BigDecimal forStorage = divide(aMonthsStorage.multiply(nanos), MONTH);
    BigDecimal ofRegion = rounded(forRequests.add(forTransfer).add(forRestores).add(forStorage), 6);
    all = all.add(ofRegion);
    return ofRegion;
  }

  private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, EXACT, RoundingMode.HALF_UP);
  }

  private static BigDecimal rounded(BigDecimal dollars, int places) {
    return dollars.setScale(places, RoundingMode.HALF_UP);
  }

  /** All Regions together: the sum of theirs. */
  BigDecimal dollars() {
    return rounded(all, 6);
  }

  /** A month at the run's rates. */
  void putMonth(ObjectNode node) {
    BigDecimal forRequests = rounded(divide(requests.multiply(MONTH), nanos), 2);
    BigDecimal forTransfer = rounded(divide(transfer.multiply(MONTH), nanos), 2);
    BigDecimal forStorage = rounded(storage, 2);
    node.put("requestsUsd", forRequests);
    node.put("transferUsd", forTransfer);
    node.put("storageUsd", forStorage);
    node.put("usd", forRequests.add(forTransfer).add(forStorage));
  }
}
