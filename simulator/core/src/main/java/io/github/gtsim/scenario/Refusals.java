package io.github.gtsim.scenario;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.TableDesign;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Notes what a mode refuses by rule. */
final class Refusals {
  private final Reading reading;
  private final Tree.Mapping tree;

  Refusals(Reading reading, Tree.Mapping tree) {
    this.reading = reading;
    this.tree = tree;
  }

  void note(ConsistencyMode mode, TableDesign table) {
    List<Refusal> plain = refusals(mode, table, EnumSet.noneOf(Feature.class));
    for (Refusal refusal : plain) {
      reading.findings().refuse(placeOf(refusal.path()), refusal.rule(), refusal.message());
    }
    for (Reading.Use use : reading.uses()) {
      for (Refusal refusal : added(mode, table, use.feature(), plain)) {
        reading.findings().refuse(use.place(), refusal.rule(), refusal.message());
      }
    }
  }

  /** What the mode refuses because of a feature. */
  private static List<Refusal> added(
      ConsistencyMode mode, TableDesign table, Feature feature, List<Refusal> plain) {
    List<Refusal> added = new ArrayList<>(refusals(mode, table, EnumSet.of(feature)));
    added.removeAll(plain);
    return added;
  }

  private static List<Refusal> refusals(
      ConsistencyMode mode, TableDesign table, EnumSet<Feature> features) {
    return mode.refusals(new Design(table, features));
  }

  /** The place of a dotted path, or of the nearest mapping around it. */
  private Place placeOf(String path) {
    Tree.Mapping mapping = tree;
    Place place = tree.place();
    String[] keys = path.split("\\.");
    for (int i = 0; i < keys.length; i++) {
      Optional<Tree> value = mapping.get(keys[i]);
      if (value.isEmpty()) {
        return place.of(keys[i]);
      }
      place = new Section(reading, mapping).valuePlace(keys[i]);
      if (!(value.get() instanceof Tree.Mapping inner)) {
        return place;
      }
      mapping = inner;
    }
    return place;
  }
}
