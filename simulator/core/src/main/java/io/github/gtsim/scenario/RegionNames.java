package io.github.gtsim.scenario;

import io.github.gtsim.cluster.LatencyTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Regions that a scenario may name, and those it uses. */
final class RegionNames {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final LatencyTable BUILT_IN = LatencyTable.builtIn();

  /** Pairs of them must all be looked at. */
  static final int MOST_GIVEN = 200;

  private final Findings findings;
  private final Set<String> given = new TreeSet<>();
  private final Map<String, Place> used = new LinkedHashMap<>();

  RegionNames(Findings findings) {
    this.findings = findings;
  }

  /**
   * A Region for which the scenario itself gives delays.
   *
   * @return whether there may be so many
   */
  boolean give(String region) {
    return given.contains(region) || given.size() < MOST_GIVEN && given.add(region);
  }

  static boolean isName(String text) {
    return SHAPE.matcher(text).matches();
  }

  static boolean builtIn(String region) {
    return BUILT_IN.knows(region);
  }

  /** Regions that stand on the table's, the clients' or the script's side of the scenario. */
  List<String> used() {
    return List.copyOf(used.keySet());
  }

  Place placeOf(String region) {
    return used.get(region);
  }

  /** Whether {@code region} is known; notes it if not. */
  boolean check(Place place, String region) {
    if (BUILT_IN.knows(region) || given.contains(region)) {
      return true;
    }
    String hint = Suggestions.hint(region, all());
    findings.add(
        place,
        "unknown Region '"
            + region
            + "'; name an AWS Region, or give its delays in network.latency",
        hint);
    return false;
  }

  /** Checks {@code region} and notes that the scenario uses it. */
  boolean use(Place place, String region) {
    boolean known = check(place, region);
    if (known) {
      used.putIfAbsent(region, place);
    }
    return known;
  }

  List<String> allBut(String region) {
    return all().stream().filter(other -> !other.equals(region)).toList();
  }

  /** Every Region that a misspelt one may have been meant for. */
  List<String> all() {
    List<String> all = new ArrayList<>(used.keySet());
    all.addAll(given);
    all.addAll(BUILT_IN.regions());
    return all;
  }
}
