package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What requests were told of the versions that their attempts have made. */
final class Answers {
  private final History history;
  private final Map<Attempt, Node> made = new HashMap<>();
  private final List<Request> unknown = new ArrayList<>();
  private long noop;

  Answers(History history) {
    this.history = history;
  }

  /** Requests of unknown outcome. */
  List<Request> unknown() {
    return unknown;
  }

  /** Writes that were accepted and changed nothing. */
  long noop() {
    return noop;
  }

  void wroteNothing() {
    noop++;
  }

  void made(Attempt attempt, Node node) {
    made.put(attempt, node);
  }

  /** The version that a request's ok acknowledges (MODEL 6); null if there is none. */
  private Node answer(Request request) {
    Node own = made.get(request.lastAttempt());
    return own != null || request.written().isEmpty()
        ? own
        : history.node(request.written().get(0));
  }

  /** What a version was to its request (MODEL 6). */
  String kind(Node node) {
    if (node.request.result() == Request.Result.OK) {
      return answer(node.request) == node ? "acknowledged" : "duplicateEffects";
    }
    boolean first = node.request.written().get(0) == node.version;
    return first ? "unknownApplied" : "duplicateEffects";
  }

  /** A version is made by a request that may have been answered already. */
  void note(Node node) {
    if (node.request.result() == Request.Result.OK && answer(node.request) == node) {
      node.acknowledgedAt = history.world().now();
    }
  }

  void requestEnded(Request request) {
    if (request.result() == Request.Result.UNKNOWN) {
      unknown.add(request);
    }
    for (int i = 0; i < request.size(); i++) {
      Node answer = request.result() == Request.Result.OK ? answer(request.part(i)) : null;
      if (answer != null) {
        answer.acknowledgedAt = history.world().now();
      }
    }
  }
}
