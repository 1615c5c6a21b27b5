package io.github.gtsim.measure;

import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Observer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long writes stopped for each planned evacuation, and what of the Region was still on its way
 * when its users had moved, which no metric of the service tells (FACTS R-11). It follows the
 * ledger among the observers.
 */
public final class Evacuations implements Observer {
  private static final long NOT_YET = -1;

  private final Scope scope;
  private final Ledger ledger;
  private final List<Move> moves = new ArrayList<>();

  private static final class Move {
    final Evacuation evacuation;
    final long waitNanos;
    long pending = NOT_YET;

    Move(Evacuation evacuation, long waitNanos) {
      this.evacuation = evacuation;
      this.waitNanos = waitNanos;
    }
  }

  public Evacuations(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public void evacuationStarted(Evacuation evacuation, long movesAt) {
    moves.add(new Move(evacuation, movesAt - scope.now()));
  }

  @Override
  public void evacuated(Evacuation evacuation) {
    for (Move move : moves) {
      if (move.evacuation == evacuation) {
        move.pending = pending(evacuation);
      }
    }
  }

  private long pending(Evacuation evacuation) {
    int from = scope.world().regionId(evacuation.region());
    int to = scope.world().regionId(evacuation.to());
    long[] count = {0};
    ledger
        .settlement()
        .eachOpen(
            item -> {
              for (WriteRecord record : item.records) {
                boolean underWay = (record.pending & WriteRecord.bit(to)) != 0;
                boolean ofRegion = record.isAcknowledged() && record.version.origin() == from;
                if (underWay && ofRegion && !scope.table().has(to, record.version)) {
                  count[0]++;
                }
              }
            });
    return count[0];
  }

  /** The section evacuations of the summary. */
  public void report(ObjectNode summary) {
    ArrayNode nodes = summary.putArray("evacuations");
    for (Move move : moves) {
      ObjectNode node = nodes.addObject();
      node.put("name", move.evacuation.name());
      node.put("region", move.evacuation.region());
      node.put("to", move.evacuation.to());
      node.set("atSeconds", Nodes.seconds(move.evacuation.at()));
      node.set("waitSeconds", Nodes.seconds(move.waitNanos));
      if (move.pending == NOT_YET) {
        node.set("pending", Nodes.none());
      } else {
        node.put("pending", move.pending);
      }
    }
  }
}
