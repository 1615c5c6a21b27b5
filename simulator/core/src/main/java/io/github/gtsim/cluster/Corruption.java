package io.github.gtsim.cluster;

import io.github.gtsim.engine.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A logical corruption as it strikes: which items, and what becomes of them. */
final class Corruption {
  private final World world;
  private final Table table;
  private final Fault.LogicalCorruption fault;

  Corruption(World world, Table table, Fault.LogicalCorruption fault) {
    this.world = world;
    this.table = table;
    this.fault = fault;
  }

  /**
   * Writes to items where the operator writes; to none if that is nowhere.
   *
   * @return whether it harmed any
   */
  boolean strike() {
    int region = table.writer();
    if (region < 0) {
      return false;
    }
    List<Integer> items = new ArrayList<>();
    for (int item = 0; item < world.items().size(); item++) {
      if (world.items().isIn(item, fault.space()) && image(region, item).exists()) {
        items.add(item);
      }
    }
    long left = Math.round(items.size() * fault.share());
    boolean harms = left > 0;
    RandomStream stream = world.streams().stream("corruption/" + fault.name());
    for (int i = 0; i < items.size(); i++) {
      if (stream.nextDouble() * (items.size() - i) < left) {
        left--;
        int item = items.get(i);
        table.overwrite(region, item, fault.deletes() ? Image.ABSENT : spoilt(region, item));
      }
    }
    return harms;
  }

  private Image image(int region, int item) {
    return table.held(region, item).image();
  }

  /** No client writes a negative number of this kind. */
  private Image spoilt(int region, int item) {
    SortedMap<String, Value> attributes = new TreeMap<>();
    for (String name : image(region, item).attributes().keySet()) {
      attributes.put(name, new Value.Number(-1 - fault.at()));
    }
    return image(region, item).with(attributes);
  }
}
