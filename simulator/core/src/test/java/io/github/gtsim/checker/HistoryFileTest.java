package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gtsim.engine.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFileTest {
  private static final String INVOKE = "{\"process\":1,\"type\":\"invoke\",\"f\":\"read\"}\n";
  private static final String OK = "{\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"value\":1}\n";
  private static final String EDN = "{:process 1, :type :invoke, :f :read, :value nil}\n";

  private History read(byte[] bytes, Optional<Format> format) throws IOException {
    return HistoryFile.read(new ByteArrayInputStream(bytes), "h", format, Optional.empty());
  }

  private History read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private void refuses(String text, String message) {
    assertThatExceptionOfType(MalformedHistory.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith(message)
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }

  @Test
  void aTruncatedLastLineIsRefused() {
    refuses(INVOKE + OK.substring(0, 20), "h:2: expected an object such as {\"process\":3,");
    refuses(EDN + EDN.substring(0, 20), "h:2: expected a map such as {:process 3,");
    refuses("[" + EDN + EDN.replace(":invoke", ":info"), "h:2: expected the ] of line 1");
    refuses("INFO - 1\t:invoke\t:read\tnil\nINFO - 1\t:ok\t:re", "h:2: expected process, type,");
    refuses("INFO - 1\t:invoke\t:read\tnil\nINFO - 1\t:ok\t:cas\t[4 ", "h:2: expected process,");
  }

  @Test
  void jsonThatIsNoEventIsRefused() {
    refuses(INVOKE + "\n[1]\n", "h:3: expected an object such as");
    refuses("{\"process\":1,\"process\":2}", "h:1: expected an object such as");
    refuses(INVOKE.replace("1", "1.5"), "h:1: process must be a whole number");
    refuses(INVOKE.replace("\"process\":1,", ""), "h:1: process must be a whole number");
    refuses(INVOKE.replace("invoke", "start"), "h:1: type must be invoke, ok, fail or info, not");
    refuses(INVOKE.replace("\"read\"", "3"), "h:1: f must be the name of an operation");
    refuses(INVOKE.replace("read", "txn"), "h:1: f must be read, write, cas, add, get, put or");
    refuses(INVOKE.replace("}", ",\"time\":\"1\"}"), "h:1: time must be a whole number of nano");
    refuses(INVOKE.replace("}", ",\"time\":1e30}"), "h:1: time");
    refuses(INVOKE.replace("}", ",\"value\":1e9100000000}"), "h:1: a number is out of range");
    refuses(INVOKE.replace("}", ",\"value\":1e1000}"), "h:1: a number is out of range: a number");
    String digits = "9".repeat(1001);
    refuses(INVOKE.replace("}", ",\"value\":" + digits + "}"), "h:1: expected an object");
    refuses(EDN.replace("nil", digits), "h:1: expected a map such as");
    refuses("1\t:invoke\t:write\t" + digits, "h:1: expected process,");
    refuses(INVOKE.replace("}", ",\"value\":" + "[".repeat(9999)), "h:1: expected an object");
  }

  @Test
  void ednThatIsNoEventIsRefused() {
    refuses(EDN + "7", "h:2: expected a map such as");
    refuses("[" + EDN + "]\n]", "h:3: expected nothing after the ]");
    refuses(EDN + "}", "h:2: expected a map such as");
    refuses(EDN.replace(":process 1", ":process \"1\""), "h:1: :process must be a whole number");
    refuses(EDN.replace(":invoke", ":begin"), "h:1: :type must be :invoke, :ok, :fail or :info");
    refuses(EDN.replace("}", ", :time 1.5}"), "h:1: :time must be a whole number of nanoseconds");
    refuses(EDN.replace("nil", "[".repeat(99_999)), "h:1: expected a map such as");
    String nested = "[".repeat(20_000) + "]".repeat(20_000);
    refuses(EDN.replace("nil", nested), "h:1: expected a map such as");
    refuses(EDN.replace("nil", "##Nope"), "h:1: expected a map such as");
  }

  @Test
  void eventsThatDoNotFitAreRefused() {
    refuses(INVOKE + INVOKE, "h:2: process 1 begins an operation before that of line 1 has ended");
    refuses(OK, "h:1: process 1 ends an operation that it has not begun");
    refuses(INVOKE + OK.replace("read", "write"), "h:2: process 1 ends a write, not the operation");
    String timed = INVOKE.replace("}", ",\"time\":9}");
    refuses(timed + OK, "h:2: either all operations have a time or none");
    refuses(timed + OK.replace("}", ",\"time\":8}"), "h:2: process 1 ends the operation of line 1");
    refuses(
        INVOKE.replace("read", "get") + INVOKE.replace("read", "add"),
        "h:2: a history of get, put and append cannot have add, too");
    refuses(INVOKE.replace("read", "cas"), "h:1: the value of a cas must be the old and the new");
    refuses(INVOKE.replace("read", "add"), "h:1: the value of an add must be a whole number, not");
    refuses(
        EDN.replace("nil", "[1 nil]") + EDN.replace(":invoke", ":ok"), "h:2: the value must be a");
  }

  /** In every format, with the line. */
  @Test
  void anEndThatRepeatsSomethingElseIsRefused() throws IOException {
    String json = "{\"process\":1,\"type\":\"%s\",\"f\":\"%s\",\"key\":\"%s\",\"value\":%s}\n";
    String edn = "{:process 1, :type :%s, :f :%s, :key \"%s\", :value %s}\n";
    for (String form : List.of(json, edn)) {
      String begun = form.formatted("invoke", "write", "k", "1");
      String otherKey = " with the key k2, but it began with k";
      for (String type : List.of("ok", "fail", "info")) {
        refuses(
            begun + form.formatted(type, "write", "k2", "1"),
            "h:2: process 1 ends the operation of line 1" + otherKey);
      }
      refuses(
          begun + form.formatted("ok", "write", "k", "2"),
          "h:2: process 1 ends the operation of line 1 with the value 2, but it began with 1");
      assertThat(read(begun + form.formatted("ok", "write", "k", "1.0")).operations()).hasSize(1);
      assertThat(read(begun + form.formatted("info", "write", "k", "2")).operations()).hasSize(1);
    }
    refuses("1\t:invoke\t:cas\t[1 2]\n1\t:ok\t:cas\t[1 3]", "h:2: process 1 ends");
    refuses("1\t:invoke\t:write\t[7 2]\n1\t:ok\t:write\t[8 2]", "h:2: process 1 ends");
    refuses(INVOKE + OK.replace("}", ",\"key\":\"k\"}"), "h:2: process 1 ends the operation of");
    String begun = "1\t:invoke\t:cas\t[1 2]\n";
    assertThat(read(begun + "1\t:info\t:cas\t:timed-out").operations()).hasSize(1);
    assertThat(read(begun + "1\t:ok\t:cas\tnil").operations()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# Heading\n", "no history\n", "[]", "; nothing\n", "\t\t\n"})
  void whatHoldsNoOperationIsRefused(String text) {
    assertThatExceptionOfType(MalformedHistory.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("h:");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
      stream.write(INVOKE.getBytes(StandardCharsets.UTF_8));
    }
    assertThatExceptionOfType(MalformedHistory.class)
        .isThrownBy(() -> read(zipped.toByteArray(), Optional.empty()))
        .withMessage("h: compressed by gzip: expected text, so unpack it first");
    byte[] latin = (INVOKE + "{\"process\":\"\u00e4\"}").getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(MalformedHistory.class)
        .isThrownBy(() -> read(latin, Optional.empty()))
        .withMessage("h:2: not text in UTF-8");
  }

  @Test
  void aHugeLineIsRefusedButAHistoryInOneLineOfEdnIsNot() throws IOException {
    refuses(INVOKE + "{\"x\":\"" + "a".repeat(1_000_000) + "\"}", "h:2: longer than 1000000 bytes");
    String pair = EDN + EDN.replace(":invoke", ":ok");
    String line = "[" + pair.replace("\n", " ").repeat(12_000) + "]";
    assertThat(read(line).operations()).hasSize(12_000);
  }

  @Test
  void marksLineEndsAndOtherFieldsDoNotMatter() throws IOException {
    History history = read("\uFEFF" + INVOKE.replace("\n", "\r\n\r\n") + OK);
    assertThat(history.operations())
        .extracting(Operation::value, Operation::startLine, Operation::endLine)
        .containsExactly(tuple("1", 1, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.50 | 1.5",
        "10.0 | 10",
        "1e2 | 100",
        "-0.0 | 0",
        "\"a\\\"b\\u0000\" | \"a\\\"b\\u0000\"",
        "{\"b\": [1, null], \"a\": true} | {\"a\" true, \"b\" [1 nil]}",
        "'' | nil",
        "nil | nil",
        ":a | :a",
        "Boston | \"Boston\"",
      })
  void valuesHaveOneForm(String written, String value) {
    assertThat(HistoryFile.value(written)).isEqualTo(value);
  }

  /** Whatever a file holds, it is read or refused in one line. */
  @ParameterizedTest
  @EnumSource
  void garbledFilesAreReadOrRefused(Format format) throws IOException {
    String name =
        switch (format) {
          case JSONL -> "good-register.jsonl";
          case EDN -> "good-vector.edn";
          case JEPSEN_LOG -> "good-cas.log";
        };
    byte[] good = Files.readAllBytes(Path.of("src", "test", "resources", "histories", name));
    RandomStream random = new RandomStream(5);
    int refused = 0;
    for (int run = 0; run < 3000; run++) {
      byte[] bad = good.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        String signs = "{}[]()\"\\:,;#^ \n\t0aN";
        bad[random.nextInt(bad.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
      }
      try {
        read(bad, Optional.of(format));
      } catch (MalformedHistory e) {
        refused++;
        assertThat(e.getMessage()).startsWith("h:");
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }
}
