package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void openShell() throws IOException {
    shell = new Shell(directory);
  }

  private List<NamedCsvRecord> csv(String file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(Files.readString(directory.resolve(file)))) {
      return reader.stream().toList();
    }
  }

  @Test
  void sweepsAGridInOrder() throws IOException {
    String lag = "replication.lag={distribution: exponential, mean: 1s},100ms";
    assertThat(shell.gtsim("sweep", "s.yaml", "--set", lag, "--set", "seedless=1")).isEqualTo(2);
    assertThat(
            shell.gtsim("sweep", "s.yaml", "--set", lag, "--set", "duration=5s,9s", "--seeds", "2"))
        .isZero();
    List<NamedCsvRecord> rows = csv("results/hot/sweep.csv");

    assertThat(rows.stream().map(row -> row.getFields().subList(0, 3)))
        .containsExactly(
            List.of("{distribution: exponential, mean: 1s}", "5s", "mrec"),
            List.of("{distribution: exponential, mean: 1s}", "5s", "mrsc"),
            List.of("{distribution: exponential, mean: 1s}", "9s", "mrec"),
            List.of("{distribution: exponential, mean: 1s}", "9s", "mrsc"),
            List.of("100ms", "5s", "mrec"),
            List.of("100ms", "5s", "mrsc"),
            List.of("100ms", "9s", "mrec"),
            List.of("100ms", "9s", "mrsc"));
    for (NamedCsvRecord row : rows) {
      assertThat(row.getField("seed")).isEqualTo("7");
      assertThat(row.getField("writes.lost.seeds")).isEqualTo("2");
      double mean = Double.parseDouble(row.getField("availability.all.mean"));
      assertThat(Double.parseDouble(row.getField("availability.all.low")))
          .isLessThanOrEqualTo(mean);
      assertThat(row.getField("reads.strong.staleShare.mean")).isEmpty();
    }
    assertThat(shell.files("results")).containsOnlyKeys("hot/sweep.csv");
  }

  @Test
  void showsAndWritesTheFiguresThatAreAskedForAlone() throws IOException {
    String[] sweep = {"sweep", "s.yaml", "--set", "duration=5s,9s", "--metrics"};

    assertThat(shell.gtsim(Shell.with(sweep, "writes.lost,availability.all"))).isZero();
    assertThat(csv("results/hot/sweep.csv").get(0).getHeader())
        .endsWith(
            "writes.lost.seeds",
            "availability.all.mean",
            "availability.all.low",
            "availability.all.high",
            "availability.all.seeds")
        .hasSize(1 + 6 + 8);
    assertThat(shell.out()).doesNotContain("latency, median");
    assertThat(shell.gtsim(Shell.with(sweep, "outages[1].rto.seconds"))).isZero();
    assertThat(shell.gtsim(Shell.with(sweep, "writes.lots"))).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aCellIsWhatARunWithItsSettingsIs() throws IOException {
    shell.gtsim("sweep", "s.yaml", "--set", "replication.lag=100ms,2s", "--seeds", "3");
    String swept = csv("results/hot/sweep.csv").get(2).getField("writes.lost.low");
    String[] same = {"--set", "replication.lag=2s", "--seeds", "3", "--json"};
    shell.gtsim(Shell.with(new String[] {"compare", "s.yaml"}, same));

    assertThat(shell.out()).contains("\"low\": " + swept + ",");
  }

  @Test
  void aModeThatRefusesACellIsShownAsRefused() throws IOException {
    String regions = "table.regions=[us-east-1, us-west-2, us-east-2],[us-east-1, us-west-2]";
    assertThat(shell.gtsim("sweep", "s.yaml", "--set", regions, "--set", "table.mode=mrec,mrsc"))
        .isZero();
    assertThat(shell.out())
        .contains("refused: table.regions=[us-east-1, us-west-2] table.mode=mrsc: MRSC needs");
    assertThat(csv("results/hot/sweep.csv").get(3).getField("refused")).contains("MRSC needs");
    assertThat(shell.gtsim("sweep", "s.yaml", "--set", regions)).isZero();
    assertThat(shell.out()).contains("refused: table.regions=[us-east-1, us-west-2] mrsc: ");
    shell.write(Shell.SCENARIO.replace("us-west-2, us-east-2]", "us-west-2]"));
    assertThat(shell.gtsim("sweep", "s.yaml", "--set", "duration=5s,6s")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysInWhichCombinationAValueIsWrong() {
    String[] sweep = {"sweep", "s.yaml", "--set", "duration=5s,30s", "--set"};
    assertThat(shell.gtsim(Shell.with(sweep, "warmup=1s,9s"))).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err())
        .contains("--set warmup=9s: warmup: with duration=5s and warmup=9s: must be shorter");
    assertThat(shell.gtsim(Shell.with(sweep, "warmup=1s,2"))).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("--set warmup=2: warmup: must be a duration");
    String many = "seedless=" + "1,".repeat(9) + "2";
    assertThat(shell.gtsim(Shell.with(sweep, many))).isEqualTo(ExitCode.USAGE);
    assertThat(shell.gtsim("sweep", "s.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("Missing required option");
  }

  @Test
  void sweepsPrintJsonToo() {
    shell.gtsim("sweep", "s.yaml", "--set", "duration=5s,6s", "--json");
    assertThat(shell.out())
        .startsWith("{\n  \"scenario\": \"hot\",")
        .contains("\"settings\": {\n        \"duration\": \"6s\"")
        .endsWith("\n}\n");
  }
}
