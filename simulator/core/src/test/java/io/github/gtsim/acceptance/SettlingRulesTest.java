package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drain ends when no event can change a live replica (MODEL 6). */
class SettlingRulesTest {
  private static final String PUT =
      "script: [{ at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }]\n";

  private static Ran with(String sections) {
    return Ran.of(Small.mrec(PUT + sections));
  }

  /** FACTS R-13: after 20 hours it is a table of its own, whenever the fault ends. */
  @Test
  void theEndOfAFaultOfASeparateReplicaIsNotWaitedFor() {
    Ran ran =
        with("faults: [{ fault: replication-not-authorized, region: =C=, at: 5s, for: 8d }]\n");

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.number("simulated.drainSeconds")).isEqualTo(20 * 3600 - 25);
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region-outage, region: =C=",
        "region-isolation, region: =C=",
        "replication-not-authorized, region: =C=",
        "link-partition, between: [=A=, =C=]",
        "zone-outage, region: =C="
      })
  void noFaultOfARemovedReplicaIsWaitedFor(String fault) {
    Ran ran =
        with(
            "operations: [{ operation: remove-replica, regions: [=C=], at: 5s }]\n"
                + "faults: [{ fault: FAULT, at: 10s, for: 8d }]\n".replace("FAULT", fault));

    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.number("simulated.drainSeconds")).isZero();
  }

  /** What is on its way to a member arrives when the fault is over. */
  @Test
  void theEndOfAFaultOfAMemberIsWaitedFor() {
    String isolation = "faults: [{ fault: region-isolation, region: =C=, at: 500ms, for: 23h }]\n";

    assertThat(with(isolation).number("simulated.drainSeconds")).isGreaterThan(23 * 3600 - 30);
    assertThat(with(isolation.replace("23h", "8d")).report().undecided()).isTrue();
  }
}
