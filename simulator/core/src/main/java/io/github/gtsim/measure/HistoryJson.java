package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Value;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A history as an object a line. */
final class HistoryJson {
  private HistoryJson() {}

  /**
   * A line without its end.
   *
   * @param covered whether the promises of the mode speak of it
   */
  static String line(Deed deed, boolean begins, Scope scope, boolean covered) {
    ObjectNode line = Nodes.object();
    line.put("process", deed.process());
    line.put("type", begins ? "invoke" : deed.end().name().toLowerCase(Locale.ROOT));
    line.put("f", deed.action().text());
    line.put("key", scope.world().items().key(deed.item()));
    line.set("value", value(deed, begins));
    line.put("time", begins ? deed.startNanos() : deed.endNanos());
    line.put("region", region(deed, scope));
    line.put("consistency", deed.isStrong() ? "strong" : "eventual");
    if (!covered) {
      line.put("promised", false);
    }
    if (deed.isSystem()) {
      line.put("system", true);
      return line.toString();
    }
    if (!begins && !deed.error().isEmpty()) {
      line.put("error", deed.error());
    }
    if (deed.action() != Action.READ) {
      line.put("op", deed.kind());
    }
    if (deed.action() == Action.ADD) {
      line.set("cas", pair(deed));
    }
    if (!begins && deed.isRefused()) {
      line.set("seen", value(deed.seen()));
    }
    return line.toString();
  }

  private static String region(Deed deed, Scope scope) {
    return deed.region() < 0 ? null : scope.name(deed.region());
  }

  private static JsonNode value(Deed deed, boolean begins) {
    return switch (deed.action()) {
      case READ -> !begins && deed.end() == Deed.End.OK ? value(deed.seen()) : Nodes.none();
      case ADD -> Nodes.object().numberNode(deed.amount());
      case CAS -> pair(deed);
      default -> value(deed.made());
    };
  }

  private static JsonNode pair(Deed deed) {
    return Nodes.array().add(value(deed.met())).add(value(deed.made()));
  }

  /** The value of an item: of its only attribute, or of each; null if it does not exist. */
  private static JsonNode value(Image image) {
    TreeMap<String, Value> attributes = image.attributes();
    return image.exists() && attributes.size() == 1
        ? Values.node(attributes.firstEntry().getValue())
        : Values.node(image);
  }
}
