package io.github.gtsim.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.checker.Verdict;
import io.github.gtsim.measure.HistoryFormat;
import io.github.gtsim.measure.Recording;
import io.github.gtsim.property.RandomScenarios;
import io.github.gtsim.report.HistoryVerdict;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What histories say, line by line. */
class RecordedHistoryTest {
  private static final String TABLE =
      """
      name: told
      seed: 3
      duration: 5s
      network: {jitter: none, service: {write: 0ms, read: 0ms}}
      table: {mode: single-region, regions: [us-east-1]%s}
      """;

  @TempDir private Path folder;

  private static List<String> lines(HistoryFormat format, String yaml) {
    return Recorded.lines(RandomScenarios.scenario(TABLE.formatted("") + yaml), format);
  }

  private static String script(String... requests) {
    StringBuilder script = new StringBuilder("script:\n");
    for (int i = 0; i < requests.length; i++) {
      script.append("  - {at: ").append(i + 1).append("ms, region: us-east-1, ");
      script.append(requests[i]).append("}\n");
    }
    return script.toString();
  }

  private static String strip(String line) {
    return line.replaceAll(",\"time\":\\d+,\"region\":\"us-east-1\",\"consistency\":\"strong\"", "")
        .replaceAll(", :time -?\\d+, :index \\d+(, :region \"us-east-1\")?", "");
  }

  private static List<String> ends(HistoryFormat format, String yaml) {
    return lines(format, yaml).stream()
        .filter(line -> !line.contains("invoke"))
        .map(RecordedHistoryTest::strip)
        .toList();
  }

  private static final String SCRIPT =
      script(
          "put: {key: k, set: {a: 1, b: x}}",
          "update: {key: k, set: {a: 2}}",
          "update: {key: k, add: {a: -1}, if: {a: '>= 1'}}",
          "put: {key: k, set: {a: 9}, if: absent}",
          "get: {key: k, consistency: strong}",
          "get: {key: k}",
          "delete: {key: k, if: exists}",
          "delete: {key: k}",
          "transact: [{put: {key: k, set: {a: 1}}}, {update: {key: l, add: {n: 2}}}]");

  private static String[] quoted(String... lines) {
    return List.of(lines).stream().map(line -> line.replace('\'', '"')).toArray(String[]::new);
  }

  @Test
  void whatEachRequestIsAsAnObject() {
    assertThat(ends(HistoryFormat.JSONL, SCRIPT))
        .containsExactly(
            quoted(
                "{'process':0,'type':'ok','f':'write','key':'k',"
                    + "'value':{'a':1,'b':'x'},'op':'put'}",
                "{'process':0,'type':'ok','f':'cas','key':'k',"
                    + "'value':[{'a':1,'b':'x'},{'a':2,'b':'x'}],'op':'update'}",
                "{'process':0,'type':'ok','f':'add','key':'k','value':-1,'op':'increment',"
                    + "'cas':[{'a':2,'b':'x'},{'a':1,'b':'x'}]}",
                "{'process':0,'type':'fail','f':'cas','key':'k','value':[null,9],"
                    + "'error':'ConditionalCheckFailedException','op':'create',"
                    + "'seen':{'a':1,'b':'x'}}",
                "{'process':0,'type':'ok','f':'read','key':'k','value':{'a':1,'b':'x'}}",
                "{'process':0,'type':'ok','f':'read','key':'k','value':{'a':1,'b':'x'},"
                    + "'time':6000000,'region':'us-east-1','consistency':'eventual'}",
                "{'process':0,'type':'ok','f':'cas','key':'k',"
                    + "'value':[{'a':1,'b':'x'},null],'op':'delete'}",
                "{'process':0,'type':'ok','f':'write','key':'k','value':null,'op':'delete'}",
                "{'process':0,'type':'ok','f':'write','key':'k','value':1,'op':'transact-write'}",
                "{'process':1,'type':'ok','f':'add','key':'l','value':2,'op':'transact-write',"
                    + "'cas':[null,2]}"));
  }

