package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Outcome;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.cluster.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the history of a run, an object a line, with the words of Jepsen: every attempt is an
 * operation that is invoked and then ends ok, fail or info, which means that its outcome is unknown
 * and its process number retires.
 */
public final class HistoryRecorder implements Observer {
  private final Scope scope;
  private final Appendable to;
  private final TreeSet<Integer> idle = new TreeSet<>();
  private int next;

  public HistoryRecorder(Scope scope, Appendable to) {
    this.scope = scope;
    this.to = to;
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      started(attempt.part(i));
    }
  }

  private void started(Attempt attempt) {
    Integer process = idle.pollFirst();
    if (process == null) {
      process = next++;
    }
    attempt.runsAs(process);
    write(process, "invoke", attempt, attempt.isWrite() ? written(attempt) : Nodes.none());
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      ended(attempt.part(i));
    }
  }

  private void ended(Attempt attempt) {
    int process = attempt.process();
    boolean unknown = attempt.isWrite() && attempt.outcome().leavesWriteUnknown();
    if (!unknown) {
      idle.add(process);
    }
    String type = attempt.outcome() == Outcome.OK ? "ok" : unknown ? "info" : "fail";
    boolean read = type.equals("ok") && !attempt.isWrite();
    JsonNode value = read ? value(attempt.version().image()) : Nodes.none();
    write(process, type, attempt, attempt.isWrite() ? written(attempt) : value);
  }

  /** Whoever reads the history has to know why the item is gone; nobody waits for it. */
  @Override
  public void systemWrote(Version version) {
    Integer process = idle.isEmpty() ? Integer.valueOf(next++) : idle.first();
    idle.add(process);
    for (String type : List.of("invoke", "ok")) {
      ObjectNode line = Nodes.object();
      line.put("process", process);
      line.put("type", type);
      line.put("f", "write");
      line.put("key", scope.world().items().key(version.item()));
      line.set("value", value(version.image()));
      line.put("time", scope.now());
      line.put("region", scope.name(version.origin()));
      line.put("consistency", "strong");
      line.put("system", true);
      append(line);
    }
  }

  private static String function(Attempt attempt) {
    if (!attempt.isWrite()) {
      return "read";
    }
    if (attempt.change() instanceof Change.Add) {
      return "add";
    }
    return isCompareAndSet(attempt) ? "cas" : "write";
  }

  private static boolean isCompareAndSet(Attempt attempt) {
    return attempt.condition() instanceof Condition.Absent
        || attempt.condition() instanceof Condition.Unchanged;
  }

  private static JsonNode written(Attempt attempt) {
    if (attempt.change() instanceof Change.Add add) {
      return Nodes.object().numberNode(add.total());
    }
    JsonNode value = value(attempt.change().applyTo(Image.ABSENT));
    if (!isCompareAndSet(attempt)) {
      return value;
    }
    JsonNode expected =
        attempt.condition() instanceof Condition.Unchanged unchanged
            ? value(unchanged.seen().image())
            : Nodes.none();
    return Nodes.array().add(expected).add(value);
  }

  /** The value of an item: of its only attribute, or of each; null if it does not exist. */
  private static JsonNode value(Image image) {
    if (!image.exists()) {
      return Nodes.none();
    }
    TreeMap<String, Value> attributes = image.attributes();
    if (attributes.size() == 1) {
      return Values.node(attributes.firstEntry().getValue());
    }
    return Values.node(image);
  }

  private void write(int process, String type, Attempt attempt, JsonNode value) {
    ObjectNode line = Nodes.object();
    line.put("process", process);
    line.put("type", type);
    line.put("f", function(attempt));
    line.put("key", scope.world().items().key(attempt.item()));
    line.set("value", value);
    line.put("time", scope.now());
    line.put("region", scope.name(attempt.region()));
    line.put("consistency", attempt.isWrite() || attempt.isStrong() ? "strong" : "eventual");
    if (attempt.outcome() != null && attempt.outcome() != Outcome.OK) {
      line.put("error", attempt.outcome().error());
    }
    append(line);
  }

  private void append(ObjectNode line) {
    try {
      to.append(line.toString()).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
