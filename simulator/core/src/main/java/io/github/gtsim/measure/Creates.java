package io.github.gtsim.measure;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Version;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Counts acknowledged creates of one key of which one had not seen the other: two users were both
 * told that the name is theirs (FACTS Q-2).
 */
final class Creates {
  private final TreeMap<Integer, Version> firstGone = new TreeMap<>();
  private long acknowledged;
  private long duplicate;

  /** A write is settled, with the other unsettled writes of its item still at hand. */
  void settled(OpenItem item, WriteRecord record) {
    if (!isAcknowledgedCreate(record)) {
      return;
    }
    acknowledged++;
    Version gone = firstGone.get(item.item);
    boolean rival = gone != null && record.version.isNewerThan(gone);
    for (WriteRecord other : item.records) {
      rival |=
          isAcknowledgedCreate(other)
              && record.version.isNewerThan(other.version)
              && !other.version.isAncestorOf(record.version);
    }
    if (rival) {
      duplicate++;
    }
    if (record.fate != Fate.SURVIVING && (gone == null || gone.isNewerThan(record.version))) {
      firstGone.put(item.item, record.version);
    }
  }

  private static boolean isAcknowledgedCreate(WriteRecord record) {
    return record.isAcknowledged() && record.request.kind() == OperationKind.CREATE;
  }

  void report(ObjectNode summary) {
    ObjectNode node = summary.putObject("creates");
    node.put("acknowledged", acknowledged);
    node.put("duplicate", duplicate);
  }
}
