package io.github.gtsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.measure.Recording;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.scenario.PriceFile;
import io.github.gtsim.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands read beside scenarios, changed: files of prices, histories, settings. */
class OtherInputsFuzzTest {
  private static final int RUNS = Trials.RUNS / 4;
  private static final Path HISTORIES =
      Path.of("..", "core", "src", "test", "resources", "histories");
  private static final Pattern PLACE = Pattern.compile("[^\\n]*p\\.yaml(:\\d+:\\d+)?: [^\\n]+\\n");
  private static final Pattern LINE = Pattern.compile("gtsim: history:(\\d+:)? [^\\n]+\\n");
  private static final Pattern MESSAGES =
      Pattern.compile("(gtsim: |--set |[^\\n]*s\\.yaml:\\d+:\\d+: )[^\\n]+\\n");
  private static final List<String> PATHS =
      List.of(
          "duration",
          "warmup",
          "table",
          "table.mode",
          "table.regions",
          "table.regions[0]",
          "replication.lag",
          "replication",
          "clients",
          "clients[0]",
          "clients.east",
          "clients.east.arrivals.rate",
          "clients[1].mix",
          "clients[0].mix['put']",
          "mrsc",
          "faults",
          "script",
          "network.latency",
          "zones.lease",
          "table.capacity.write");
  private static final List<String> VALUES =
      List.of(
          "1s",
          "0s",
          "-1s",
          "7",
          "x",
          "''",
          "[]",
          "{}",
          "[1s, 2s]",
          "{a: b}",
          "~",
          "mrsc",
          "50%",
          "us-east-1",
          "[us-east-1, us-west-2]",
          "1e999",
          "true",
          "10/s",
          "9999999999h",
          "*a",
          "&a b",
          "!!str x",
          "\"\\e[31m\"",
          "\0",
          "[[[[",
          "a: b: c",
          "#",
          "|",
          "> x",
          "'",
          "\"",
          "é",
          "{put: 100%}",
          "none",
          "0x10",
          "null",
          "- a",
          "1,2",
          "1s,1s",
          ",",
          "%",
          "`",
          "@");
  private static final List<String> WRONG =
      List.of(
          "zzqx=1",
          "table.zzqx=1",
          "name=x",
          "name=../x",
          "seed=1",
          "variants.x=1",
          "expect=1",
          "=1",
          "duration",
          "",
          ".duration=1s",
          "clients[9].region=us-east-1",
          "clients.zz.region=x",
          "duration=-1s",
          "duration=[",
          "duration=*a",
          "table[0]=1",
          "clients[99999999]=1",
          "duration=!!str 1s",
          "table.regions[0][0]=x",
          "replication.lag={zz: 1}",
          "['a'=1",
          "table.partitions=0",
          "drain=1",
          "duration='",
          "description=[x]");

  @TempDir private Path above;

  @Test
  void changedFilesOfPricesAreReadOrRefused() throws IOException {
    byte[] prices = PriceFile.class.getResourceAsStream("prices.yaml").readAllBytes();
    String text = new String(prices, UTF_8);
    Trials.run(
        "prices",
        RUNS,
        above,
        random ->
            random.nextInt(3) == 0
                ? Refusable.ofAny(text, random)
                : Blind.of(prices, prices, random),
        sandbox -> mutant -> priced(sandbox, mutant));
  }

  private static Optional<String> priced(Sandbox sandbox, Mutant mutant) {
    sandbox.write("s.yaml", Shell.SCENARIO.getBytes(UTF_8));
    sandbox.write("p.yaml", mutant.bytes());
    int code =
        sandbox.gtsim(
            OtherInputsFuzzTest::sample,
            "run",
            "s.yaml",
            "--json",
            "--prices",
            "p.yaml",
            "--out",
            Sandbox.OUT);
    List<Integer> allowed =
        mutant.fate() == Mutant.Fate.REFUSED
            ? List.of(ExitCode.USAGE)
            : List.of(ExitCode.HELD, ExitCode.USAGE);
    boolean placed = code == ExitCode.HELD || PLACE.matcher(sandbox.err()).lookingAt();
    return placed ? sandbox.fault(code, allowed) : Optional.of("no place: " + sandbox.err());
  }

  private static RunReport sample(Scenario scenario, Recording history) {
    return new RunReport(Samples.mrec(scenario.variant()).summary(), List.of(), false, true);
  }

  @Test
  void changedHistoriesAreReadOrRefused() throws IOException {
    List<byte[]> histories = new ArrayList<>();
    try (Stream<Path> files = Files.list(HISTORIES)) {
      for (Path file : files.sorted().toList()) {
        histories.add(Files.readAllBytes(file));
      }
    }
    assertThat(histories).hasSizeGreaterThan(10);
    Trials.run(
        "history",
        RUNS,
        above,
        random -> history(histories, random),
        sandbox -> mutant -> checked(sandbox, mutant));
  }

