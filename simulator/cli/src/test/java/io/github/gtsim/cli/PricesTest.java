package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesTest {
  private static final String DEAR =
      """
      date: 2031-01-02
      usual: { wru: 1000, rwru: 1000000, rru: 0, storage: 0, pitr: 0, restore: 0, transfer: 0 }
      regions: { us-west-2: { rwru: 2000000 } }
      """;

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(directory);
    Files.writeString(directory.resolve("dear.yaml"), DEAR);
  }

  @Test
  void aRunIsEstimatedAtThePricesThatAreGiven() throws IOException {
    assertThat(shell.gtsim("run", "s.yaml", "--prices", "dear.yaml", "--json")).isZero();
    String out = shell.out();
    assertThat(out).contains("\"priceDate\": \"2031-01-02\"");
    long units = number(out, "\"us-east-1\": {\n        \"wru\": 0,", "\"rwru\": ");
    assertThat(units).isPositive();
    assertThat(out).contains("\"usd\": " + units + ".000000").contains(2 * units + ".000000");
  }

  private static long number(String text, String after, String key) {
    int at = text.indexOf(key, text.indexOf(after)) + key.length();
    return Long.parseLong(text.substring(at, text.indexOf(',', at)));
  }

  /** What is committed is an estimate at the prices that come with the program. */
  @Test
  void otherPricesWriteNothingUnlessToldWhere() throws IOException {
    assertThat(shell.gtsim("compare", "s.yaml", "--prices", "dear.yaml")).isZero();
    assertThat(directory.resolve("results")).doesNotExist();
    assertThat(shell.out()).contains("cost of a month at these rates").doesNotContain("\nwritten");
    shell.gtsim("compare", "s.yaml", "--prices", "dear.yaml", "--out", "there");
    assertThat(directory.resolve("there/hot/comparison.json")).exists();
  }

  @Test
  void aSweepTakesThemToo() {
    int code =
        shell.gtsim("sweep", "s.yaml", "--set", "table.indexes=0,1", "--prices", "dear.yaml");
    assertThat(code).isZero();
    assertThat(directory.resolve("results/hot/sweep.csv")).content().contains("cost.monthly.usd");
  }

  @Test
  void aBadFileOfPricesIsRefusedWithEveryPlace() throws IOException {
    Files.writeString(
        directory.resolve("bad.yaml"),
        """
        date: tomorrow
        usual: { wru: cheap, rwru: -1, rru: 0.1, stroage: 1, transfer: 0 }
        regions: { us-west-9: { wru: 1 } }
        """);
    assertThat(shell.gtsim("run", "s.yaml", "--prices", "bad.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err())
        .contains("bad.yaml:1:7: date: must be a day such as 2026-11-21")
        .contains("bad.yaml:2:15: usual.wru: must be a price from 0")
        .contains("bad.yaml:2:28: usual.rwru: must be a price from 0")
        .contains("bad.yaml:2:42: usual.stroage: unknown key")
        .contains("bad.yaml:3:12: regions.us-west-9: unknown Region 'us-west-9'");
    assertThat(directory.resolve("results")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(shell.gtsim("run", "s.yaml", "--prices", "none.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(shell.err()).contains("none.yaml").contains("there is no such file");
  }
}
