package io.github.gtsim.acceptance;

/**
 * The same small world for every rule: A is us-east-1, B is us-west-2, C is us-east-2; 50 ms one
 * way between A and B, 40 ms between B and C, 10 ms between A and C; no jitter, no service time and
 * no zone that trails; 30 s; replication takes 1 s.
 */
final class Small {
  private static final String WORLD =
      """
      name: small
      seed: 1
      duration: 30s
      table: { mode: MODE, regions: [us-east-1, us-west-2, us-east-2] }
      zones: { followerLag: 0ms }
      network:
        jitter: none
        service: { write: 0ms, read: 0ms }
        latency:
          - { between: [us-east-1, us-west-2], delay: 50ms }
          - { between: [us-west-2, us-east-2], delay: 40ms }
          - { between: [us-east-1, us-east-2], delay: 10ms }
      """;

  private Small() {}

  /** A script in which a Region puts so many new items at one instant. */
  static String puts(int items, String at, String region) {
    StringBuilder script = new StringBuilder("script:\n");
    for (int item = 0; item < items; item++) {
      script.append(
          "  - { at: %s, region: %s, retry: none, put: { key: k%d, set: { v: 1 } } }\n"
              .formatted(at, region, item));
    }
    return script.toString();
  }

  /** The world under mrec, with these sections. */
  static String mrec(String sections) {
    return world("mrec") + "replication: { lag: 1s }\n" + named(sections);
  }

  /** The world under mrec, with these sections, replication among them. */
  static String mrecWithOwnLag(String sections) {
    return world("mrec") + named(sections);
  }

  static String mrsc(String sections) {
    return world("mrsc") + named(sections);
  }

  private static String world(String mode) {
    return WORLD.replace("MODE", mode);
  }

  /** Region A to C for the names written out. */
  private static String named(String sections) {
    return sections
        .replace("=A=", "us-east-1")
        .replace("=B=", "us-west-2")
        .replace("=C=", "us-east-2");
  }

  /** The world under active-passive, A being the primary, with these sections. */
  static String activePassive(String sections) {
    return world("active-passive") + "replication: { lag: 1s }\n" + named(sections);
  }

  static String single(String sections) {
    return world("single-region") + named(sections);
  }
}