  /**
   * Without the eventual read, and with the refused create as a read of what it met; 0 is that k is
   * not there, 4 that l is not.
   */
  @Test
  void whatEachRequestIsAsAMap() {
    assertThat(Recorded.maps(ends(HistoryFormat.EDN, SCRIPT)))
        .containsExactly(
            quoted(
                "{:process 0, :type :ok, :f :write, :value 0, :key 'k', :op :system}",
                "{:process 0, :type :ok, :f :write, :value 1, :key 'k', :op :put}",
                "{:process 0, :type :ok, :f :cas, :value [1 2], :key 'k', :op :update}",
                "{:process 0, :type :ok, :f :cas, :value [2 1], :key 'k', :op :increment}",
                "{:process 0, :type :ok, :f :read, :value 1, :key 'k',"
                    + " :error 'ConditionalCheckFailedException', :op :create}",
                "{:process 0, :type :ok, :f :read, :value 1, :key 'k', :op :get}",
                "{:process 0, :type :ok, :f :cas, :value [1 0], :key 'k', :op :delete}",
                "{:process 0, :type :ok, :f :write, :value 0, :key 'k', :op :delete}",
                "{:process 0, :type :ok, :f :write, :value 3, :key 'k', :op :transact-write}",
                "{:process 0, :type :ok, :f :write, :value 4, :key 'l', :op :system}",
                "{:process 0, :type :ok, :f :cas, :value [4 5], :key 'l', :op :transact-write}"));
  }

  /** Both lines of an operation say all that comes of it; only what is read comes at its end. */
  @Test
  void aMapAndALogLineForEachEvent() {
    List<String> edn =
        lines(
            HistoryFormat.EDN,
            script("update: {key: k, add: {n: 1}}", "get: {key: k, consistency: strong}"));
    assertThat(edn.stream().filter(line -> !line.startsWith("; ")))
        .containsExactly(
            quoted(
                "#_(",
                "INFO  jepsen.util - 0\t:invoke\t:write\t0",
                "INFO  jepsen.util - 0\t:ok\t:write\t0",
                "INFO  jepsen.util - 0\t:invoke\t:cas\t[0 1]",
                "INFO  jepsen.util - 0\t:ok\t:cas\t[0 1]",
                "INFO  jepsen.util - 0\t:invoke\t:read\tnil",
                "INFO  jepsen.util - 0\t:ok\t:read\t1",
                ")",
                "{:process 0, :type :invoke, :f :write, :value 0, :key 'k', :time -2,"
                    + " :index 0, :op :system, :item nil}",
                "{:process 0, :type :ok, :f :write, :value 0, :key 'k', :time -2,"
                    + " :index 1, :op :system}",
                "{:process 0, :type :invoke, :f :cas, :value [0 1], :key 'k', :time 1000000,"
                    + " :index 2, :region 'us-east-1', :op :increment, :item 1}",
                "{:process 0, :type :ok, :f :cas, :value [0 1], :key 'k', :time 1000000,"
                    + " :index 3, :region 'us-east-1', :op :increment}",
                "{:process 0, :type :invoke, :f :read, :value nil, :key 'k', :time 2000000,"
                    + " :index 4, :region 'us-east-1', :op :get}",
                "{:process 0, :type :ok, :f :read, :value 1, :key 'k', :time 2000000,"
                    + " :index 5, :region 'us-east-1', :op :get}"));
  }

  @Test
  void whatIsThereFromTheStartIsWrittenAtZeroByTheSystem() {
    String preloaded =
        """
        clients:
          - name: g
            region: us-east-1
            arrivals: {users: 1, think: 1s}
            keys: {space: p, count: 2, stock: 7}
            mix: {decrement: 100%}
        """;
    assertThat(lines(HistoryFormat.JSONL, preloaded))
        .startsWith(
            quoted(
                "{'process':0,'type':'invoke','f':'write','key':'p/0','value':7,'time':0,"
                    + "'region':null,'consistency':'strong','system':true}",
                "{'process':0,'type':'ok','f':'write','key':'p/0','value':7,'time':0,"
                    + "'region':null,'consistency':'strong','system':true}"))
        .filteredOn(line -> line.contains("\"system\":true"))
        .hasSize(4);
    assertThat(Recorded.maps(lines(HistoryFormat.EDN, preloaded)))
        .startsWith(
            quoted(
                "{:process 0, :type :invoke, :f :write, :value 0, :key 'p/0', :time -2,"
                    + " :index 0, :op :system, :item nil}",
                "{:process 0, :type :ok, :f :write, :value 0, :key 'p/0', :time -2,"
                    + " :index 1, :op :system}",
                "{:process 0, :type :invoke, :f :write, :value 1, :key 'p/0', :time -1,"
                    + " :index 2, :op :system, :item 7}"));
  }

