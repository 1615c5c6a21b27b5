package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys, and not the numbers that items happen to have, decide on their luck. */
class KeyRulesTest {
  private static final String USERS =
      """
      replication: { lag: { distribution: lognormal, p50: 600ms, p99: 2500ms }, hold: 1s }
      clients:
        - name: users
          region: =A=
          arrivals: { rate: 50/s, process: constant }
          keys: { space: k, DISTRIBUTION }
          mix: { put: 100% }
          routing: { policy: home-region }
      """;

  /** They read another space, which comes before the users' in the alphabet. */
  private static final String READERS =
      """
        - name: readers
          region: =B=
          arrivals: { rate: 1/s, process: constant }
          keys: { space: a, count: 7 }
          mix: { get: 100% }
      script:
        - { at: 1s, region: =C=, get: { key: a/9 } }
        - { at: 1s, region: =C=, get: { key: other } }
      """;

  private static void assertSameLuck(String distribution) {
    String users = USERS.replace("DISTRIBUTION", distribution);
    Ran alone = Ran.of(Small.mrecWithOwnLag(users));
    Ran beside = Ran.of(Small.mrecWithOwnLag(users + READERS));

    for (String pair : new String[] {"us-east-1>us-west-2", "us-west-2>us-east-2"}) {
      for (String figure : new String[] {"records", "lagMs.p50", "lagMs.max"}) {
        String path = "replication['" + pair + "']." + figure;
        assertThat(beside.number(path)).as(path).isEqualTo(alone.number(path));
      }
    }
  }

  /** MODEL 2: a key hashes to a partition; FACTS F-1: and has a home. */
  @Test
  void otherKeysMoveNoKey() {
    assertSameLuck("count: 20");
    assertSameLuck("distribution: unique");
  }

  /** Of nine keys as of twenty, the first five are where they were. */
  @Test
  void moreKeysMoveNoKey() {
    String script =
        """
        replication: { lag: { distribution: lognormal, p50: 600ms, p99: 2500ms } }
        clients:
          - name: readers
            region: =A=
            arrivals: { rate: 1/s, process: constant }
            keys: { space: k, count: COUNT }
            mix: { get: 100% }
        script:
          - { at: 1s, region: =A=, put: { key: k/12, set: { v: 1 } } }
          - { at: 1s, region: =A=, put: { key: k/3, set: { v: 1 } } }
        """;
    Ran few = Ran.of(Small.mrecWithOwnLag(script.replace("COUNT", "9")));
    Ran many = Ran.of(Small.mrecWithOwnLag(script.replace("COUNT", "20")));

    for (String figure : new String[] {"lagMs.p50", "lagMs.max"}) {
      String path = "replication['us-east-1>us-west-2']." + figure;
      assertThat(many.number(path)).as(path).isEqualTo(few.number(path));
    }
  }
}
