package io.github.gtsim.experiment;

import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.measure.Values;
import io.github.gtsim.workload.Script;
import io.github.gtsim.workload.ScriptEntry;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What came of each scripted request, held against what its entry expects. */
final class ScriptReport {
  private final ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
  private boolean allHeld = true;

  ScriptReport(Script script) {
    List<ScriptEntry> entries = script.entries();
    for (int i = 0; i < entries.size(); i++) {
      add(entries.get(i), script.requests().get(i));
    }
  }

  ArrayNode nodes() {
    return nodes;
  }

  boolean allHeld() {
    return allHeld;
  }

  private void add(ScriptEntry entry, Request request) {
    ObjectNode node = nodes.addObject();
    BigDecimal millis = BigDecimal.valueOf(entry.at(), 6).stripTrailingZeros();
    node.put("at", millis.toPlainString() + "ms");
    node.put("outcome", outcome(request));
    String error = error(request);
    if (error.isEmpty()) {
      node.putNull("error");
    } else {
      node.put("error", error);
    }
    node.set("value", value(request));
    if (entry.expect().isPresent()) {
      boolean held = holds(entry.expect().get(), request);
      node.put("held", held);
      allHeld &= held;
    }
  }

  private static String outcome(Request request) {
    return switch (request.result()) {
      case OK -> "ok";
      case FAILED -> "fail";
      default -> "unknown";
    };
  }

  private static String error(Request request) {
    boolean failed = request.lastAttempt() != null && request.result() != Request.Result.OK;
    return failed ? request.lastAttempt().outcome().error() : "";
  }

  private static JsonNode value(Request request) {
    return Values.node(image(request));
  }

  /** The item as a request that ended ok has read or written it. */
  private static Image image(Request request) {
    return request.result() == Request.Result.OK
        ? request.lastAttempt().version().image()
        : Image.ABSENT;
  }

  private static boolean holds(ScriptEntry.Expect expect, Request request) {
    if (expect instanceof ScriptEntry.Expect.Outcome outcome) {
      return outcome.outcome().equals(outcome(request));
    }
    if (expect instanceof ScriptEntry.Expect.Error error) {
      return error.name().equals(error(request));
    }
    boolean ok = request.result() == Request.Result.OK;
    if (expect instanceof ScriptEntry.Expect.Attributes attributes) {
      return ok
          && image(request).attributes().entrySet().containsAll(attributes.values().entrySet());
    }
    return ok && !image(request).exists();
  }
}
