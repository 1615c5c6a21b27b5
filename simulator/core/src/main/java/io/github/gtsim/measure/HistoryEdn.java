package io.github.gtsim.measure;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.HistoryFile;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Value;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A history as Jepsen's maps, for checkers of a cas-register: keys are independent, each value a
 * key and a value. What promises nothing, an eventual read, is left out, since such checkers know
 * no other reads than strong ones; and a refused condition is a read of what it met, since they
 * learn nothing from a cas that failed.
 */
final class HistoryEdn implements HistoryFormat.Form {
  private static final String NIL = HistoryFile.value("");

  @Override
  public boolean shows(Deed deed) {
    return deed.isStrong();
  }

  @Override
  public String line(Deed deed, boolean begins, Scope scope, long number) {
    StringJoiner line = new StringJoiner(", ", "{", "}");
    line.add(":process " + deed.process());
    line.add(":type :" + type(deed, begins));
    line.add(":f :" + action(deed).text());
    String key = HistoryFile.string(scope.world().items().key(deed.item()));
    line.add(":value [" + key + " " + value(deed, begins) + "]");
    line.add(":time " + (begins ? deed.startNanos() : deed.endNanos()));
    line.add(":index " + number);
    if (deed.region() >= 0) {
      line.add(":region " + HistoryFile.string(scope.name(deed.region())));
    }
    if (!begins && !deed.error().isEmpty()) {
      line.add(":error " + HistoryFile.string(deed.error()));
    }
    line.add(":op :" + (deed.isSystem() ? "system" : deed.kind()));
    return line.toString();
  }

  private static String type(Deed deed, boolean begins) {
    if (begins) {
      return "invoke";
    }
    Deed.End end = deed.isRefused() ? Deed.End.OK : deed.end();
    return end.name().toLowerCase(Locale.ROOT);
  }

  private static Action action(Deed deed) {
    if (deed.isRefused()) {
      return Action.READ;
    }
    return deed.isConditional() ? Action.CAS : deed.action();
  }

  private static String value(Deed deed, boolean begins) {
    return switch (action(deed)) {
      case READ -> begins || type(deed, false).equals("fail") ? NIL : text(deed.seen());
      case CAS -> "[" + text(deed.met()) + " " + text(deed.made()) + "]";
      default -> text(deed.made());
    };
  }

  /** The value of an item: of its only attribute, or of each; nil if it does not exist. */
  static String text(Image image) {
    if (!image.exists()) {
      return NIL;
    }
    Map<String, Value> attributes = image.attributes();
    if (attributes.size() == 1) {
      return text(attributes.values().iterator().next());
    }
    StringJoiner map = new StringJoiner(", ", "{", "}");
    attributes.forEach((name, value) -> map.add(HistoryFile.string(name) + " " + text(value)));
    return map.toString();
  }

  private static String text(Value value) {
    return value instanceof Value.Number ? value.toString() : HistoryFile.string(value.toString());
  }
}
