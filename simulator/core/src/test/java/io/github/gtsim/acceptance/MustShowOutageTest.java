package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gtsim.scenario.Selection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RPO and RTO of a Region that is lost. */
class MustShowOutageTest {
  private static final String LOST_REGION =
      """
      name: lost-region
      seed: 1
      duration: 3m
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      network: { jitter: none, service: { write: 4ms, read: 3ms } }
      replication: { lag: 2s }
      clients:
        - name: orders
          region: us-east-1
          arrivals: { rate: 100/s, process: constant }
          keys: { distribution: unique }
          mix: { put: 100% }
          retry: none
      faults:
        - { name: dark, fault: region-outage, region: us-east-1, at: 60s, data: destroyed }
      variants:
        returns:
          faults: { dark: { data: kept, for: 60s } }
        third:
          table: { regions: [us-east-1, us-west-2, us-east-2] }
          replication: { pairs: [{ from: us-east-1, to: us-east-2, lag: 1s }] }
        mrsc:
          table: { mode: mrsc, regions: [us-east-1, us-west-2, us-east-2] }
      """;

  @Test
  void theLastTwoSecondsAreDestroyedWithTheRegion() {
    Ran ran = Ran.of(LOST_REGION);

    assertThat(ran.count("outages[0].rpo.writes")).isCloseTo(200, within(2L));
    assertThat(ran.number("outages[0].rpo.seconds")).isCloseTo(2.0, within(0.05));
    assertThat(ran.count("outages[0].rpo.items")).isEqualTo(ran.count("outages[0].rpo.writes"));
    assertThat(ran.count("writes.destroyed")).isEqualTo(ran.count("outages[0].rpo.writes"));
    assertThat(ran.count("outages[0].afterHeal.destroyed"))
        .isEqualTo(ran.count("outages[0].rpo.writes"));
    assertThat(ran.count("writes.acknowledged")).isEqualTo(6000);
    assertThat(ran.count("writes.lost")).isZero();
  }

  @Test
  void aRegionThatReturnsDeliversThemLate() {
    Ran ran = Ran.of(LOST_REGION, "returns");

    assertThat(ran.count("outages[0].rpo.writes")).isCloseTo(200, within(2L));
    assertThat(ran.count("outages[0].afterHeal.late")).isCloseTo(200, within(2L));
    assertThat(ran.count("outages[0].afterHeal.suppressed")).isZero();
    assertThat(ran.count("outages[0].survivorsDiffer.items")).isZero();
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("writes.destroyed")).isZero();
    assertThat(ran.count("writes.surviving")).isEqualTo(ran.count("writes.acknowledged"));
  }

  @Test
  void survivorsDifferByWhatOneOfThemHadReceived() {
    Ran ran = Ran.of(LOST_REGION, "third");

    assertThat(ran.count("outages[0].rpo.writes")).isCloseTo(100, within(2L));
    assertThat(ran.number("outages[0].rpo.seconds")).isCloseTo(1.0, within(0.05));
    assertThat(ran.count("outages[0].rpo.byRegion.us-west-2.writes")).isCloseTo(200, within(2L));
    assertThat(ran.count("outages[0].rpo.byRegion.us-east-2.writes")).isCloseTo(100, within(2L));
    assertThat(ran.count("outages[0].survivorsDiffer.items")).isCloseTo(100, within(2L));
    assertThat(ran.count("writes.destroyed")).isEqualTo(ran.count("outages[0].rpo.writes"));
  }

  @Test
  void nothingAcknowledgedIsMissingUnderMrsc() {
    Ran ran = Ran.of(LOST_REGION, "mrsc");

    assertThat(ran.count("outages[0].rpo.writes")).isZero();
    assertThat(ran.number("outages[0].rpo.seconds")).isZero();
    assertThat(ran.count("writes.destroyed")).isZero();
    assertThat(ran.count("writes.lost")).isZero();
    assertThat(ran.count("outages[0].survivorsDiffer.items")).isZero();
    assertThat(ran.count("writes.acknowledged")).isBetween(5997L, 6000L);
  }

  private static final String FAILOVER =
      """
      name: failover
      seed: 1
      duration: 8m
      table: { mode: mrec, regions: [us-east-1, us-west-2] }
      clients:
        - name: shoppers
          region: us-east-1
          arrivals: { rate: 200/s }
          keys: { count: 1000 }
          mix: { get: 50%, put: 50% }
          retry: none
          routing:
            failover: { to: [us-west-2], healthCheck: { interval: 30s, threshold: 3 }, dnsTtl: 60s }
      faults:
        - { name: dark, fault: region-outage, region: us-east-1, at: 60s, for: 4m }
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void recoveryTakesDetectionAndTheTtl(long seed) {
    Ran ran = Ran.of(FAILOVER, Selection.BASE.with(seed));

    assertThat(ran.number("outages[0].rto.shoppers.seconds")).isBetween(118.0, 150.0);
    assertThat(ran.count("outages[0].rto.shoppers.failed")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void fasterChecksAndAShorterTtlRecoverSooner(long seed) {
    List<String> faster =
        List.of(
            "clients[0].routing.failover.healthCheck.interval=10s",
            "clients[0].routing.failover.dnsTtl=10s");
    Ran ran = Ran.of(FAILOVER, Selection.BASE.with(seed).with(faster));

    assertThat(ran.number("outages[0].rto.shoppers.seconds")).isBetween(29.0, 40.0);
  }
}
