package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens at one instant has no order among outages (MODEL 6). */
class SimultaneousRulesTest {
  private static final String X =
      "  - { name: x, fault: region-outage, region: =A=, data: destroyed, at: 10s }\n";
  private static final String Y =
      "  - { name: y, fault: region-outage, region: =B=, data: destroyed, at: 10s }\n";
  private static final String Z =
      "  - { name: z, fault: region-outage, region: =C=, data: destroyed, at: 10s }\n";

  private static String writers(String faults) {
    return Small.mrecWithOwnLag(
        """
        replication: { lag: 1s, pairs: [{ from: =A=, to: =C=, lag: 5s }] }
        clients:
          - { name: a, region: =A=, arrivals: { rate: 10/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% } }
        faults:
        """
            + faults);
  }

  private static int at(Ran ran, String name) {
    return ran.text("outages[0].name").equals(name) ? 0 : 1;
  }

  /** What B holds is lost with it: only what had come to C in time is left. */
  @ParameterizedTest
  @ValueSource(strings = {X + Y, Y + X})
  void aRegionLostAtTheSameInstantIsNoSurvivor(String faults) {
    Ran ran = Ran.of(writers(faults));
    String rpo = "outages[" + at(ran, "x") + "].rpo.";

    assertThat(ran.count(rpo + "writes")).isEqualTo(50);
    assertThat(ran.number(rpo + "seconds")).isEqualTo(5);
    assertThat(ran.count(rpo + "byRegion.us-east-2.writes")).isEqualTo(50);
    assertThat(ran.has(rpo + "byRegion.us-west-2.writes")).isFalse();
    assertThat(ran.count("outages[" + at(ran, "y") + "].rpo.writes")).isZero();
    assertThat(ran.count("writes.destroyed")).isEqualTo(50);
  }

  /** Of three that are lost at once, none is there for another. */
  @Test
  void allThatIsLostWithEveryRegionIsCounted() {
    Ran ran = Ran.of(writers(X + Y + Z));

    assertThat(ran.count("outages[0].rpo.writes")).isEqualTo(100);
    assertThat(ran.count("writes.destroyed")).isEqualTo(100);
  }

  /** B is back when the isolation is over, whichever ends first in the file. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRegionBackAtTheSameInstantIsASurvivor(boolean outageFirst) {
    String outage = "  - { name: o, fault: region-outage, region: =B=, at: 12s, for: 3s }\n";
    String isolation = "  - { name: i, fault: region-isolation, region: =A=, at: 10s, for: 5s }\n";
    Ran ran = Ran.of(writers(outageFirst ? outage + isolation : isolation + outage));

    assertThat(ran.count("outages[0].rpo.atEnd.writes")).isEqualTo(60);
    assertThat(ran.text("outages[0].name")).isEqualTo("i");
  }
}
