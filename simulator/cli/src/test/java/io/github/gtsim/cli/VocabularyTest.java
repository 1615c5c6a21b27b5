package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.scenario.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  @Test
  void listsEveryOperationOfClients() {
    assertThat(Vocabulary.MIX)
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Arrays.stream(OperationKind.values()).map(OperationKind::text).toList());
  }

  @Test
  void listsEveryOperationOnTheTable() {
    assertThat(Vocabulary.OPERATIONS)
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(Faults.OPERATIONS);
  }

  @Test
  void listsEveryFault() {
    assertThat(Vocabulary.FAULTS)
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Stream.of(Faults.KINDS, Faults.INSTANT).flatMap(List::stream).toList());
  }
}
