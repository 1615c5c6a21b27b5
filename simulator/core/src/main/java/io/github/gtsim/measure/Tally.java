package io.github.gtsim.measure;

import java.util.EnumMap;
import tools.jackson.databind.node.ObjectNode;

/** Applied write attempts by class and fate. */
final class Tally {
  private final EnumMap<WriteClass, long[]> counts = new EnumMap<>(WriteClass.class);
  private final long[] applied = new long[WriteClass.values().length];

  Tally() {
    for (WriteClass kind : WriteClass.values()) {
      counts.put(kind, new long[Fate.values().length]);
    }
  }

  /** System writes are nobody's, and not counted. */
  void settled(WriteClass kind, Fate fate) {
    if (kind != WriteClass.SYSTEM) {
      counts.get(kind)[fate.ordinal()]++;
    }
  }

  void classified(WriteClass kind) {
    applied[kind.ordinal()]++;
  }

  /** What survived only if a replica is left turns out not to have. */
  void move(Fate from, Fate to) {
    for (long[] ofClass : counts.values()) {
      ofClass[to.ordinal()] += ofClass[from.ordinal()];
      ofClass[from.ordinal()] = 0;
    }
  }

  long count(WriteClass kind) {
    return applied[kind.ordinal()];
  }

  long count(WriteClass kind, Fate fate) {
    return counts.get(kind)[fate.ordinal()];
  }

  /** Whether every class is the sum of its fates, and all are {@code all}. */
  boolean isConserved(long all) {
    long classified = 0;
    for (WriteClass kind : WriteClass.values()) {
      long sum = 0;
      for (long ofFate : counts.get(kind)) {
        sum += ofFate;
      }
      if (sum != count(kind)) {
        return false;
      }
      classified += sum;
    }
    return classified == all;
  }

  void putFates(ObjectNode to, WriteClass kind) {
    for (Fate fate :
        new Fate[] {Fate.SURVIVING, Fate.LOST, Fate.DESTROYED, Fate.STRANDED, Fate.REWOUND}) {
      to.put(fate.text(), count(kind, fate));
    }
  }

  void putCount(ObjectNode to, WriteClass kind) {
    to.put("count", count(kind));
    putFates(to, kind);
  }
}
