package io.github.gtsim.cli;

import io.github.gtsim.report.RunReport;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports as runs would give them. */
final class Samples {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String SUMMARY =
      """
      {"scenario": "region-outage", "variant": "%s", "mode": "%s", "seed": 42, "model": "1",
       "fingerprint": "00c0ffee00c0ffee", "assumptions": ["replication.lag", "network.service"],
       "simulated": {"seconds": 600.0, "drainSeconds": 4.2, "events": 1234567},
       "requests": {"sent": 120000, "ok": 118800, "failed": %d, "unknown": 12},
       "availability": {"all": %s, "reads": 0.99, "writes": 0.99},
       "writes": {"acknowledged": 36000, "surviving": 35688, "lost": %d, "destroyed": 0,
         "stranded": 0, "duplicateEffects": {"count": 0}},
       "counters": {"shortfall": 0, "excess": 0}, "creates": {"duplicate": 0},
       "attributes": {"overwritten": 0}, "conflicts": {"raised": 0, "surfaced": 0},
       "reads": {"strong": {"ok": 84000, "stale": 0, "staleShare": 0.0},
                 "eventual": {"ok": 0, "stale": 0, "staleShare": 0.0}},
       "freshness": {"us-east-1>us-west-2": {"p99Ms": 812.4}},
       "outages": [{"name": "dark", "fault": "region-outage", "region": "us-east-1",
         "rpo": {"writes": %d, "seconds": 0.941}, "survivorsDiffer": {"items": 0},
         "rto": {"shoppers-us": {"seconds": 128.412}, "shoppers-eu": {"seconds": 0.0}}}],
       "replication": {"us-east-1>us-west-2": {"lagMs": {"p99": 790.1, "max": 900000}}},
       "latency": {"us-east-1": {"get": {"count": 84000, "p50Ms": 3.1, "p99Ms": 9.9},
         "put": {"count": 24000, "p50Ms": %s, "p99Ms": 88.25}}},
       "cost": {"usd": 1.25, "monthly": {"usd": 1314.50}},
       "cloudwatch": {"replicationLatency": [
         {"pair": "us-east-1>us-west-2", "minute": 0, "averageMs": 641.2},
         {"pair": "us-east-1>us-west-2", "minute": 15, "averageMs": 61250.0}]},
       "ledger": [{"key": "cart/17", "client": "shoppers-us", "region": "us-east-1",
         "atSeconds": 1.000, "displacedBy": {"region": "us-west-2", "atSeconds": 1.049},
         "byMs": 49.0}],
       "script": [{"at": "0ms", "outcome": "ok", "error": null, "value": {"city": "Dublin"},
         "held": true}],
       "promises": {"convergence": "kept", "linearizability": "not promised"},
       "expectations": [{"metric": "writes.lost", "is": "== 0", "value": %d, "held": %b}]}
      """;

  private Samples() {}

  /** A run under mrec that loses some writes. */
  static RunReport mrec(String variant) {
    return report(SUMMARY.formatted(variant, "mrec", 1188, "0.9901", 312, 188, "5.2", 312, false));
  }

  /** A run under mrsc that loses none. */
  static RunReport mrsc(String variant) {
    RunReport report =
        report(SUMMARY.formatted(variant, "mrsc", 1201, "0.98999", 0, 0, "61.04", 0, true));
    ((ObjectNode) report.summary().path("cloudwatch")).putArray("replicationLatency");
    return report;
  }

  /** The same run under another seed, in which so many writes were lost. */
  static RunReport seeded(RunReport report, long seed, int lost) {
    ObjectNode summary = report.summary().deepCopy();
    summary.put("seed", seed);
    ((ObjectNode) summary.get("writes")).put("lost", lost);
    boolean held = lost == 0;
    ((ObjectNode) summary.path("expectations").get(0)).put("value", lost).put("held", held);
    ((ObjectNode) summary.get("availability")).put("all", new BigDecimal("0.99" + seed));
    return new RunReport(summary, List.of(), false, held);
  }

  /** A run of these outages after another one; one called quiet has no effect. */
  static RunReport outages(String variant, String... names) {
    RunReport report = mrec(variant);
    ArrayNode outages = (ArrayNode) report.summary().path("outages");
    for (String name : names) {
      ObjectNode outage = (ObjectNode) outages.get(0).deepCopy();
      outage.put("name", name);
      outage.put("atSeconds", 10_000 * outages.size());
      if (name.equals("quiet")) {
        ((ObjectNode) outage.get("rpo")).put("writes", 0).put("seconds", 0);
        ((ObjectNode) outage.path("rto").path("shoppers-us")).put("seconds", 0);
      }
      outages.add(outage);
    }
    return report;
  }

  private static RunReport report(String json) {
    ObjectNode summary = (ObjectNode) MAPPER.readTree(json);
    boolean held = summary.path("expectations").path(0).path("held").asBoolean(false);
    return new RunReport(summary, List.of(), false, held);
  }
}
