package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Draws the figures that decide between variants out of a summary, worst first. */
public final class Figures {
  private static final String GET = "get";

  private final ObjectNode summary;
  private final List<Figure> figures = new ArrayList<>();
  private String subject = "";

  private Figures(ObjectNode summary) {
    this.summary = summary;
  }

  /** The figures of one run, in the order in which they matter. */
  public static List<Figure> of(ObjectNode summary) {
    Figures drawn = new Figures(summary);
    drawn.losses();
    drawn.outages();
    drawn.figures.addAll(OperationFigures.of(summary));
    drawn.figures.addAll(TopologyFigures.of(summary));
    drawn.failures();
    drawn.staleness();
    drawn.speed();
    drawn.cost();
    return List.copyOf(drawn.figures);
  }

  /** The keys of all figures there are; {@code [n]} stands for the place of an outage. */
  public static List<String> keys() {
    ObjectNode any = JsonNodeFactory.instance.objectNode();
    any.putArray("outages").addObject();
    any.putArray("evacuations").addObject();
    return of(any).stream().map(figure -> figure.key().replace("[0]", "[n]")).toList();
  }

  private void losses() {
    loss("writes.lost", "acknowledged writes silently lost", "lost writes");
    loss("writes.destroyed", "acknowledged writes destroyed with a Region", "destroyed writes");
    loss("writes.stranded", "acknowledged writes stranded in a Region", "stranded writes");
    loss("writes.rewound", "acknowledged writes rewound by a recovery", "rewound writes");
    loss("corrupted.items", "items left corrupted", "corrupted items");
    loss("counters.shortfall", "increments missing from counters", "counter shortfall");
    loss("creates.duplicate", "creates acknowledged for a taken key", "duplicate creates");
    loss("inventory.oversold", "units sold that were not there", "oversold units");
    loss("transactions.torn", "transactions of which a part is lost", "torn transactions");
    loss("attributes.overwritten", "updates lost to another attribute's", "overwritten attributes");
    loss("writes.duplicateEffects.count", "writes applied again by a retry", "duplicate effects");
    loss("counters.excess", "increments applied unacknowledged", "counter excess");
  }

  private void outages() {
    int position = 0;
    for (JsonNode outage : summary.path("outages")) {
      subject = subject(outage, position + 1);
      String key = "outages[" + position + "]";
      rpo(outage.path("rpo"), key + ".rpo");
      add(
          Concern.OUTAGE,
          key + ".survivorsDiffer.items",
          "items on which survivors differed",
          "survivors that differ",
          Unit.COUNT,
          number(outage.path("survivorsDiffer").path("items")),
          Figure.NONE);
      rto(outage.path("rto"), key + ".rto.seconds");
      position++;
    }
    subject = "";
  }

  /** The outage's name, and what it strikes, unless the name begins with that. */
  private static String subject(JsonNode outage, int number) {
    String fault = outage.path("fault").asString("");
    String name = outage.path("name").asString("outage " + number);
    String where = " of " + outage.path("region").asString("?");
    return name.startsWith(fault) ? name + where : name + ": " + fault + where;
  }

  private void rpo(JsonNode rpo, String key) {
    String instead = rpo.isNull() ? "no copy" : Figure.NONE;
    add(
        Concern.OUTAGE,
        key + ".writes",
        "RPO: writes nobody else had",
        "RPO writes",
        Unit.COUNT,
        number(rpo.path("writes")),
        instead);
    add(
        Concern.OUTAGE,
        key + ".seconds",
        "RPO: age of the oldest such write",
        "",
        Unit.SECONDS,
        number(rpo.path("seconds")),
        instead);
  }

  private void rto(JsonNode groups, String key) {
    Optional<BigDecimal> worst = Optional.empty();
    boolean never = false;
    for (JsonNode group : groups) {
      never |= group.path("seconds").isNull();
      worst = max(worst, number(group.path("seconds")));
    }
    Optional<BigDecimal> value = never ? Optional.empty() : worst;
    String text = "RTO" + (groups.size() > 1 ? ", slowest group" : "");
    String brief = "downtime after an outage";
    add(Concern.OUTAGE, key, text, brief, Unit.SECONDS, value, never ? "never" : Figure.NONE);
  }

  private void failures() {
    add(
        Concern.FAILURE,
        "requests.failedUnconditionally",
        "requests failed",
        "failed requests",
        Unit.COUNT,
        failedUnconditionally(),
        Figure.NONE);
    count(Concern.FAILURE, "requests.unknown", "requests of unknown outcome", "unknown outcomes");
    Optional<BigDecimal> availability = at("availability.all");
    figures.add(
        new Figure(
            "availability.all",
            subject,
            "availability",
            "unavailability",
            Concern.FAILURE,
            Unit.SHARE,
            availability,
            Figure.NONE,
            BigDecimal.ONE));
    count(
        Concern.FAILURE,
        "conflicts.surfaced",
        "requests ended by a write conflict",
        "surfaced conflicts");
    count(
        Concern.FAILURE,
        "requests.conditionFailed",
        "requests refused by their condition",
        "refused conditions");
    count(Concern.FAILURE, "conflicts.raised", "write conflicts raised", "conflicts");
    count(Concern.FAILURE, "requests.throttled", "attempts throttled", "");
  }

