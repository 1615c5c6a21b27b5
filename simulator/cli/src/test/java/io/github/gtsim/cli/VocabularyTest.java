package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.scenario.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void listsEveryOperation() {
    assertThat(Vocabulary.OPERATIONS)
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Arrays.stream(OperationKind.values()).map(OperationKind::text).toList());
  }

  @Test
  void listsEveryFault() {
    List<String> kinds = new ArrayList<>(Faults.KINDS);
    kinds.addAll(Faults.INSTANT);
    assertThat(Vocabulary.FAULTS)
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(kinds);
  }
}
