package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "writes.lsot | writes.lost",
        "outages[12].rpo.secnds | outages[12].rpo.seconds",
        "outages.rpo.writes | outages[0].rpo.writes",
        "outages[0].rto.buyers.clients.p98 | outages[0].rto.buyers.clients.p99",
        "outages[0].rto['a b'].second | outages[0].rto['a b'].seconds",
        "freshness['a>b'].p99ms | freshness['a>b'].p99Ms",
        "latency.us-east-1.put.p98Ms | latency.us-east-1.put.p90Ms",
        "cost | ",
        "writes | ",
        "writes[0].lost | writes.lost",
        "writes.größe | ",
      })
  void anUnknownMetricIsRefusedBeforeTheRun(String metric, String meant) throws ScenarioException {
    List<Problem> problems = file(metric).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString())
        .startsWith("e.yaml:6:15: expect[0].metric: no metric is called '" + metric + "'");
    assertThat(problems.get(0).hint())
        .isEqualTo(meant == null ? "" : "did you mean '" + meant + "'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "writes.lost",
        "outages[3].rpo.byRegion['anywhere'].writes",
        "outages[0].rto['a group of its own'].clients.p50",
        "latency['anywhere'].get.p999Ms",
      })
  void aMetricOfAnyNameIsAllowed(String metric) throws ScenarioException {
    assertThat(file(metric).problems()).isEmpty();
  }

  private static ScenarioFile file(String metric) throws ScenarioException {
    String text =
        """
        name: e
        seed: 1
        duration: 1s
        table: { regions: [us-east-1, us-west-2] }
        expect:
          - { metric: "%s", is: "== 0" }
        """
            .formatted(metric);
    return ScenarioFile.parse("e.yaml", text, MetricCatalogue.NAMES);
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
