package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What Knossos and Porcupine take a file for, and that ours of old was none to them. */
class OtherCheckersTest {
  private static final String STALE =
      """
      {:process 0, :type :invoke, :f :write, :value 1, :index 0}
      {:process 0, :type :ok, :f :write, :value 1, :index 1}
      {:process 1, :type :invoke, :f :write, :value 2, :index 2}
      {:process 2, :type :invoke, :f :read, :value nil, :index 3}
      {:process 2, :type :ok, :f :read, :value %s, :index 4}
      {:process 1, :type :%s, :f :write, :value 2, :index 5}
      {:process 2, :type :invoke, :f :cas, :value [2 3], :index 6}
      {:process 2, :type :ok, :f :cas, :value [2 3], :index 7}
      {:process 3, :type :invoke, :f :read, :value nil, :index 8}
      {:process 3, :type :ok, :f :read, :value %s, :index 9}
      """;

  @Test
  void knossosJudgesByItsRegister() {
    assertThat(Knossos.isValid(STALE.formatted("1", "ok", "3"))).contains(true);
    assertThat(Knossos.isValid(STALE.formatted("2", "info", "3"))).contains(true);
    assertThat(Knossos.isValid(STALE.formatted("2", "fail", "3"))).contains(false);
    assertThat(Knossos.isValid(STALE.formatted("2", "ok", "2"))).contains(false);
    assertThat(Knossos.isValid(STALE.formatted("4", "ok", "3"))).contains(false);
    assertThat(Knossos.isValid(STALE.formatted("nil", "ok", "nil"))).contains(true);
  }

  @Test
  void knossosKnowsNoKeys() {
    String read = "{:process 0, :type :%s, :f :read, :value [\"k\" %s]}\n";
    assertThat(Knossos.isValid(read.formatted("invoke", "nil"))).contains(true);
    String ok = "{:process 0, :type :ok, :f :read, :value [\"k\" 1], :index 1}";
    assertThat(Knossos.isValid(read.formatted("invoke", "nil") + ok)).contains(false);
    assertThatIllegalArgumentException().isThrownBy(() -> Knossos.isValid("INFO"));
    assertThatIllegalArgumentException().isThrownBy(() -> Knossos.isValid(ok));
  }

  private static String log(String... events) {
    return "INFO  jepsen.util - " + String.join("\nINFO  jepsen.util - ", events) + "\n";
  }

  @Test
  void porcupineJudgesByItsModel() {
    String writes = log("0 :invoke :write 1", "0 :ok :write 1", "1 :invoke :cas [1 2]");
    String reads = log("2 :invoke :read nil", "2 :ok :read %s").formatted("2");
    assertThat(Porcupine.isValid(writes + reads)).contains(true);
    assertThat(Porcupine.isValid(writes + reads.replace(" 2\n", " 1\n"))).contains(true);
    assertThat(Porcupine.isValid(writes + reads.replace(" 2\n", " 3\n"))).contains(false);
    assertThat(Porcupine.isValid(writes + log("1 :ok :cas [1 2]") + reads)).contains(true);
    assertThat(Porcupine.isValid(writes + log("1 :fail :cas [1 2]"))).contains(false);
    assertThat(Porcupine.isValid(reads)).contains(false);
    assertThat(Porcupine.isValid(reads.replace(":read 2", ":read nil"))).contains(true);
    assertThat(Porcupine.isValid(reads.replace(":ok :read 2", ":fail :read :timed-out")))
        .contains(true);
  }

  @Test
  void porcupineReadsLogsOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Porcupine.isValid(STALE.formatted("1", "ok", "3")));
    String begins = log("0 :invoke :write 1");
    assertThatIllegalArgumentException().isThrownBy(() -> Porcupine.isValid(begins + begins));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Porcupine.isValid(begins + "; " + "a".repeat(4096)));
  }
}
