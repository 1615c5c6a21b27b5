package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FACTS 14: what a table can take. */
class CapacityRulesTest {
  private static final String LOAD =
      """
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 20/s, process: constant }
          keys: { count: 1000, distribution: sequential }
          mix: { put: 100% }
          retry: none
      """;

  private static String fixed(int write, int read, String burst) {
    return "table.capacity={write: " + write + ", read: " + read + ", burst: " + burst + "}";
  }

  private static String scaled(int units, String burst, String more) {
    return ("table.capacity={write: N, read: N, burst: "
            + burst
            + ", autoScaling: {min: N, max: N}"
            + more
            + "}")
        .replace("N", Integer.toString(units));
  }

  /** 600 writes of one unit in 30 s, and one second's capacity at hand at the start. */
  @ParameterizedTest
  @CsvSource({"20, 0", "19, 11", "10, 290", "1, 569"})
  void whatIsBeyondTheLimitIsThrottled(int units, int throttled) {
    Ran ran = Ran.with(Small.single(LOAD), fixed(units, 1, "0s"));

    assertThat(ran.count("requests.throttled")).isCloseTo(throttled, within(1L));
    assertThat(ran.count("requests.failed")).isEqualTo(ran.count("requests.throttled"));
    assertThat(ran.count("requests.unknown")).isZero();
    assertThat(ran.count("writes.acknowledged")).isEqualTo(ran.count("requests.ok"));
  }

  /** FACTS H-6: a kilobyte begun is a unit; reads count 4 KB, eventual ones half. */
  @ParameterizedTest
  @CsvSource({
    "put, eventual, 1KB, 20", "put, eventual, 1025B, 40", "delete, eventual, 2KB, 40",
    "transact-write, eventual, 1KB, 80", "get, strong, 4KB, 20", "get, strong, 4097B, 40",
    "get, eventual, 4KB, 10", "get, eventual, 5KB, 20",
  })
  void unitsAreThoseOfTheService(String operation, String reads, String size, int units) {
    String load =
        LOAD.replace("put: 100%", operation + ": 100%")
            .replace("distribution: sequential", "distribution: sequential, preload: true");
    String[] sets = {"table.itemSize=" + size, "clients.users.reads=" + reads, ""};
    sets[2] = fixed(units, units, "0s");
    assertThat(Ran.with(Small.single(load), sets).count("requests.throttled")).isZero();
    sets[2] = fixed(units / 2, units / 2, "0s");
    assertThat(Ran.with(Small.single(load), sets).count("requests.failed")).isBetween(280L, 300L);
  }

  /** FACTS H-6: a write takes units by the item before it or after it, the larger one. */
  @ParameterizedTest
  @CsvSource({"put", "update", "increment", "delete"})
  void aWriteIsChargedByTheLargerItem(String operation) {
    String load =
        LOAD.replace("20/s", "10/s").replace("count: 1000", "space: k, count: 1, preload: true");
    String small = load.replace("clients:\n", "").replace("users", "small");
    String both = load + "    itemSize: 3KB\n" + small.replace("put:", operation + ":");

    Ran enough = Ran.with(Small.single(both), fixed(60, 1, "0s"));
    assertThat(enough.count("requests.throttled")).isZero();
    Ran tooLittle = Ran.with(Small.single(both), fixed(45, 1, "0s"));
    assertThat(tooLittle.count("requests.throttled")).isBetween(120L, 160L);
  }

  /** The operator sees replicated writes that wait as well (FACTS R-10). */
  @Test
  void whatOperatorsSeeThrottledIncludesReplication() {
    String west = ", byRegion: {us-west-2: {autoScaling: {min: 1, max: 10}, write: 10, read: 10}}";
    Ran ran = Ran.with(Small.mrec(LOAD), scaled(15, "0s", west));
    long waited =
        ran.count("replication['us-east-1>us-west-2'].throttled")
            + ran.count("replication['us-east-1>us-east-2'].throttled");
    assertThat(waited).isPositive();
    assertThat(ran.count("requests.throttled")).isPositive();
    assertThat(ran.count("cloudwatch.throttles"))
        .isEqualTo(waited + ran.count("requests.throttled"));
  }

