package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
  @Test
  void aFactIsCoveredUnlessItSaysWhyNot() {
    assertThat(Facts.all()).filteredOn(Fact::covered).extracting(Fact::code).contains("W-9", "9");
    assertThat(Facts.all()).filteredOn(f -> !f.covered()).extracting(Fact::code).contains("Q-5");
  }

  @Test
  void itsFileIsInLowerCase() {
    assertThat(Facts.all()).extracting(Fact::file).contains("w-9.yaml", "0.1-1.yaml", "9.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts: [",
        "sources: {S: s}",
        "{sources: {S: s}, facts: {A-1: {source: [S]}}}",
        "{sources: {S: s}, facts: {A-1: {rule: r}}}",
        "{sources: {S: s}, facts: {A-1: {rule: r, source: [T]}}}",
        "{sources: {S: s}, facts: {A-1: {rule: r, source: [S], out: why}}}",
        "{sources: {S: s}, facts: {A-1: {rule: r, source: [S]}, A-1: {rule: r, source: [S]}}}",
      })
  void aCatalogueWithMistakesIsRefused(String text) {
    assertThatThrownBy(() -> Facts.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
