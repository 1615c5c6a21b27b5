package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What users of a secondary pay, wait for and blame (MODEL 3.4). */
class SecondaryRulesTest {
  private static final String PRIMARY_B = "table.primary=us-west-2";

  private static String writers(String region) {
    return """
        clients:
          - name: users
            region: REGION
            arrivals: { rate: 10/s, process: constant }
            keys: { distribution: unique }
            mix: { put: 100% }
            retry: none
        """
        .replace("REGION", region);
  }

  /** The primary does the work and takes the units, also where a condition is refused. */
  @Test
  void aRefusedWriteIsPaidForWhereItWasRefused() {
    Ran ran =
        Ran.with(
            Small.activePassive(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: k, set: { v: 1 } } }
                  - { at: 5s, region: =C=, put: { key: k, set: { v: 2 }, if: absent } }
                """),
            PRIMARY_B);

    assertThat(ran.count("cost.byRegion.us-west-2.rwru")).isEqualTo(2);
    assertThat(ran.count("cost.byRegion.us-east-1.rwru")).isEqualTo(1);
    assertThat(ran.count("cost.byRegion.us-east-2.rwru")).isEqualTo(1);
  }

  /** Users of C, as well as those of B, are out while B, the primary, is. */
  @Test
  void theirWritesAreOutWithThePrimary() {
    String dark = "faults: [{ fault: region-outage, region: =B=, at: 5s, for: 10s }]\n";
    for (String region : new String[] {"=B=", "=C="}) {
      Ran ran =
          Ran.with(
              Small.activePassive(writers(region) + dark), PRIMARY_B, "table.failover.after=never");

      assertThat(ran.number("outages[0].rto.users.seconds")).isCloseTo(10, within(0.11));
    }
  }

  /** The primary is up, and a secondary that is out is nobody's trouble but its users'. */
  @Test
  void anOutageOfAnotherSecondaryIsNotFelt() {
    String dark = "faults: [{ fault: region-outage, region: =C=, at: 5s, for: 10s }]\n";
    Ran ran = Ran.with(Small.activePassive(writers("=A=") + dark), PRIMARY_B);

    assertThat(ran.count("requests.failed")).isZero();
    assertThat(ran.number("outages[0].rto.users.outSeconds")).isZero();
  }

  /** 100 writes missed at 10/s drain at 50/s, against the 10/s that keep coming. */
  @Test
  void aSecondaryCatchesUpInTheTimeThatTheClosedFormGives() {
    String alone = "faults: [{ fault: region-isolation, region: =C=, at: 5s, for: 10s }]\n";
    Ran ran =
        Ran.with(
            Small.activePassive(writers("=A=") + alone),
            "replication={lag: 0ms, catchUpRate: 50/s}");

    assertThat(ran.number("outages[0].afterHeal.catchUpSeconds"))
        .isCloseTo(100 / 40.0, within(0.05));
  }

  /** Probed every second, out after three failures, and names that last a second. */
  @Test
  void usersFailOverToARegionThatIsUp() {
    String routing =
        "    routing: { failover: { to: [=C=], healthCheck: { interval: 1s }, dnsTtl: 1s } }\n";
    String dark = "faults: [{ fault: region-outage, region: =A=, at: 5s, manner: refuse }]\n";
    Ran ran = Ran.with(Small.activePassive(writers("=A=") + routing + dark), PRIMARY_B);

    assertThat(ran.count("requests.failed")).isBetween(20L, 60L);
    assertThat(ran.number("outages[0].rto.users.outSeconds")).isBetween(2.0, 6.0);
  }
}
