package io.github.gtsim.measure;

import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.engine.Nanos;
import java.util.Arrays;
import java.util.BitSet;
import tools.jackson.databind.node.ObjectNode;

/** The RTO of one client group at one outage, of the group and of each of its clients. */
final class RecoveryTime {
  private static final long NONE = -1;

  private final long at;
  private final long[] lastFailure;
  private final long[] firstOk;
  private final BitSet secondsWithOk = new BitSet();
  private long groupLastFailure = NONE;
  private long groupFirstOk = NONE;
  private long failed;
  private long lastEnd;

  RecoveryTime(Source source, long at) {
    this.at = at;
    lastFailure = new long[source.clients()];
    firstOk = new long[source.clients()];
    Arrays.fill(lastFailure, NONE);
    Arrays.fill(firstOk, NONE);
  }

  void failed(Request request, long now) {
    failed++;
    lastEnd = now;
    groupLastFailure = now;
    groupFirstOk = NONE;
    lastFailure[request.client()] = now;
    firstOk[request.client()] = NONE;
  }

  void ok(Request request, long now) {
    lastEnd = now;
    secondsWithOk.set((int) Math.min(Integer.MAX_VALUE, (now - at) / Nanos.SECOND));
    if (groupLastFailure != NONE && groupFirstOk == NONE) {
      groupFirstOk = now;
    }
    int client = request.client();
    if (lastFailure[client] != NONE && firstOk[client] == NONE) {
      firstOk[client] = now;
    }
  }

  /** A group that has not recovered is out until its last request ended. */
  ObjectNode report() {
    ObjectNode node = Nodes.object();
    boolean recovered = failed == 0 || groupFirstOk != NONE;
    long rto = failed == 0 ? 0 : groupFirstOk - at;
    node.set("seconds", recovered ? Nodes.seconds(rto) : Nodes.none());
    node.put("failed", failed);
    node.put("outSeconds", outSeconds(failed == 0 ? at : recovered ? groupFirstOk : lastEnd));
    Durations clients = new Durations();
    for (int client = 0; client < lastFailure.length; client++) {
      if (lastFailure[client] != NONE && firstOk[client] != NONE) {
        clients.record(firstOk[client] - at);
      }
    }
    clients.putSeconds(node.putObject("clients"));
    return node;
  }

  private long outSeconds(long end) {
    int seconds = (int) ((end - at) / Nanos.SECOND);
    return seconds - secondsWithOk.get(0, Math.max(0, seconds)).cardinality();
  }
}