  /** A replicated write takes units by what it replaced where it was made (FACTS H-6, R-10). */
  @Test
  void aReplicatedDeletionIsChargedByWhatItDeletes() {
    String script =
        """
        script:
          - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }
          - { at: 11s, region: =A=, delete: { key: a } }
          - { at: 11.1s, region: =A=, put: { key: b, set: { v: 1 } } }
        """;
    String lag = "replication['us-east-1>us-west-2'].lagMs.max";
    String west = ", byRegion: {us-west-2: {autoScaling: {min: 4, max: 4}, write: 4, read: 4}}";
    Ran small = Ran.with(Small.mrec(script), scaled(20, "0s", west));
    assertThat(small.number(lag)).isEqualTo(1000);
    Ran large = Ran.with(Small.mrec(script), scaled(20, "0s", west), "table.itemSize=2KB");
    assertThat(large.number(lag)).isGreaterThan(1000);
  }

  /** FACTS H-2: 10 s of silence at 10/s, then 20/s: what was saved lasts 10 s. */
  @ParameterizedTest
  @CsvSource({"300s, 90", "5s, 140", "0s, 190"})
  void unusedCapacityIsKeptForABurst(String burst, int throttled) {
    String load = LOAD.replace("rate: 20/s", "schedule: [{ at: 10s, rate: 20/s }]");
    Ran ran = Ran.with(Small.single(load), fixed(10, 1, burst));

    assertThat(ran.count("requests.throttled")).isCloseTo(throttled, within(1L));
  }

  /** FACTS H-1: 1,000 writes/s of a partition, whatever the table has and has saved. */
  @ParameterizedTest
  @CsvSource({"put, 1000", "get, 3000"})
  void aPartitionHasALimitOfItsOwn(String operation, int limit) {
    String load =
        LOAD.replace("put: 100%", operation + ": 100%")
            .replace("rate: 20/s", "rate: 4000/s")
            .replace("retry", "reads: strong\n    retry");
    Ran ran =
        Ran.with(
            Small.single(load),
            fixed(100_000, 100_000, "300s"),
            "table.partitions=1",
            "duration=10s");

    assertThat(ran.count("requests.ok")).isCloseTo(11L * limit, within(1L));
  }

  /** FACTS H-7, H-8: an SDK tries again, from a second up. */
  @Test
  void aThrottledAttemptIsTriedAgain() {
    String load = LOAD.replace("    retry: none\n", "");
    Ran ran = Ran.with(Small.single(load), fixed(19, 1, "0s"));

    assertThat(ran.count("requests.throttled")).isPositive();
    assertThat(ran.count("requests.failed")).isZero();
    assertThat(ran.number("latency.us-east-1.put.maxMs")).isGreaterThan(200);
    Ran impatient =
        Ran.with(Small.single(load + "    retry: { throttlingBase: 1ms }\n"), fixed(19, 1, "0s"));
    assertThat(impatient.number("latency.us-east-1.put.maxMs")).isLessThan(200);
  }

  @Test
  void theErrorHasItsName() {
    Ran ran =
        Ran.with(
            Small.single(
                """
                script:
                  - { at: 1s, region: =A=, put: { key: a, set: { v: 1 } }, expect: { outcome: ok } }
                  - { at: 1.1s, region: =A=, retry: none, put: { key: b, set: { v: 1 } },
                      expect: { error: ThrottlingException } }
                  - { at: 2s, region: =A=, put: { key: b, set: { v: 1 } }, expect: { outcome: ok } }
                  - { at: 3s, region: =A=, retry: none, expect: { error: ThrottlingException },
                      transact: [{ delete: { key: a } }, { put: { key: d, set: { v: 1 } } }] }
                """),
            fixed(1, 1, "0s"));

    assertThat(ran.report().expectationsHeld()).isTrue();
    assertThat(ran.count("writes.acknowledged")).isEqualTo(2);
  }

  /** The largest item is more than a second's capacity, and can be written all the same. */
  @Test
  void theLargestItemCanBeWritten() {
    Ran ran =
        Ran.with(
            Small.mrec("script: [{ at: 1s, region: =A=, put: { key: a, set: { v: 1 } } }]\n"),
            scaled(10, "0s", ""),
            "table.itemSize=400KB");

    assertThat(ran.outcome(0)).isEqualTo("ok");
    assertThat(ran.report().undecided()).isFalse();
    assertThat(ran.count("replication['us-east-1>us-west-2'].applied")).isEqualTo(1);
  }