  private static Mutant history(List<byte[]> histories, Random random) {
    byte[] one = histories.get(random.nextInt(histories.size()));
    byte[] other = histories.get(random.nextInt(histories.size()));
    String text = new String(one, UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> Mutant.same("CR LF", text, text.replace("\n", "\r\n"));
      case 1 -> Mutant.same("a mark at the start", text, "\uFEFF" + text);
      case 2 -> wrong(text, random);
      default -> Blind.of(one, other, random);
    };
  }

  /** A history that is none any more. */
  private static Mutant wrong(String text, Random random) {
    byte[] cut = (text + "é").getBytes(UTF_8);
    return switch (random.nextInt(5)) {
      case 0 ->
          new Mutant("no UTF-8", cut, Arrays.copyOf(cut, cut.length - 1), Mutant.Fate.REFUSED);
      case 1 -> Mutant.refused("nothing", text, " \n".repeat(random.nextInt(3)));
      case 2 -> new Mutant("gzip", cut, new byte[] {0x1f, (byte) 0x8b, 8, 0}, Mutant.Fate.REFUSED);
      case 3 -> Mutant.refused("one long line", text, "{\"process\": " + "[".repeat(2_000_000));
      default -> {
        String twice = text.replaceFirst("[:\"]process\"?:? ?[0-9]+,?", "$0 $0 ");
        boolean log = twice.equals(text);
        yield Mutant.refused("repeated key", text, log ? "" : twice);
      }
    };
  }

  private static Optional<String> checked(Sandbox sandbox, Mutant mutant) {
    int code = check(sandbox, mutant.bytes());
    if (mutant.fate() == Mutant.Fate.SAME) {
      int before = check(sandbox, mutant.original());
      return code == before ? Optional.empty() : Optional.of(code + ", not " + before);
    }
    boolean placed = code != ExitCode.USAGE || LINE.matcher(sandbox.err()).matches();
    if (!placed) {
      return Optional.of("no place: " + sandbox.err());
    }
    List<Integer> verdicts =
        List.of(ExitCode.HELD, ExitCode.USAGE, ExitCode.EXPECTATION, ExitCode.UNDECIDED);
    boolean refused = mutant.fate() == Mutant.Fate.REFUSED;
    return sandbox.fault(code, refused ? List.of(ExitCode.USAGE) : verdicts);
  }

  private static int check(Sandbox sandbox, byte[] history) {
    sandbox.write("history", history);
    return sandbox.gtsim(OtherInputsFuzzTest::sample, "check", "history");
  }

  @Test
  void changedSettingsAreTakenOrRefused() {
    Trials.run(
        "settings",
        RUNS,
        above,
        OtherInputsFuzzTest::settings,
        sandbox -> mutant -> set(sandbox, mutant));
  }

  /** One to three settings, one a line. */
  private static Mutant settings(Random random) {
    List<String> settings = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String path = PATHS.get(random.nextInt(PATHS.size()));
      settings.add(path + "=" + VALUES.get(random.nextInt(VALUES.size())));
    }
    boolean refused = random.nextInt(3) == 0;
    if (refused) {
      int at = random.nextInt(settings.size());
      settings.set(at, WRONG.get(random.nextInt(WRONG.size())));
    }
    byte[] bytes = String.join("\n", settings).getBytes(UTF_8);
    if (random.nextInt(4) == 0) {
      return Blind.of(bytes, Shell.SCENARIO.getBytes(UTF_8), random);
    }
    Mutant.Fate fate = refused ? Mutant.Fate.REFUSED : Mutant.Fate.EITHER;
    return new Mutant("settings", bytes, bytes, fate);
  }

  private static Optional<String> set(Sandbox sandbox, Mutant mutant) {
    sandbox.write("s.yaml", Shell.SCENARIO.getBytes(UTF_8));
    Optional<String> fault = Optional.empty();
    for (String command : List.of("run", "compare", "sweep")) {
      List<String> words = new ArrayList<>(List.of(command, "s.yaml", "--out", Sandbox.OUT));
      for (String setting : new String(mutant.bytes(), UTF_8).split("\n", -1)) {
        words.addAll(List.of("--set", setting));
      }
      int code = sandbox.gtsim(OtherInputsFuzzTest::sample, words.toArray(String[]::new));
      boolean told = code == ExitCode.HELD || MESSAGES.matcher(sandbox.err()).lookingAt();
      List<Integer> allowed =
          mutant.fate() == Mutant.Fate.REFUSED
              ? List.of(ExitCode.USAGE)
              : List.of(ExitCode.HELD, ExitCode.USAGE, ExitCode.EXPECTATION);
      fault = fault.or(() -> sandbox.fault(code, allowed).map(what -> command + ": " + what));
      fault = fault.or(() -> told ? Optional.empty() : Optional.of("unclear: " + sandbox.err()));
    }
    return fault;
  }
}
