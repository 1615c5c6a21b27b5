package io.github.gtsim.cluster;

/** A table in whose place another one may come. */
final class SwitchedTable extends ForwardingTable {
  SwitchedTable(Table table) {
    super(table);
  }

  /** From now on it is {@code next}. */
  void switchTo(Table next) {
    close();
    become(next);
  }
}
