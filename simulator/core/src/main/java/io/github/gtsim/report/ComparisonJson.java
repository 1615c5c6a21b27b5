package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a comparison as JSON: of one seed its figures, of several their means and intervals. */
final class ComparisonJson {
  private final Comparison comparison;
  private final boolean replicated;

  ComparisonJson(Comparison comparison) {
    this.comparison = comparison;
    replicated = comparison.seeds() > 1;
  }

  ObjectNode write(boolean summaries) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("scenario", comparison.scenario());
    root.put("seed", comparison.seed().orElse(null));
    if (replicated) {
      root.put("seeds", comparison.seeds());
    }
    ArrayNode variants = root.putArray("variants");
    int run = 0;
    for (Comparison.Column column : comparison.columns()) {
      ObjectNode entry = variants.addObject();
      entry.put("variant", column.variant());
      if (column instanceof Comparison.Column.Refused refused) {
        entry.put("mode", refused.mode().orElse(null));
        entry.put("refused", refused.reason());
      } else if (column instanceof Comparison.Column.Ran ran) {
        entry.put("mode", ran.runs().mode());
        entry.putNull("refused");
        figures(entry, ran.runs());
        if (replicated) {
          differences(entry, run);
          checks(entry.putArray("expectations"), ran.runs());
        } else if (summaries) {
          ran.runs().only().ifPresent(report -> entry.set("summary", report.summary()));
        }
        run++;
      }
    }
    return root;
  }

  /** The figures of a variant: {@code metrics}, and with several seeds {@code intervals}. */
  static void figures(ObjectNode entry, Replications runs) {
    ObjectNode metrics = entry.putObject("metrics");
    for (MeanFigure figure : runs.figures()) {
      put(metrics, figure.example(), figure.estimate());
    }
    if (runs.count() > 1) {
      ObjectNode intervals = entry.putObject("intervals");
      for (MeanFigure figure : runs.figures()) {
        interval(intervals.putObject(figure.example().key()), figure.estimate());
      }
    }
  }

  private static void put(ObjectNode metrics, Figure figure, Optional<Estimate> estimate) {
    if (estimate.isEmpty()) {
      metrics.putNull(figure.key());
    } else if (figure.unit() == Unit.COUNT && estimate.get().count() == 1) {
      metrics.put(figure.key(), estimate.get().mean().longValueExact());
    } else {
      metrics.put(figure.key(), estimate.get().mean());
    }
  }

  private static void interval(ObjectNode target, Optional<Estimate> estimate) {
    target.put("seeds", estimate.map(Estimate::count).orElse(0L));
    target.put("low", estimate.flatMap(Estimate::low).orElse((BigDecimal) null));
    target.put("high", estimate.flatMap(Estimate::high).orElse((BigDecimal) null));
  }

  private void differences(ObjectNode entry, int run) {
    List<Difference> differences = comparison.differences(run);
    if (run == 0) {
      return;
    }
    entry.put("comparedWith", comparison.runs().get(0).variant());
    ObjectNode target = entry.putObject("differences");
    for (Difference difference : differences) {
      ObjectNode node = target.putObject(difference.example().key());
      node.put("mean", difference.estimate().map(Estimate::mean).orElse((BigDecimal) null));
      interval(node, difference.estimate());
      node.put("onlyFirst", difference.onlyFirst());
      node.put("onlyThis", difference.onlyThis());
      node.put("verdict", difference.verdict().text());
    }
  }

  private static void checks(ArrayNode target, Replications runs) {
    for (Checks.Check check : runs.checks().expectations()) {
      ObjectNode node = target.addObject();
      node.set("metric", check.example().path("metric"));
      node.set("is", check.example().path("is"));
      node.put("heldSeeds", runs.count() - check.failed().count());
      ArrayNode failed = node.putArray("failedSeeds");
      check.failed().first().forEach(failed::add);
    }
  }
}
