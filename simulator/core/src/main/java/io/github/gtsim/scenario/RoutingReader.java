package io.github.gtsim.scenario;

import io.github.gtsim.workload.Failover;
import java.util.List;
import java.util.Optional;

/** Reads {@code routing}. */
final class RoutingReader {
  private static final long INTERVAL_NANOS = 30_000_000_000L;
  private static final long SHORTEST_INTERVAL_NANOS = 10_000_000L;
  private static final long DNS_TTL_NANOS = 60_000_000_000L;
  private static final List<String> POLICIES = List.of("local", "one-region", "home-region");

  private enum Failback {
    AUTOMATIC,
    NEVER
  }

  private final Section routing;
  private final String home;

  /** Reads the routing of clients in the Region {@code home}. */
  RoutingReader(Section routing, String home) {
    this.routing = routing;
    this.home = home;
  }

  Optional<Failover> read() {
    String policy = routing.word("policy", "local", POLICIES);
    if (!policy.equals("local")) {
      routing.later("policy");
    }
    if (policy.equals("one-region")) {
      routing.has("primary");
    }
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
    failover.later("on");
    return Optional.of(
        new Failover(to, interval, threshold, dnsTtl, failback == Failback.AUTOMATIC));
  }

  private boolean notHome(Place place, String region) {
    if (!region.equals(home)) {
      return true;
    }
    String message = "'" + region + "' is where these clients are; name other Regions";
    routing.findings().add(place, message, "leave it out");
    return false;
  }
}
