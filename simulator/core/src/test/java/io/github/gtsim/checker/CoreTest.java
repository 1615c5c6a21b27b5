package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.RandomStreams;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left out proves nothing by itself: a history that has an order still has one. */
class CoreTest {
  private static final int RUNS = Integer.getInteger("gtsim.histories", 6000);

  private static List<Operation> plain(Model model, List<Operation> operations) {
    return operations.stream().map(o -> ReasonTest.plain(model, o)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyStepAsksLess(Model model) {
    RandomStream random = new RandomStreams(22).stream(model.text());
    BruteForce brute = new BruteForce(model);
    int steps = 0;
    for (int run = 0; run < RUNS; run++) {
      RandomHistory history = RandomHistory.draw(model, random);
      List<Operation> all = history.operations();
      String initial = model.value(history.initial());
      if (brute.decide(plain(model, all), initial) == Verdict.VALID) {
        Operation one = all.get(random.nextInt(all.size()));
        KeyCheck check = new KeyCheck(model, history.initial(), Limits.ofSteps());
        Core core = new Core(check, all, one);
        for (Operation known : core.known()) {
          steps++;
          assertThat(brute.decide(plain(model, core.since(known)), initial))
              .as("since %s in %s", known, history)
              .isEqualTo(Verdict.VALID);
        }
        List<Operation> weak = core.weak(all);
        for (int many = 1; many <= weak.size(); many++) {
          steps++;
          List<Operation> rest = Core.without(all, weak.subList(0, many));
          assertThat(brute.decide(plain(model, rest), initial))
              .as("without %s in %s", weak.subList(0, many), history)
              .isEqualTo(Verdict.VALID);
        }
      }
    }
    assertThat(steps).isGreaterThan(RUNS / 4);
  }

  /** The addition came before the latest write, which it could not if the counter began with it. */
  @Test
  void ofACounterThatHeldNoNumberItMattersWhatCameBefore() {
    Ops ops = new Ops().write(0, 1, 1).add(2, 5, 2).write(3, 6, 5).read(7, 8, 5);
    List<Operation> all = ops.list();
    KeyCheck check = new KeyCheck(Model.COUNTER, "\"x\"", Limits.ofSteps());
    Core core = new Core(check, all, all.get(3));
    assertThat(check.decide(all)).isEqualTo(Verdict.VALID);
    assertThat(check.decide(core.since(all.get(2)))).isEqualTo(Verdict.INVALID);
    assertThat(core.known()).isEmpty();
    KeyCheck number = new KeyCheck(Model.COUNTER, "nil", Limits.ofSteps());
    assertThat(new Core(number, all, all.get(3)).known()).hasSize(2);
  }
}
