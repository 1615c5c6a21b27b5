package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: us-east-1, to: us-west-2} | replication.pairs[1].lag | "
            + "a pair needs a lag, such as 250ms",
        "{from: us-east-1, to: us-east-1, lag: 1s} | replication.pairs[1].to | "
            + "a pair is of two Regions",
        "{from: us-east-1, to: eu-west-1, lag: 2s} | replication.pairs[1].from | "
            + "the lag of this pair is given twice",
      })
  void refusesAPairThatIsNone(String pair, String path, String message) throws ScenarioException {
    String section =
        "replication:\n  pairs:\n    - {from: us-east-1, to: eu-west-1, lag: 1s}\n    - "
            + pair
            + "\n";
    List<Problem> problems = Samples.problems(Samples.small(section), Selection.BASE);
    assertThat(problems).extracting(Problem::path).containsExactly(path);
    assertThat(problems.get(0).message()).isEqualTo(message);
  }

  /** The way back is a pair of its own, and so is another way from or to the same Region. */
  @ParameterizedTest
  @CsvSource({"eu-west-1, us-east-1", "us-east-1, us-west-2", "us-west-2, eu-west-1"})
  void takesAnotherPairBesides(String from, String to) throws ScenarioException {
    String pairs =
        "replication: {pairs: [{from: us-east-1, to: eu-west-1, lag: 1s}, {from: %s, to: %s,"
            + " lag: 1s}]}\n";
    Samples.small(pairs.formatted(from, to)).resolve(Selection.BASE);
  }
}
