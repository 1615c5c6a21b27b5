package io.github.gtsim.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {

  /** What is chosen first says how many choices follow. */
  @Test
  void everySequenceComesUpOnce() {
    Choices choices = new Choices();
    List<String> seen = new ArrayList<>();
    do {
      int more = choices.next(3);
      for (int i = 0; i < more; i++) {
        choices.next(2);
      }
      seen.add(choices.toString());
    } while (choices.advance());
    assertThat(seen).containsExactly("0", "1.0", "1.1", "2.0.0", "2.0.1", "2.1.0", "2.1.1");
  }

  @Test
  void aSequenceIsMadeAgainFromItsText() {
    Choices choices = Choices.of("2.0.1");
    assertThat(List.of(choices.next(3), choices.next(2), choices.next(2), choices.next(5)))
        .containsExactly(2, 0, 1, 0);
    assertThat(choices).hasToString("2.0.1.0");
  }

  @Test
  void aRunThatIsNotTheSameAgainIsNoticed() {
    Choices other = new Choices();
    other.next(2);
    other.next(2);
    other.advance();
    assertThatThrownBy(() -> other.next(3)).isInstanceOf(IllegalStateException.class);
    Choices fewer = new Choices();
    fewer.next(2);
    fewer.next(2);
    fewer.advance();
    assertThatThrownBy(fewer::advance).isInstanceOf(IllegalStateException.class);
  }
}
