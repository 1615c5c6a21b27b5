package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that are a key and a value, or a value that is a pair. */
class KeyingTest {
  private static final Optional<Boolean> KEYED = Optional.of(true);
  private static final Optional<Boolean> PLAIN = Optional.of(false);

  private static History read(String text, Optional<Boolean> keyed) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HistoryFile.read(new ByteArrayInputStream(bytes), "h", Optional.empty(), keyed);
  }

  private static History read(String text) throws IOException {
    return read(text, Optional.empty());
  }

  private static void refuses(String text, Optional<Boolean> keyed, String message) {
    assertThatExceptionOfType(MalformedHistory.class)
        .isThrownBy(() -> read(text, keyed))
        .withMessageStartingWith(message);
  }

  private static String event(String type, String function, String value) {
    return "{:process 1, :type :%s, :f :%s, :value %s}%n".formatted(type, function, value);
  }

  private static String done(String function, String begins, String ends) {
    return event("invoke", function, begins) + event("ok", function, ends);
  }

  private static String write(String value) {
    return done("write", value, value);
  }

  @Test
  void aReadThatBeginsWithAKeyTellsThatAllAre() throws IOException {
    String text = write("[1 2]") + write("[3 4]") + done("read", "[1 nil]", "[1 2]");
    History history = read(text);
    assertThat(history.keyed()).isTrue();
    assertThat(history.operations()).extracting(Operation::key).containsExactly("1", "3", "1");
    assertThat(history.operations()).extracting(Operation::value).containsExactly("2", "4", "2");
    assertThat(read(text, PLAIN).keyed()).isFalse();
  }

  @Test
  void aReadThatBeginsWithNilTellsThatNoneIs() throws IOException {
    String text = write("[1 2]") + write("[3 4]") + done("read", "nil", "[1 2]");
    History history = read(text);
    assertThat(history.keyed()).isFalse();
    assertThat(history.operations())
        .extracting(Operation::value)
        .containsExactly("[1 2]", "[3 4]", "[1 2]");
    refuses(text, KEYED, "h:5: the value must be a key and a value, such as [1 nil]");
  }

  @Test
  void whereEveryOperationBeginsWithAPairAllAreKeysAndValues() throws IOException {
    assertThat(read(write("[1 2]") + write("[1 3]")).keyed()).isTrue();
    assertThat(read(write("[1 2]") + done("cas", "[1 [2 3]]", "[1 [2 3]]")).keyed()).isTrue();
    assertThat(read(done("cas", "[1 2]", "[1 2]")).keyed()).isFalse();
    assertThat(read(write("[1 2]") + write("[1 2 3]")).keyed()).isFalse();
    assertThat(read(write("[1 2]").replace("}", ", :key 7}")).keyed()).isFalse();
  }

  @Test
  void aTagTellsThatAllAre() throws IOException {
    String tagged = write("#jepsen.independent/tuple [1 2]");
    assertThat(read(tagged).operations()).extracting(Operation::key).containsExactly("1");
    refuses(tagged + write("3"), Optional.empty(), "h:3: the value must be a key and a value");
    assertThat(read(tagged, PLAIN).operations()).extracting(Operation::value).contains("[1 2]");
  }

  @Test
  void aMixtureIsRefused() {
    String read = done("read", "[1 nil]", "[1 2]");
    refuses(write("3") + read, Optional.empty(), "h:3: the value is a key and a value, but those");
    refuses(read + write("3"), Optional.empty(), "h:3: the value must be a key and a value");
    refuses(event("invoke", "read", "[1 nil]") + event("ok", "read", "nil"), KEYED, "h:2: the");
    refuses(write("[1 2]").replace("}", ", :key 7}"), KEYED, "h:1: a key beside a value");
  }

  /** What failed or is unknown may have a reason as its value, and a write need not repeat its. */
  @Test
  void anEndMayLackItsValue() throws IOException {
    String write = event("invoke", "write", "[1 2]");
    assertThat(read(write + event("ok", "write", "nil")).keyed()).isTrue();
    assertThat(read(write + event("info", "write", ":timed-out")).operations()).hasSize(1);
    assertThat(read(write + event("fail", "write", "[:error 7]")).failed()).isEqualTo(1);
  }
}
