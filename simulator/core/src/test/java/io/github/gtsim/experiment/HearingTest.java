package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Observer.Told;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every listener of a run asks to be told of all that it listens to. */
class HearingTest {
  @Test
  void noListenerIsDeafToWhatItListensTo() throws ScenarioException {
    String text = "name: n\nseed: 1\nduration: 1s\ntable: { regions: [us-east-1, us-west-2] }\n";
    List<Observer> listeners = new ArrayList<>();
    new Run(
        ScenarioFile.parse("s.yaml", text).resolve(Selection.mode("mrec")),
        new Recording.None(),
        listener -> {
          listeners.add(listener);
          return listener;
        });
    assertThat(listeners).hasSizeGreaterThan(10);
    for (Observer listener : listeners) {
      assertThat(listener.hears())
          .as(listener.getClass().getSimpleName())
          .containsAll(listensTo(listener));
    }
  }

  private static Set<Told> listensTo(Observer listener) {
    Set<Told> listensTo = EnumSet.noneOf(Told.class);
    for (Method method : listener.getClass().getDeclaredMethods()) {
      for (Told told : Told.values()) {
        if (told.name().replace("_", "").equals(method.getName().toUpperCase(Locale.ROOT))
            && !Modifier.isPrivate(method.getModifiers())) {
          listensTo.add(told);
        }
      }
    }
    return listensTo;
  }
}
