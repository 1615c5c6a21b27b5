package io.github.gtsim.measure;

import io.github.gtsim.cluster.Evacuation;
import io.github.gtsim.cluster.Observer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    long movesAt = NOT_YET;
    long pending = NOT_YET;
    String note = "";

    Move(Evacuation evacuation) {
      this.evacuation = evacuation;
    }
  }

  public Evacuations(Scope scope, Ledger ledger) {
    this.scope = scope;
    this.ledger = ledger;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.noneOf(Told.class);
  }

  @Override
  public void evacuating(Evacuation evacuation, int to, long movesAt) {
    Move move = move(evacuation);
    move.movesAt = movesAt;
    String name = scope.name(to);
    boolean asPlanned = name.equals(evacuation.to());
    move.note = asPlanned ? "" : "another came in between: these users moved to " + name;
  }

  @Override
  public void evacuationWithout(Evacuation evacuation, int region) {
    move(evacuation).note = "no replica in " + scope.name(region) + ": nobody moved";
  }

  @Override
  public void evacuated(Evacuation evacuation, int to) {
    move(evacuation).pending = pending(evacuation, to);
  }

  private Move move(Evacuation evacuation) {
    for (Move move : moves) {
      if (move.evacuation == evacuation) {
        return move;
      }
    }
    Move begun = new Move(evacuation);
    moves.add(begun);
    return begun;
  }

  private long pending(Evacuation evacuation, int to) {
    int from = scope.world().regionId(evacuation.region());
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
      long waitNanos = move.movesAt - move.evacuation.at();
      node.set("waitSeconds", move.movesAt == NOT_YET ? Nodes.none() : Nodes.seconds(waitNanos));
      if (move.pending == NOT_YET) {
        node.set("pending", Nodes.none());
      } else {
        node.put("pending", move.pending);
      }
      if (!move.note.isEmpty()) {
        node.put("note", move.note);
      }
    }
  }
}
