package io.github.gtsim.swarm;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Draws {@code table}: the mode and where its replicas are. */
final class TableDraw {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1", "ca-central-1");

  /** A mode with its numbers of replicas; an entry that stands twice is drawn twice as often. */
  private record Kind(String mode, int least, int most, boolean witness, boolean transactions) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("mrec", 2, 2, false, true),
          new Kind("mrec", 2, 4, false, true),
          new Kind("mrec", 3, 5, false, true),
          new Kind("mrsc", 3, 3, false, false),
          new Kind("mrsc", 3, 3, false, false),
          new Kind("mrsc", 2, 2, true, false),
          new Kind("single-region", 1, 3, false, true));

  private TableDraw() {}

  private static void capacity(Draws draws, ObjectNode table) {
    if (draws.chance(0.1)) {
      table.put("capacity", "on-demand");
      return;
    }
    ObjectNode capacity = table.putObject("capacity");
    int units = draws.one(1, 3, 10, 100);
    capacity.put("write", units).put("read", units);
    capacity.put("burst", draws.one("0s", "10s", "300s"));
    capacity
        .putObject("autoScaling")
        .put("min", 1)
        .put("max", 1000)
        .put("takes", draws.one("0s", "1s", "180s"));
  }

  /** Writes the table; gives the stage that it makes for the rest. */
  static Stage draw(Draws draws, long seconds, ObjectNode tree) {
    Kind kind = draws.one(KINDS);
    List<String> pool = draws.shuffled(REGIONS);
    int count = draws.between(kind.least(), kind.most());
    List<String> replicas = pool.subList(0, count);
    List<String> members = kind.witness() ? pool.subList(0, count + 1) : replicas;
    ObjectNode table = tree.putObject("table");
    table.put("mode", kind.mode());
    table.set("regions", Trees.list(replicas));
    if (kind.witness()) {
      table.put("witness", pool.get(count));
    }
    if (kind.mode().equals("single-region")) {
      table.put("primary", draws.one(replicas));
    }
    table.put("partitions", draws.one(1, 2, 16));
    if (draws.chance(0.3)) {
      capacity(draws, table);
    }
    return new Stage(
        draws, seconds, new Stage.Shape(kind.mode(), replicas, members, kind.transactions()));
  }
}
