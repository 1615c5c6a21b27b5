package io.github.gtsim.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which of a request's versions its answer acknowledges. */
class RequestTest {
  private final Request request =
      new Request(
          new Source(0, "group", 0, 1, false, "value", false, 1024), OperationKind.PUT, 7, 0, 0, 0);
  private final Version first = Version.NONE.child(7, 1, 0, 1, Image.ABSENT, 1);
  private final Version second = first.child(7, 2, 0, 2, Image.ABSENT, 2);

  private Attempt attempt() {
    return new Attempt(
        request, new Change.None(), new Condition.None(), false, 0, 0, 0, answered -> {});
  }

  private void apply(Attempt attempt, Version version) {
    attempt.made(Version.NONE, version);
    request.written().add(version);
  }

  @Test
  void itIsTheOneThatTheAnsweredAttemptHasMade() {
    Attempt last = attempt();
    apply(attempt(), first);
    apply(last, second);
    request.end(Request.Result.OK, last);

    assertThat(request.acknowledged()).isSameAs(second);
  }

  @Test
  void itIsTheFirstIfTheAnsweredAttemptHasOnlySeenOne() {
    Attempt last = attempt();
    apply(attempt(), first);
    apply(attempt(), second);
    last.saw(second);
    request.end(Request.Result.OK, last);

    assertThat(request.acknowledged()).isSameAs(first);
  }
}
