package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios that the swarm has found, shrunk and kept: what they showed stays mended. */
class FindingsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "findings");

  static List<Path> findings() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("findings")
  void staysMended(Path finding) throws IOException {
    Scenario scenario = RandomScenarios.scenario(Files.readString(finding));
    RunReport report = Experiment.run(scenario, new Recording.Checked());
    assertThat(report.brokenPromises()).isEmpty();
    assertThat(report.expectationsHeld()).as("expectations").isTrue();
    assertThat(Audit.differences(scenario)).isEmpty();
  }
}
