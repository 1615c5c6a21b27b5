package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForwardingTableTest {

  /** A default that it forgot would answer for the table behind it. */
  @Test
  void passesOnEverythingThatATableIsAsked() {
    for (Method asked : Table.class.getMethods()) {
      assertThat(ForwardingTable.class.getDeclaredMethods())
          .as(asked.getName())
          .anyMatch(
              method ->
                  method.getName().equals(asked.getName())
                      && Arrays.equals(method.getParameterTypes(), asked.getParameterTypes()));
    }
  }
}
