package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricCatalogueTest {
  private static final Path RESULTS = Path.of("../../results");
  private static final List<String> NO_METRICS =
      List.of("seed", "ledger", "script", "expectations");

  @Test
  void holdsEveryNumberOfEveryCommittedSummary() throws IOException {
    List<String> unknown = new ArrayList<>();
    try (Stream<Path> files = Files.walk(RESULTS)) {
      for (Path file : files.filter(path -> path.endsWith("summary.json")).toList()) {
        JsonNode summary = JsonMapper.builder().build().readTree(Files.readString(file));
        for (var section : summary.properties()) {
          if (!NO_METRICS.contains(section.getKey())) {
            collect(section.getValue(), section.getKey(), unknown);
          }
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static void collect(JsonNode node, String path, List<String> unknown) {
    if (node.isNumber() && MetricCatalogue.at(MetricPath.parse(path)).isEmpty()) {
      unknown.add(path);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.get(i), path + "[" + i + "]", unknown);
    }
    for (var property : node.properties()) {
      collect(property.getValue(), path + "['" + property.getKey() + "']", unknown);
    }
  }

  @Test
  void isWhatTheResultsPageExplains() throws IOException {
    String page = Files.readString(RESULTS.resolve("README.md"));
    for (MetricCatalogue.Metric metric : MetricCatalogue.metrics()) {
      String row =
          "| `%s` | %s | %s |".formatted(metric.path(), metric.unit().text(), metric.meaning());
      assertThat(page).contains(row);
    }
  }
}