  /** What is too long for the buffer of Porcupine's reader is left out or cut. */
  @Test
  void noLineIsTooLongForPorcupine() {
    String put = "put: {key: %s, set: {a: %s}}";
    String long1 = put.formatted("k".repeat(5000), "é".repeat(2500));
    String long2 = put.formatted("k".repeat(5000) + "2", "1");
    List<String> edn = lines(HistoryFormat.EDN, script(long1, long2));
    assertThat(Porcupine.isValid(String.join("\n", edn))).contains(true);
    assertThat(Recorded.maps(edn)).hasSize(8);
    assertThat(
            Recorded.maps(edn).stream()
                .map(line -> line.replaceAll(".*:key|, :time.*", ""))
                .distinct())
        .hasSize(2);
  }

  /** A secondary's strong read is promised nothing, so that neither the page nor check has it. */
  @Test
  void whatIsNotPromisedIsMarked() throws IOException {
    String yaml =
        """
        name: told
        seed: 3
        duration: 5s
        network: {jitter: none}
        table: {mode: active-passive, regions: [us-east-1, eu-west-1], primary: us-east-1}
        script:
          - {at: 1s, region: us-east-1, put: {key: k, set: {a: 1}}}
          - {at: 1100ms, region: eu-west-1, get: {key: k, consistency: strong}}
          - {at: 3s, region: us-east-1, get: {key: k, consistency: strong}}
        """;
    Scenario scenario = RandomScenarios.scenario(yaml);
    List<String> jsonl = Recorded.lines(scenario, HistoryFormat.JSONL);
    assertThat(jsonl.stream().filter(line -> line.contains("\"promised\":false")))
        .hasSize(2)
        .allMatch(line -> line.contains("\"region\":\"eu-west-1\""))
        .anyMatch(
            line -> line.contains("\"type\":\"ok\",\"f\":\"read\",\"key\":\"k\",\"value\":null"));
    assertThat(Recorded.verdict(folder, jsonl, HistoryFormat.JSONL)).isEqualTo(Verdict.VALID);
    assertThat(Recorded.maps(Recorded.lines(scenario, HistoryFormat.EDN)))
        .hasSize(6)
        .noneMatch(line -> line.contains("eu-west-1"));
    HistoryVerdict page = Experiment.run(scenario, new Recording.Checked()).history().orElseThrow();
    assertThat(page.operations()).isEqualTo(2);
    assertThat(page.elsewhere()).isEqualTo(1);
  }

  private static final String SLOW =
      TABLE.formatted(", primary: us-east-1")
          + """
          script:
            - at: 1s
              region: eu-west-1
              update: {key: k, add: {n: %d}}
              timeout: 50ms
              retry: none
            - {at: 2s, region: us-east-1, update: {key: k, add: {n: 1}}, retry: none}
            - {at: 3s, region: us-east-1, %s, retry: none}
          """;

  private static List<String> slow(int amount, String third) {
    Scenario scenario = RandomScenarios.scenario(SLOW.formatted(amount, third));
    return Recorded.maps(Recorded.lines(scenario, HistoryFormat.EDN)).stream()
        .map(line -> line.replaceAll(", :key.*", ""))
        .toList();
  }

  /** A write that timed out and was applied all the same is known by whoever met what it made. */
  @Test
  void anUnknownOutcomeEndsOkWhenItIsSeen() {
    assertThat(slow(1, "get: {key: k, consistency: strong}"))
        .containsExactly(
            quoted(
                "{:process 0, :type :invoke, :f :write, :value 0",
                "{:process 0, :type :ok, :f :write, :value 0",
                "{:process 0, :type :invoke, :f :cas, :value [0 1]",
                "{:process 1, :type :invoke, :f :cas, :value [1 2]",
                "{:process 0, :type :ok, :f :cas, :value [0 1]",
                "{:process 1, :type :ok, :f :cas, :value [1 2]",
                "{:process 0, :type :invoke, :f :read, :value nil",
                "{:process 0, :type :ok, :f :read, :value 2"));
  }

  /** Where another write makes the same, nobody can say which of them was met. */
  @Test
  void anUnknownOutcomeRetiresItsProcess() {
    assertThat(slow(1, "update: {key: k, add: {n: -1}}"))
        .containsExactly(
            quoted(
                "{:process 0, :type :invoke, :f :write, :value 0",
                "{:process 0, :type :ok, :f :write, :value 0",
                "{:process 0, :type :invoke, :f :cas, :value [0 1]",
                "{:process 0, :type :info, :f :cas, :value [0 1]",
                "{:process 1, :type :invoke, :f :cas, :value [1 2]",
                "{:process 1, :type :ok, :f :cas, :value [1 2]",
                "{:process 1, :type :invoke, :f :cas, :value [2 1]",
                "{:process 1, :type :ok, :f :cas, :value [2 1]"));
  }
}
