package io.github.gtsim.measure;

import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** What a Region is charged for, counted exactly. */
final class Usage {
  /** Write units of a table that is in one Region. */
  long tableWru;

  /** Write units of its global secondary indexes. */
  long indexWru;

  /** Replicated write units: those of a global table. */
  long rwru;

  /** Half read units, of which an eventual read of little is one (FACTS H-6). */
  long halfRru;

  long transferBytes;
  long storageBytes;

  /** Bytes of which point-in-time recovery keeps every change. */
  long pitrBytes;

  /** Bytes that have filled restored tables and new replicas. */
  long restoredBytes;

  /** Adds the units of another, of which alone there is a total. */
  void addUnits(Usage other) {
    tableWru += other.tableWru;
    indexWru += other.indexWru;
    rwru += other.rwru;
    halfRru += other.halfRru;
  }

  boolean isNone() {
    return (tableWru | indexWru | rwru | halfRru | transferBytes | storageBytes | restoredBytes)
        == 0;
  }

  /** Write units, those of indexes included. */
  long wru() {
    return tableWru + indexWru;
  }

  /** Read units, with one decimal. */
  BigDecimal rru() {
    return BigDecimal.valueOf(halfRru * 5, 1);
  }

  void put(ObjectNode node) {
    node.put("wru", wru());
    node.put("gsiWru", indexWru);
    node.put("rwru", rwru);
    node.put("rru", rru());
    node.put("transferBytes", transferBytes);
    node.put("storageBytes", storageBytes);
    node.put("pitrBytes", pitrBytes);
    node.put("restoredBytes", restoredBytes);
  }
}
