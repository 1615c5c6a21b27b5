package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the names of Regions. */
final class Regions {
  private Regions() {}

  /** Tells whether a Region may stand at a place; notes it if not. */
  interface Check {
    boolean check(Place place, String region);
  }

  /** The Region under {@code key}, which must be there. */
  static Optional<String> one(Section section, String key, Check check) {
    if (!section.require(key, "name a Region, such as us-east-1")) {
      return Optional.empty();
    }
    Place place = section.valuePlace(key);
    return section.text(key).filter(region -> check.check(place, region));
  }

  /** The Regions listed under {@code key}, each allowed and different. */
  static List<String> list(Section section, String key, Check check) {
    List<String> regions = new ArrayList<>();
    for (Tree item : section.items(key, "a list of Regions, such as [us-east-1, us-west-2]")) {
      Optional<String> region = section.text(item, item.place());
      if (region.filter(regions::contains).isPresent()) {
        String message = "'" + region.get() + "' is in the list twice";
        section.findings().add(item.place(), message, "leave one out");
      } else if (region.isPresent() && check.check(item.place(), region.get())) {
        regions.add(region.get());
      }
    }
    return regions;
  }
}
