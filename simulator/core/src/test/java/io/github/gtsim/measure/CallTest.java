package io.github.gtsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Action;
import io.github.gtsim.checker.History;
import io.github.gtsim.checker.Limits;
import io.github.gtsim.checker.Linearizability;
import io.github.gtsim.checker.Model;
import io.github.gtsim.checker.Operation;
import io.github.gtsim.checker.Verdict;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.RandomStreams;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Unknown outcomes that are settled leave a history as linearizable as it was. */
class CallTest {
  private static final int HISTORIES = 30_000;

  private static Call call(Action action, int met, int value, long start, long end) {
    return new Call(new Deed(0, 0, 0, Image.ABSENT, start), action, met, value, end);
  }

  private static Call random(RandomStream random) {
    Action action = List.of(Action.READ, Action.WRITE, Action.CAS).get(random.nextInt(3));
    long start = random.nextInt(10);
    boolean open = action != Action.READ && random.nextInt(2) == 0;
    long end = open ? Operation.NEVER : start + random.nextInt(4);
    return call(action, random.nextInt(4), random.nextInt(4), start, end);
  }

  private static Verdict verdict(List<Call> calls) {
    List<Operation> operations = new ArrayList<>();
    for (Call call : calls) {
      boolean cas = call.action() == Action.CAS;
      operations.add(
          new Operation(
              operations.size(),
              "",
              operations.size(),
              call.action(),
              false,
              cas ? String.valueOf(call.met()) : "",
              String.valueOf(call.value()),
              call.deed().startNanos(),
              call.endNanos(),
              0,
              0));
    }
    History history = new History(operations, true, false, 0, 0);
    return Verdict.of(
        Linearizability.check(history, Optional.of(Model.CAS_REGISTER), "0", Limits.ofSteps())
            .stream()
            .map(finding -> finding.verdict())
            .toList());
  }

  @Test
  void theVerdictStaysAsItIs() {
    RandomStream random = new RandomStreams(7).stream("calls");
    EnumMap<Verdict, Integer> seen = new EnumMap<>(Verdict.class);
    for (int i = 0; i < HISTORIES; i++) {
      List<Call> calls = new ArrayList<>();
      calls.add(call(Action.WRITE, 0, 0, -2, -2));
      int size = 1 + random.nextInt(7);
      for (int j = 0; j < size; j++) {
        calls.add(random(random));
      }
      List<Call> settled = Call.settled(calls);
      Verdict verdict = verdict(calls);
      assertThat(verdict(settled)).as("%s", calls).isEqualTo(verdict);
      if (!settled.equals(calls)) {
        seen.merge(verdict, 1, Integer::sum);
      }
    }
    assertThat(seen.get(Verdict.VALID)).isGreaterThan(HISTORIES / 20);
    assertThat(seen.get(Verdict.INVALID)).isGreaterThan(HISTORIES / 20);
  }

  @Test
  void whatNobodyMeetsIsLeftOutAndWhatOneMeetsEndsByThen() {
    Call first = call(Action.WRITE, 0, 0, -2, -2);
    Call unseen = call(Action.CAS, 0, 1, 1, Operation.NEVER);
    Call lost = call(Action.WRITE, 0, 2, 1, Operation.NEVER);
    Call link = call(Action.CAS, 2, 3, 2, Operation.NEVER);
    Call read = call(Action.READ, 0, 3, 5, 7);
    assertThat(Call.settled(List.of(first, unseen))).containsExactly(first);
    assertThat(Call.settled(List.of(first, lost, link))).containsExactly(first);
    assertThat(Call.settled(List.of(first, lost, link, read)))
        .containsExactly(
            first,
            call(lost.deed(), Action.WRITE, 0, 2),
            call(link.deed(), Action.CAS, 2, 3),
            read);
  }

  private static Call call(Deed deed, Action action, int met, int value) {
    return new Call(deed, action, met, value, 7);
  }
}
