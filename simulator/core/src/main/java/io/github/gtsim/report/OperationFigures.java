package io.github.gtsim.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws how long each evacuation and each recovery took, and what it left behind. */
final class OperationFigures {
  /**
   * What a section of the summary tells of.
   *
   * @param what it is, before the Region's name
   * @param seconds key of how long it took
   * @param none what stands in place of no time
   * @param count key of what it left behind
   */
  private record Kind(
      String section,
      String what,
      String seconds,
      String label,
      String none,
      String count,
      String countLabel,
      String brief) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "evacuations",
              "evacuation of",
              "waitSeconds",
              "writes stopped for",
              "nobody moved",
              "pending",
              "writes still under way then",
              "writes under way"),
          new Kind(
              "recoveries",
              "recovery in",
              "rtoSeconds",
              "RTO of the table",
              Figure.NONE,
              "rpo.writes",
              "RPO: writes not brought back",
              "unrecovered writes"));

  private OperationFigures() {}

  static List<Figure> of(ObjectNode summary) {
    List<Figure> figures = new ArrayList<>();
    for (Kind kind : KINDS) {
      int position = 0;
      for (JsonNode node : summary.path(kind.section())) {
        String region = node.path("region").asString("?");
        String subject = node.path("name").asString("") + ": " + kind.what() + " " + region;
        String key = kind.section() + "[" + position++ + "].";
        String none = instead(kind, node);
        String took = key + kind.seconds();
        figures.add(figure(summary, took, subject, kind.label(), "", Unit.SECONDS, none));
        String left = key + kind.count();
        figures.add(
            figure(
                summary, left, subject, kind.countLabel(), kind.brief(), Unit.COUNT, Figure.NONE));
      }
    }
    return figures;
  }

  /** A recovery that came to nothing has a note, which begins with what there is not. */
  private static String instead(Kind kind, JsonNode node) {
    String note = node.path("note").asString("");
    boolean tells = kind.none().equals(Figure.NONE) && !note.isEmpty();
    return tells ? note.substring(0, note.indexOf(':')) : kind.none();
  }

  private static Figure figure(
      ObjectNode summary,
      String key,
      String subject,
      String label,
      String brief,
      Unit unit,
      String none) {
    return new Figure(
        key,
        subject,
        label,
        brief,
        Concern.OUTAGE,
        unit,
        MetricPath.parse(key).find(summary).flatMap(Figures::number),
        none,
        BigDecimal.ZERO);
  }
}
