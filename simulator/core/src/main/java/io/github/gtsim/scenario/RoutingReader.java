package io.github.gtsim.scenario;

import io.github.gtsim.engine.Nanos;
import io.github.gtsim.workload.Failover;
import io.github.gtsim.workload.HomePolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code routing}. */
final class RoutingReader {
  private static final int MOST_PERIODS = 100;
  private static final long INTERVAL_NANOS = 30 * Nanos.SECOND;
  private static final long SHORTEST_INTERVAL_NANOS = 10 * Nanos.MILLISECOND;
  private static final long DNS_TTL_NANOS = Nanos.MINUTE;
  private static final List<String> POLICIES = List.of("local", "one-region", "home-region");

  private enum Failback {
    AUTOMATIC,
    NEVER
  }

  private final Section routing;
  private final Set<String> tableRegions;
  private final HomePolicy policy;
  private final Optional<String> home;

  /**
   * Reads the routing of clients in a Region.
   *
   * @param tableRegions Regions of the table, in this variant or as written
   */
  RoutingReader(Section routing, String region, Set<String> tableRegions) {
    this.routing = routing;
    this.tableRegions = tableRegions;
    policy = readPolicy();
    if (policy instanceof HomePolicy.OneRegion one) {
      home = Optional.of(one.primary());
    } else {
      home = Optional.of(region).filter(local -> policy instanceof HomePolicy.Local);
    }
  }

  HomePolicy policy() {
    return policy;
  }

  private HomePolicy readPolicy() {
    String word = routing.word("policy", "local", POLICIES);
    if (!word.equals("one-region")) {
      if (routing.has("primary")) {
        routing.refuse("primary", "belongs to policy: one-region", "leave it out");
      }
      return word.equals("local") ? new HomePolicy.Local() : new HomePolicy.HomeRegion();
    }
    return Regions.one(routing, "primary", this::isPrimary)
        .<HomePolicy>map(HomePolicy.OneRegion::new)
        .orElse(new HomePolicy.Local());
  }

  private boolean isPrimary(Place place, String region) {
    if (!routing.reading().regions().use(place, region)) {
      return false;
    }
    if (tableRegions.contains(region)) {
      return true;
    }
    String message = "the table has no replica in '" + region + "'";
    routing.findings().add(place, message, Suggestions.hint(region, tableRegions));
    return false;
  }

  Optional<Failover> failover() {
    Section failover = routing.section("failover");
    return routing.hasMapping("failover") ? failover(failover) : Optional.empty();
  }

  private Optional<Failover> failover(Section failover) {
    RegionNames regions = failover.reading().regions();
    failover.require("to", "a list of Regions to move to, best first");
    List<String> to =
        Regions.list(
            failover,
            "to",
            (place, region) -> notHome(place, region) && regions.use(place, region));
    if (failover.find("to").filter(Tree::isEmptyList).isPresent()) {
      failover.refuse("to", "must name a Region at least");
    }
    Section check = failover.section("healthCheck");
    long interval = check.duration("interval", INTERVAL_NANOS);
    if (interval < SHORTEST_INTERVAL_NANOS) {
      check.refuse("interval", "must be at least 10ms");
    }
    int threshold = (int) check.whole("threshold", 3, 1, 10);
    long dnsTtl = failover.duration("dnsTtl", DNS_TTL_NANOS);
    Failback failback = failover.choice("failback", Failback.class, Failback.AUTOMATIC);
    boolean failsBack = failback == Failback.AUTOMATIC;
    return Optional.of(new Failover(to, interval, threshold, dnsTtl, failsBack, alarm(failover)));
  }

  /** FACTS F-4: an alarm takes the place of the health check. */
  private static Optional<Failover.Alarm> alarm(Section failover) {
    if (!failover.has("on")) {
      return Optional.empty();
    }
    if (failover.has("healthCheck")) {
      failover.refuse("on", "an alarm takes the place of the health check", "leave one out");
    }
    Section on = failover.section("on");
    boolean given =
        failover.hasMapping("on")
            && on.require("replicationLatency", "above which a sample counts, such as 3m");
    long latency = given ? on.duration("replicationLatency", 0) : 0;
    int periods = (int) on.whole("periods", 1, 1, MOST_PERIODS);
    return Optional.of(new Failover.Alarm(latency, periods));
  }

  private boolean notHome(Place place, String region) {
    if (home.filter(region::equals).isEmpty()) {
      return true;
    }
    String where = policy instanceof HomePolicy.Local ? "is where these clients are" : "is primary";
    String message = "'" + region + "' " + where + "; name other Regions";
    routing.findings().add(place, message, "leave it out");
    return false;
  }
}
