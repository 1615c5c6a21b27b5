package io.github.gtsim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

  @Test
  void hasKnownFirstValues() {
    assertThat(new RandomStreams(42).seed("arrivals")).isEqualTo(0x04C7ABDA8004C746L);
    assertThat(new RandomStreams(42).stream("arrivals").nextLong()).isEqualTo(0x293E63710187B34FL);
  }

  @Test
  void aStreamDependsOnItsNameNotOnTheOrderOfCreation() {
    RandomStreams forwards = new RandomStreams(1);
    long keys = forwards.stream("keys").nextLong();
    long arrivals = forwards.stream("arrivals").nextLong();
    RandomStreams backwards = new RandomStreams(1);
    backwards.stream("something else").nextLong();
    assertThat(backwards.stream("arrivals").nextLong()).isEqualTo(arrivals);
    assertThat(backwards.stream("keys").nextLong()).isEqualTo(keys);
  }

  @Test
  void namesAndRootSeedsMatter() {
    long drawn = new RandomStreams(1).stream("keys").nextLong();
    assertThat(new RandomStreams(1).stream("key").nextLong()).isNotEqualTo(drawn);
    assertThat(new RandomStreams(2).stream("keys").nextLong()).isNotEqualTo(drawn);
  }
}
