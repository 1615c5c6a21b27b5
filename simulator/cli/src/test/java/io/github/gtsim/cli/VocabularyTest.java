package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.OperationKind;
import java.util.Arrays;
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
    assertThat(Vocabulary.FAULTS).hasSameSizeAs(Fault.class.getPermittedSubclasses());
  }
}