  /** FACTS R-10: replicated writes use the capacity of their destination, and wait for it. */
  @Test
  void replicatedWritesWaitForCapacity() {
    Ran ran =
        Ran.with(
            Small.mrec(LOAD),
            scaled(
                20,
                "0s",
                ", byRegion: {us-west-2: {autoScaling: {min: 1, max: 10}, write: 10,"
                    + " read: 10}}"));

    String west = "replication['us-east-1>us-west-2'].";
    assertThat(ran.count(west + "throttled")).isBetween(560L, 600L);
    assertThat(ran.count("requests.throttled")).isZero();
    assertThat(ran.number(west + "lagMs.max")).isBetween(30_000.0, 32_000.0);
    assertThat(ran.number("replication['us-east-1>us-east-2'].lagMs.max")).isEqualTo(1000);
    assertThat(ran.count("replication['us-east-1>us-east-2'].throttled")).isZero();
    assertThat(ran.text("promises.convergence")).isEqualTo("kept");
  }

  /** Replication takes what a Region's own clients leave of its capacity (our model). */
  @Test
  void aRegionsOwnClientsGoFirst() {
    String load =
        """
        clients:
          - { name: east, region: =A=, arrivals: { rate: 10/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% }, retry: none }
          - { name: west, region: =B=, arrivals: { rate: 10/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% }, retry: none }
        """;
    Ran ran = Ran.with(Small.mrec(load), scaled(15, "0s", ""));

    assertThat(ran.count("requests.throttled")).isZero();
    assertThat(ran.count("replication['us-east-1>us-west-2'].throttled")).isPositive();
  }

  /** Under mrsc the order leaves no time to wait: what is replicated is charged (our model). */
  @Test
  void underMrscReplicatedWritesAreChargedAndClientsThrottled() {
    String load =
        """
        clients:
          - { name: east, region: =A=, arrivals: { rate: 10/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% }, retry: none }
          - { name: west, region: =B=, arrivals: { rate: 10/s, process: constant },
              keys: { distribution: unique }, mix: { put: 100% }, retry: none }
        """;
    assertThat(Ran.with(Small.mrsc(load), scaled(20, "0s", "")).count("requests.throttled"))
        .isZero();
    Ran ran = Ran.with(Small.mrsc(load), scaled(15, "0s", ""));

    assertThat(ran.count("requests.throttled")).isBetween(120L, 170L);
    assertThat(ran.count("replication['us-east-1>us-west-2'].throttled")).isZero();
    assertThat(ran.text("promises.linearizability")).isEqualTo("kept");
  }

  /** A cut holds while it lasts, for what it names alone. */
  @Test
  void aCapacityCutHoldsWhileItLasts() {
    String load =
        LOAD + "faults: [{ fault: capacity-cut, region: =A=, write: 5, at: 10s, for: 10s }]\n";
    Ran ran = Ran.with(Small.single(load), fixed(20, 1, "0s"));

    assertThat(ran.count("requests.throttled")).isCloseTo(145, within(5L));
  }

  /** FACTS H-5: two minutes over the target of 70 %, and three until it takes effect: 15, 22. */
  @Test
  void autoScalingLags() {
    Ran ran =
        Ran.with(
            Small.single(LOAD),
            "table.capacity={write: 10, read: 10, burst: 0s, autoScaling: {min: 10, max: 1000}}",
            "duration=10m");

    assertThat(ran.count("requests.throttled")).isCloseTo(10L * 300 + 5L * 300, within(30L));
    Ran slower =
        Ran.with(
            Small.single(LOAD),
            "table.capacity={write: 10, read: 10, burst: 0s,"
                + " autoScaling: {min: 10, max: 1000, takes: 5m}}",
            "duration=10m");
    assertThat(slower.count("requests.throttled")).isCloseTo(10L * 420 + 5L * 180, within(30L));
  }

  /** FACTS H-5: after fifteen minutes under it, down again. */
  @Test
  void autoScalingScalesInLater() {
    String load =
        LOAD.replace("rate: 20/s", "schedule: [{ at: 0s, rate: 1/s }, { at: 30m, rate: 20/s }]");
    Ran ran =
        Ran.with(
            Small.single(load),
            "table.capacity={write: 20, read: 20, burst: 0s, autoScaling: {min: 2, max: 20}}",
            "duration=31m");

    assertThat(ran.count("requests.throttled")).isCloseTo(60L * 18, within(60L));
  }

  /** FACTS H-3. */
  @Test
  void onDemandANewTableTakesFourThousandWritesASecond() {
    String load = LOAD.replace("rate: 20/s", "schedule: [{ at: 0s, rate: 5000/s }]");
    Ran ran =
        Ran.with(
            Small.single(load), "table.capacity=on-demand", "table.partitions=50", "duration=10s");

    assertThat(ran.count("requests.ok")).isCloseTo(44_000L, within(50L));
  }
}
