package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Nothing that is told may stop half-way. */
class ObserversTest {
  @Test
  void everythingIsPassedOn() throws NoSuchMethodException {
    for (Method told : Observer.class.getMethods()) {
      assertThat(Observers.class.getMethod(told.getName(), told.getParameterTypes()))
          .extracting(Method::getDeclaringClass)
          .isEqualTo(Observers.class);
    }
  }
}
