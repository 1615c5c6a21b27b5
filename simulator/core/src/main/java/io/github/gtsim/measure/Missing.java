package io.github.gtsim.measure;

import java.util.BitSet;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acknowledged writes that would be gone.
 *
 * @param settled how many of them are settled: without another member, all that are kept here
 * @param records the others
 */
record Missing(long settled, long items, long firstAcknowledgedAt, List<WriteRecord> records) {
  static final Missing NOTHING = of(new SettledWrites(), List.of());

  static Missing of(SettledWrites settled, List<WriteRecord> records) {
    BitSet items = (BitSet) settled.items().clone();
    long first = settled.firstAcknowledgedAt();
    for (WriteRecord record : records) {
      items.set(record.version.item());
      first = Math.min(first, record.acknowledgedAt);
    }
    return new Missing(settled.writes(), items.cardinality(), first, records);
  }

  long writes() {
    return settled + records.size();
  }

  ObjectNode report(long at) {
    ObjectNode node = Nodes.object();
    node.put("writes", writes());
    node.put("items", items);
    node.set("seconds", Nodes.seconds(writes() == 0 ? 0 : at - firstAcknowledgedAt));
    return node;
  }
}
