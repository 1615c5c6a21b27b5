package io.github.gtsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class UsageTest {
  /** A Region that is no replica at the end is on the bill for any of these. */
  @Test
  void isNoneIfNothingWasUsed() {
    List<Consumer<Usage>> uses =
        List.of(
            usage -> usage.tableWru++,
            usage -> usage.indexWru++,
            usage -> usage.rwru++,
            usage -> usage.halfRru++,
            usage -> usage.transferBytes++,
            usage -> usage.storageBytes++,
            usage -> usage.restoredBytes++);
    assertThat(new Usage().isNone()).isTrue();
    for (Consumer<Usage> use : uses) {
      Usage used = new Usage();
      use.accept(used);
      assertThat(used.isNone()).isFalse();
    }
  }
}
