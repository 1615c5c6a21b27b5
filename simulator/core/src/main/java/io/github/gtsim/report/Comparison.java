package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Variants of one scenario side by side, under the same seed and so the same requests.
 *
 * @param columns in the order in which they were asked for
 */
public record Comparison(String scenario, List<Column> columns) {

  /** One variant: what came of it, or why it cannot be. */
  public sealed interface Column {
    String variant();

    /** A variant that was run. */
    record Ran(RunReport report) implements Column {
      @Override
      public String variant() {
        return report.variant();
      }
    }

    /**
     * A variant that the service itself would refuse.
     *
     * @param mode if it was asked for by its mode
     * @param reason in words that stand alone, with the code of the rule
     */
    record Refused(String variant, Optional<String> mode, String reason) implements Column {}
  }

  public Comparison {
    columns = List.copyOf(columns);
  }

  /** The reports of the variants that were run, in order. */
  public List<RunReport> reports() {
    return columns.stream()
        .filter(Column.Ran.class::isInstance)
        .map(column -> ((Column.Ran) column).report())
        .toList();
  }

  /** The content of {@code comparison.json}. */
  public ObjectNode toJson() {
    return toJson(false);
  }

  /** The same with the whole summary of each variant in it. */
  public ObjectNode toJsonWithSummaries() {
    return toJson(true);
  }

  private ObjectNode toJson(boolean summaries) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("scenario", scenario);
    root.put("seed", reports().stream().map(RunReport::seed).findFirst().orElse(null));
    ArrayNode variants = root.putArray("variants");
    for (Column column : columns) {
      ObjectNode entry = variants.addObject();
      entry.put("variant", column.variant());
      if (column instanceof Column.Refused refused) {
        entry.put("mode", refused.mode().orElse(null));
        entry.put("refused", refused.reason());
      } else if (column instanceof Column.Ran ran) {
        entry.put("mode", ran.report().mode());
        entry.putNull("refused");
        metrics(entry.putObject("metrics"), ran.report().summary());
        if (summaries) {
          entry.set("summary", ran.report().summary());
        }
      }
    }
    return root;
  }

  private static void metrics(ObjectNode target, ObjectNode summary) {
    for (Figure figure : Figures.of(summary)) {
      Optional<BigDecimal> value = figure.value();
      if (value.isEmpty()) {
        target.putNull(figure.key());
      } else if (figure.unit() == Unit.COUNT) {
        target.put(figure.key(), value.get().longValueExact());
      } else {
        target.put(figure.key(), value.get());
      }
    }
  }
}
