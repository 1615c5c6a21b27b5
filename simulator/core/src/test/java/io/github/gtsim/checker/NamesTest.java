package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the command line. */
class NamesTest {
  @Test
  void formatsGoByTheirNames() {
    assertThat(Stream.of(Format.values()).map(Format::text))
        .containsExactly("jsonl", "edn", "jepsen-log");
    for (Format format : Format.values()) {
      assertThat(Format.named(format.text())).contains(format);
    }
    assertThat(Format.named("xml")).isEmpty();
  }

  @Test
  void modelsGoByTheirNames() {
    for (Model model : Model.values()) {
      assertThat(model.text()).isNotEmpty().matches("[a-z-]+");
      assertThat(Model.named(model.text())).contains(model);
    }
    assertThat(Model.named("stack")).isEmpty();
  }
}