  /** A refused condition is an answer, not a failure. */
  private Optional<BigDecimal> failedUnconditionally() {
    BigDecimal refused = at("requests.conditionFailed").orElse(BigDecimal.ZERO);
    return at("requests.failed").map(failed -> failed.subtract(refused));
  }

  private void staleness() {
    for (String kind : List.of("strong", "eventual")) {
      String path = "reads." + kind + ".staleShare";
      boolean any = at("reads." + kind + ".ok").map(ok -> ok.signum() > 0).orElse(false);
      Optional<BigDecimal> share = any ? at(path) : Optional.empty();
      String label = kind + " reads that were stale";
      add(
          Concern.STALENESS,
          path,
          label,
          "stale " + kind + " reads",
          Unit.SHARE,
          share,
          Figure.NONE);
    }
    never();
    count(
        Concern.STALENESS,
        "transactions.partiallyVisible",
        "transactions seen in part elsewhere",
        "partly visible transactions");
    worst("freshness.p99Ms", "until visible elsewhere, p99, slowest pair", "freshness", "p99Ms");
  }

  /** Of the pair of Regions that lacks most. */
  private void never() {
    Optional<BigDecimal> most = Optional.empty();
    for (JsonNode pair : summary.path("freshness")) {
      most = max(most, number(pair.path("never")));
    }
    String key = "freshness.never";
    String label = "writes another Region never had, worst pair";
    String brief = "unreplicated writes";
    add(Concern.STALENESS, key, label, brief, Unit.COUNT, most, Figure.NONE);
  }

  private void speed() {
    JsonNode all = summary.path("latency");
    JsonNode before = summary.path("latencyUndisturbed");
    JsonNode undisturbed = before.isObject() ? before : all;
    String median = " latency, median, undisturbed";
    latency("latencyUndisturbed.write.p50Ms", "write" + median, undisturbed, false, "p50Ms");
    latency("latency.write.p99Ms", "write latency, p99, slowest Region", all, false, "p99Ms");
    latency("latencyUndisturbed.read.p50Ms", "read" + median, undisturbed, true, "p50Ms");
    latency("latency.read.p99Ms", "read latency, p99, slowest Region", all, true, "p99Ms");
    Optional<BigDecimal> lag = Optional.empty();
    Optional<BigDecimal> throttled = Optional.empty();
    for (JsonNode pair : summary.path("replication")) {
      BigDecimal sum = throttled.orElse(BigDecimal.ZERO);
      throttled = number(pair.path("throttled")).map(sum::add).or(() -> Optional.of(sum));
      lag = max(lag, number(pair.path("lagMs").path("p99")));
    }
    String waited = "replicated writes that waited for capacity";
    String key = "replication.throttled";
    add(Concern.SPEED, key, waited, "", Unit.COUNT, throttled, Figure.NONE);
    String label = "replication lag, p99, slowest pair";
    add(Concern.SPEED, "replication.lagMs.p99", label, label, Unit.MILLISECONDS, lag, Figure.NONE);
  }

  private void cost() {
    String label = "cost of a month at these rates";
    String path = "cost.monthly.usd";
    add(Concern.COST, path, label, "", Unit.DOLLARS, at(path), Figure.NONE);
  }

  /** Of the Region and operation in which it is longest. */
  private void latency(
      String key, String label, JsonNode section, boolean reads, String percentile) {
    Optional<BigDecimal> longest = Optional.empty();
    for (JsonNode region : section) {
      for (var operation : region.properties()) {
        boolean counts = operation.getValue().path("count").asLong(0) > 0;
        if (counts && operation.getKey().equals(GET) == reads) {
          longest = max(longest, number(operation.getValue().path(percentile)));
        }
      }
    }
    add(Concern.SPEED, key, label, label, Unit.MILLISECONDS, longest, Figure.NONE);
  }

  private void worst(String key, String label, String section, String field) {
    Optional<BigDecimal> worst = Optional.empty();
    for (JsonNode entry : summary.path(section)) {
      worst = max(worst, number(entry.path(field)));
    }
    add(Concern.STALENESS, key, label, section, Unit.MILLISECONDS, worst, Figure.NONE);
  }

  private void loss(String path, String label, String brief) {
    count(Concern.LOSS, path, label, brief);
  }

  private void count(Concern concern, String path, String label, String brief) {
    add(concern, path, label, brief, Unit.COUNT, at(path), Figure.NONE);
  }

  private void add(
      Concern concern,
      String key,
      String label,
      String brief,
      Unit unit,
      Optional<BigDecimal> value,
      String instead) {
    figures.add(
        new Figure(key, subject, label, brief, concern, unit, value, instead, BigDecimal.ZERO));
  }

  private Optional<BigDecimal> at(String path) {
    return MetricPath.parse(path).find(summary).flatMap(Figures::number);
  }

  static Optional<BigDecimal> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
  }

  private static Optional<BigDecimal> max(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return Optional.of(a.get().max(b.get()));
  }
}
