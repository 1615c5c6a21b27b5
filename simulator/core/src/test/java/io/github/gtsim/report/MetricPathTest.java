package io.github.gtsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricPathTest {
  private static final JsonNode SUMMARY =
      JsonMapper.builder()
          .build()
          .readTree(
              """
              {"writes": {"lost": 3}, "none": null,
               "freshness": {"a>b": {"p99Ms": 7}},
               "outages": [{"rpo": {"writes": 5}, "rto": {"us-shop": {"seconds": 9}}}]}
              """);

  @ParameterizedTest
  @CsvSource({
    "writes.lost, 3",
    "freshness[\"'a>b'\"].p99Ms, 7",
    "outages[0].rpo.writes, 5",
    "outages[0].rto.us-shop.seconds, 9",
    "outages[0].rto[\"'us-shop'\"].seconds, 9"
  })
  void findsFigures(String path, int value) {
    JsonNode found = MetricPath.parse(path.replace("\"", "")).find(SUMMARY).orElseThrow();
    assertThat(found.asInt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"writes.gained", "none", "none.x", "outages[1].rpo", "writes[0]"})
  void findsNothingWhereThereIsNothing(String path) {
    assertThat(MetricPath.parse(path).find(SUMMARY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a[", "a['b'", "a[x]", "a[-1]", "a b", "a]"})
  void refusesWhatIsNoPath(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MetricPath.parse(text));
  }

  @Test
  void theCatalogueKnowsConcretePaths() {
    assertThat(MetricCatalogue.at(MetricPath.parse("writes.lost"))).isPresent();
    assertThat(MetricCatalogue.at(MetricPath.parse("outages[3].rto['x'].seconds"))).isPresent();
    assertThat(MetricCatalogue.at(MetricPath.parse("freshness['a>b'].p99Ms"))).isPresent();
    assertThat(MetricCatalogue.at(MetricPath.parse("writes.gained"))).isEmpty();
  }
}
