package io.github.gtsim.scenario;

import io.github.gtsim.cluster.NetworkDesign;
import io.github.gtsim.engine.Distribution;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads {@code network}. */
final class NetworkReader {
  private static final Distribution WRITE_SERVICE =
      new Distribution.LogNormal(4 * Nanos.MILLISECOND, 10 * Nanos.MILLISECOND);
  private static final Distribution READ_SERVICE =
      new Distribution.LogNormal(3 * Nanos.MILLISECOND, 9 * Nanos.MILLISECOND);

  private enum Jitter {
    NONE,
    LOGNORMAL
  }

  /** Two Regions, in the order of the messages between them. */
  private record Pair(String from, String to) {}

  private final Section network;
  private final RegionNames regions;
  private final Map<Pair, Distribution> delays = new LinkedHashMap<>();
  private final Map<String, Place> named = new LinkedHashMap<>();

  NetworkReader(Section network) {
    this.network = network;
    regions = network.reading().regions();
  }

  /** Reads the section, which makes known the Regions it gives delays for. */
  NetworkDesign read() {
    Jitter jitter = network.choice("jitter", Jitter.class, Jitter.LOGNORMAL);
    for (Section entry : network.sections("latency")) {
      readLatency(entry);
    }
    Section service = network.section("service");
    List<NetworkDesign.Latency> latency = new ArrayList<>();
    delays.forEach(
        (pair, delay) -> latency.add(new NetworkDesign.Latency(pair.from(), pair.to(), delay)));
    return new NetworkDesign(
        jitter == Jitter.LOGNORMAL,
        latency,
        service.delay("write").orElse(WRITE_SERVICE),
        service.delay("read").orElse(READ_SERVICE));
  }

  private void readLatency(Section entry) {
    Optional<LinkEnds> ends = LinkEnds.read(entry, this::isName);
    boolean given = entry.require("delay", "a delay one way, such as 30ms");
    Optional<Distribution> delay = given ? entry.delay("delay") : Optional.empty();
    if (ends.isEmpty()) {
      return;
    }
    String from = ends.get().from();
    String to = ends.get().to();
    add(entry, new Pair(from, to), delay);
    if (ends.get().bothWays()) {
      add(entry, new Pair(to, from), delay);
    }
  }

  private boolean isName(Place place, String region) {
    if (!RegionNames.isName(region)) {
      network.findings().add(place, "must be a Region's name, of a-z, 0-9 and -", "");
      return false;
    }
    if (!regions.give(region)) {
      String message = "too many Regions; at most " + RegionNames.MOST_GIVEN;
      network.findings().add(place, message, "");
      return false;
    }
    named.putIfAbsent(region, place);
    return true;
  }

  private void add(Section entry, Pair pair, Optional<Distribution> delay) {
    if (delays.putIfAbsent(pair, delay.orElse(WRITE_SERVICE)) != null) {
      String message = "the delay from " + pair.from() + " to " + pair.to() + " is given twice";
      network.findings().add(entry.place(), message, "keep one of them");
    }
  }

  /** Notes delays that the scenario's Regions lack, and Regions that nothing else names. */
  void checkComplete() {
    List<String> used = regions.used();
    named.forEach(
        (region, place) -> {
          if (!RegionNames.builtIn(region) && !used.contains(region)) {
            String hint = Suggestions.hint(region, regions.allBut(region));
            String message = "unknown Region '" + region + "', which nothing else names";
            network.findings().add(place, message, hint);
          }
        });
    forPairs(
        used,
        (from, to) -> {
          String own = RegionNames.builtIn(from) ? to : from;
          boolean lacks = !(RegionNames.builtIn(from) && RegionNames.builtIn(to));
          if (lacks && !delays.containsKey(new Pair(from, to))) {
            network
                .findings()
                .add(
                    regions.placeOf(own),
                    "the built-in table does not know '" + own + "'",
                    "give the delay from " + from + " to " + to + " in network.latency");
          }
        });
  }

  private static void forPairs(List<String> regions, BiConsumer<String, String> action) {
    for (String from : regions) {
      for (String to : regions) {
        if (!from.equals(to)) {
          action.accept(from, to);
        }
      }
    }
  }
}
