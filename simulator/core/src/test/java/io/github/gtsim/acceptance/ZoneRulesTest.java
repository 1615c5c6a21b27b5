package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on between the zones of a Region. */
class ZoneRulesTest {
  private static final String[] THREE_PARTITIONS = {"table.partitions=3"};

  /** A write or a read of each of 900 keys, every second, none of them tried again. */
  private static final String EVERYWHERE =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 900/s, process: constant }
          keys: { count: 900, distribution: sequential }
          mix: { MIX: 100% }
          reads: READS
          retry: none
      """;

  private static String everywhere(String mix, String reads) {
    return EVERYWHERE.replace("MIX", mix).replace("READS", reads);
  }

  private static String outage(int zones) {
    return "faults: [{ fault: zone-outage, region: =A=, zones: "
        + zones
        + ", at: 10s, for: 8s }]\n";
  }

  private static String in(String mode, String sections) {
    return switch (mode) {
      case "mrsc" -> Small.mrsc(sections);
      case "single-region" -> Small.single(sections);
      default -> Small.mrec(sections);
    };
  }

  /** FACTS Z-2: a third of the partitions, for the lease of 5 s out of 30 s. */
  @ParameterizedTest
  @CsvSource({
    "mrec, put, eventual", "mrsc, put, eventual", "single-region, put, eventual",
    "mrec, get, strong", "mrsc, get, strong", "single-region, get, strong",
  })
  void oneZoneOutSilencesAThirdOfThePartitionsForTheLease(String mode, String mix, String reads) {
    String sections = outage(1) + everywhere(mix, reads);
    Ran ran = Ran.with(in(mode, sections), "table.partitions=99");

    double silent = ran.count("requests.failed") + ran.count("requests.unknown");
    assertThat(silent / (900 * 5)).isCloseTo(1 / 3.0, within(0.05));
    assertThat(ran.count("writes.lost") + ran.count("writes.destroyed")).isZero();
    assertThat(ran.count("writes.acknowledged")).isEqualTo(ran.count("writes.surviving"));
    assertThat(ran.size("outages")).isZero();
  }

  /** FACTS Z-1: without a quorum nothing is written; what is there can still be read. */
  @ParameterizedTest
  @CsvSource({
    "mrec, put, eventual, 7200", "mrsc, put, eventual, 7200", "single-region, put, eventual, 7200",
    "mrec, get, strong, 7200", "mrsc, get, strong, 7200", "single-region, get, strong, 7200",
    "mrec, get, eventual, 0", "mrsc, get, eventual, 0", "single-region, get, eventual, 0",
  })
  void twoZonesOutStopWritesAndStrongReads(String mode, String mix, String reads, int silent) {
    Ran ran = Ran.with(in(mode, outage(2) + everywhere(mix, reads)), THREE_PARTITIONS);

    long failed = ran.count("requests.failed") + ran.count("requests.unknown");
    assertThat((double) failed).isCloseTo(silent, within(silent * 0.01));
    assertThat(ran.count("writes.acknowledged")).isEqualTo(ran.count("writes.surviving"));
  }

  /** FACTS W-8: to the client a refused write is unknown; it was never applied. */
  @Test
  void aRefusedWriteIsAnInternalError() {
    Ran ran =
        Ran.of(
            Small.mrec(
                outage(2)
                    + """
                    script:
                      - { at: 11s, region: =A=, retry: none, put: { key: k, set: { v: 1 } },
                          expect: { error: InternalServerError } }
                      - { at: 11s, region: =A=, retry: none, get: { key: k, consistency: strong },
                          expect: { error: InternalServerError } }
                      - { at: 11s, region: =A=, get: { key: k }, expect: absent }
                      - { at: 11s, region: =B=, put: { key: k, set: { v: 2 } },
                          expect: { outcome: ok } }
                      - { at: 17.999s, region: =A=, get: { key: k }, expect: absent }
                      - { at: 18s, region: =A=, put: { key: l, set: { v: 3 } },
                          expect: { outcome: ok } }
                      - { at: 18.051s, region: =A=, get: { key: k }, expect: { v: 2 } }
                    """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
  }

  /** The old leader still has its lease if it is back before that is over. */
  @Test
  void aZoneThatReturnsBeforeTheLeaseIsOverLeadsAgainAtOnce() {
    String sections =
        "faults: [{ fault: zone-outage, region: =A=, at: 10s, for: 2s }]\n"
            + everywhere("put", "strong");
    Ran ran = Ran.with(Small.mrec(sections), "table.partitions=99");

    assertThat(ran.count("requests.unknown") / (900 * 2.0)).isCloseTo(1 / 3.0, within(0.05));
  }

  /** Leaders return with their zone, so each outage finds as many as the last. */
  @Test
  void eachOutageOfAZoneSilencesAThird() {
    String sections =
        """
        zones: { lease: 1s, followerLag: 0ms }
        faults:
          - { fault: zone-outage, region: =A=, at: 5s, for: 5s }
          - { fault: zone-outage, region: =A=, at: 10s, for: 5s }
          - { fault: zone-outage, region: =A=, at: 20s, for: 5s }
        """
            + everywhere("put", "strong");
    String yaml = Small.mrec(sections).replaceFirst("zones: \\{ followerLag: 0ms }\n", "");
    Ran ran = Ran.with(yaml, "table.partitions=99");

    assertThat(ran.count("requests.unknown") / (900 * 3.0)).isCloseTo(1 / 3.0, within(0.05));
  }

  /** Replicated writes need a leader, too, and lose nothing while they wait for one. */
  @Test
  void replicatedWritesWaitForALeader() {
    String sections =
        "faults: [{ fault: zone-outage, region: =B=, at: 10s, for: 10s }]\n"
            + everywhere("put", "strong");
    Ran ran = Ran.with(Small.mrec(sections), THREE_PARTITIONS);

    String pair = "replication['us-east-1>us-west-2'].";
    assertThat(ran.number(pair + "lagMs.max")).isBetween(5990.0, 6000.0);
    assertThat(ran.number(pair + "lagMs.p50")).isEqualTo(1000);
    assertThat(ran.count(pair + "throttled")).isZero();
    assertThat(ran.count("requests.failed")).isZero();
    assertThat(ran.number("replication['us-east-1>us-east-2'].lagMs.max")).isEqualTo(1000);
  }

  /** Without a quorum nothing leaves the Region, either (our model). */
  @Test
  void withoutAQuorumNothingLeaves() {
    Ran ran =
        Ran.of(
            Small.mrec(
                outage(2)
                    + """
                    script:
                      - { at: 9.5s, region: =A=, put: { key: k, set: { v: 1 } } }
                      - { at: 18.009s, region: =C=, get: { key: k }, expect: absent }
                      - { at: 18.011s, region: =C=, get: { key: k }, expect: { v: 1 } }
                    """));

    assertThat(ran.report().expectationsHeld()).isTrue();
  }

  /** A member without a quorum stores nothing; the others go on with each other. */
  @Test
  void underMrscAMemberWithoutAQuorumIsNone() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                outage(2)
                    + """
                    clients:
                      - name: east
                        region: =C=
                        arrivals: { rate: 10/s, process: constant }
                        keys: { distribution: unique }
                        mix: { put: 100% }
                    """));

    assertThat(ran.count("requests.ok")).isEqualTo(300);
    assertThat(ran.number("latency.us-east-2.put.p50Ms")).isEqualTo(20);
    assertThat(ran.number("latency.us-east-2.put.maxMs")).isEqualTo(80);
  }

  /** A call in the hands of a leader that is lost fails; what it proposed may yet commit. */
  @Test
  void underMrscCallsUnderWayFailWithTheirLeader() {
    Ran ran =
        Ran.of(
            Small.mrsc(
                outage(2)
                    + """
                    script:
                      - { at: 9.995s, region: =A=, retry: none, put: { key: k, set: { v: 1 } },
                          expect: { error: InternalServerError } }
                      - { at: 9.985s, region: =A=, retry: none, put: { key: l, set: { v: 1 } },
                          expect: { error: InternalServerError } }
                    """));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.unknownNotApplied")).isEqualTo(1);
    assertThat(ran.count("writes.unknownApplied.surviving")).isEqualTo(1);
  }

  /** FACTS Q-1, D-4: two of three zones trail by 5 ms where nothing is left to chance. */
  @ParameterizedTest
  @ValueSource(strings = {"mrec", "mrsc", "single-region"})
  void anEventualReadFallsOnAZoneThatMayTrail(String mode) {
    String sections =
        """
        clients:
          - name: writer
            region: =A=
            arrivals: { rate: 50/s, process: constant }
            keys: { space: s, count: 1 }
            mix: { put: 100% }
          - name: reader
            region: =A=
            arrivals: { rate: 1000/s, process: constant }
            keys: { space: s, count: 1 }
            mix: { get: 100% }
        """;
    Ran level = Ran.of(in(mode, sections));
    Ran trailing = Ran.with(in(mode, sections), "zones.followerLag=5ms");
    Ran strong =
        Ran.with(in(mode, sections), "zones.followerLag=5ms", "clients.reader.reads=strong");

    assertThat(level.count("reads.eventual.stale")).isZero();
    assertThat(strong.count("reads.strong.stale")).isZero();
    assertThat(trailing.number("reads.eventual.ageMs.max")).isLessThan(5);
    double share = 2 / 3.0 * 4 / 20;
    assertThat(trailing.number("reads.eventual.staleShare")).isCloseTo(share, within(0.01));
  }

  /** In each zone an item's versions come in order, or not at all. */
  @Test
  void whatAZoneHasShownItNeverTakesBack() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                clients:
                  - name: writer
                    region: =A=
                    arrivals: { rate: 1000/s, process: constant }
                    keys: { space: s, count: 1 }
                    mix: { increment: 100% }
                  - name: reader
                    region: =A=
                    arrivals: { rate: 1000/s }
                    keys: { space: s, count: 1 }
                    mix: { get: 100% }
                """),
            "zones.followerLag={distribution: lognormal, p50: 5ms, p99: 20ms}",
            "network.jitter=lognormal");

    assertThat(ran.number("reads.eventual.staleShare")).isCloseTo(2 / 3.0, within(0.05));
    assertThat(ran.number("reads.eventual.ageMs.max")).isLessThan(30);
    assertThat(ran.text("promises.monotonic")).isEqualTo("kept");
  }
}
