package io.github.gtsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gtsim.architecture.offending.Harmless;
import io.github.gtsim.architecture.offending.checker.CheckerSeesMode;
import io.github.gtsim.architecture.offending.cluster.Plain;
import io.github.gtsim.architecture.offending.engine.EngineSeesCluster;
import io.github.gtsim.architecture.offending.mode.ModeSeesCluster;
import io.github.gtsim.architecture.offending.mode.ModeSeesWorkload;
import io.github.gtsim.architecture.offending.scenario.ScenarioSeesModeAndWorkload;
import io.github.gtsim.architecture.offending.workload.WorkloadSeesMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  private static final Layers IN_TESTS = new Layers("io.github.gtsim.architecture.offending");

  static List<ArchRule> rules() {
    return new Layers("io.github.gtsim").rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsInTheProduct(ArchRule rule) {
    rule.check(new ClassFileImporter().importPath(Path.of("target", "classes")));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        EngineSeesCluster.class,
        ModeSeesWorkload.class,
        WorkloadSeesMode.class,
        CheckerSeesMode.class,
        Harmless.class
      })
  void bites(Class<?> offence) {
    assertThat(violations(offence)).isNotEmpty();
  }

  @Test
  void allowsWhatStandsToTheLeft() {
    assertThat(violations(Plain.class)).isEmpty();
    assertThat(violations(ModeSeesCluster.class)).isEmpty();
    assertThat(violations(ScenarioSeesModeAndWorkload.class)).isEmpty();
  }

  private static List<String> violations(Class<?> offence) {
    JavaClasses classes = new ClassFileImporter().importClasses(offence);
    return IN_TESTS.rules().stream()
        .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream())
        .collect(Collectors.toList());
  }
}
