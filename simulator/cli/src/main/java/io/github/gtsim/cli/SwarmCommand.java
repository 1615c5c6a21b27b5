package io.github.gtsim.cli;

import io.github.gtsim.swarm.Checked;
import io.github.gtsim.swarm.Shrunk;
import io.github.gtsim.swarm.Swarm;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gtsim swarm}: random scenarios against what every run must keep. */
@Command(
    name = "swarm",
    description = {
      "Run random scenarios and check promises, conservation and one outcome per request.",
      "A failure is shrunk to the smallest scenario that still fails in the same way."
    },
    mixinStandardHelpOptions = true)
final class SwarmCommand implements Callable<Integer> {
  private static final int MOST_RUNS = 1_000_000_000;
  private static final int MOST_SHRUNK = 10;

  private final Session session;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "How many scenarios to run (default: 1000).")
  private String runs = "1000";

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the first scenario; the next ones count up (default: 1).")
  private String seed = "1";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Run N scenarios at a time (default: one a core); results do not depend on it.")
  private Optional<String> jobs = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write each shrunk scenario to a file in DIR.")
  private Optional<Path> out = Optional.empty();

  SwarmCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    int count = (int) CommonOptions.whole("--runs", runs, 1, MOST_RUNS);
    long first = CommonOptions.whole("--seed", seed, 0, Long.MAX_VALUE - MOST_RUNS);
    CommonOptions.checkFolder(out);
    out.map(session.terminal().directory()::resolve).ifPresent(ResultFiles::check);
    int threads = CommonOptions.jobs(jobs);
    Swarm swarm = new Swarm(session.runner()::run);
    SwarmTally tally = new SwarmTally();
    long start = System.nanoTime();
    try (Progress progress = Progress.of(session.terminal(), count)) {
      new SwarmRuns(swarm)
          .each(
              first,
              count,
              threads,
              progress,
              checked -> {
                tally.add(checked);
                if (!checked.failures().isEmpty() && tally.failed().size() <= MOST_SHRUNK) {
                  progress.aside(() -> say("seed " + checked.seed() + " failed; shrinking it"));
                  Shrunk shrunk = swarm.shrink(checked);
                  progress.aside(() -> show(shrunk, checked));
                }
              });
    } catch (OutOfMemoryError e) {
      session.error("out of memory: give Java more, such as with JAVA_TOOL_OPTIONS=-Xmx4g");
      return ExitCode.INTERNAL;
    }
    double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
    String runs = Text.plural(count, "run", "runs");
    say(
        String.format(
            Locale.ROOT, "%,d %s in %.1f s (%,.0f runs/s)", count, runs, seconds, count / seconds));
    session.print(tally.render(first));
    return tally.failed().isEmpty() ? ExitCode.HELD : ExitCode.INTERNAL;
  }

  private void say(String line) {
    session.terminal().err().println(line);
    session.terminal().err().flush();
  }

  /** Prints a failure as a scenario file whose comment says where it comes from. */
  private void show(Shrunk shrunk, Checked checked) {
    StringBuilder page = new StringBuilder();
    checked.failures().forEach(failure -> comment(page, "seed " + shrunk.seed() + ": " + failure));
    comment(page, "Reproduce: ./gtsim swarm --seed " + shrunk.seed() + " --runs 1");
    comment(page, "shrunk in " + shrunk.runs() + " runs to: " + shrunk.failure());
    page.append(shrunk.yaml());
    session.print(page + "\n");
    out.ifPresent(folder -> session.written(() -> write(folder, shrunk, page.toString())));
  }

  private void write(Path folder, Shrunk shrunk, String page) {
    Path file = folder.resolve("swarm-" + shrunk.seed() + ".yaml");
    AtomicFile.write(session.terminal().directory().resolve(file), page);
  }

  private static void comment(StringBuilder page, String text) {
    page.append("# ").append(Text.plain(text)).append('\n');
  }
}
