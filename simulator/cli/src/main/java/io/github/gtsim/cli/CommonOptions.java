package io.github.gtsim.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run}, {@code compare} and {@code sweep} are told alike. */
final class CommonOptions {
  private static final int MOST_JOBS = 10_000;
  private static final long MOST_SEEDS = 1_000_000_000;

  @Parameters(index = "0", paramLabel = "SCENARIO", description = "The scenario, a YAML file.")
  private String scenario = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws (default: the scenario's).")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Run everything N times, under the seed, the next and so on, and show means with 95 %%"
              + " intervals (default: 1).")
  private Optional<String> seeds = Optional.empty();

  @Option(names = "--out", paramLabel = "DIR", description = "Write results to DIR, not results.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of the page.")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Run N at a time (default: one a core); results do not depend on it.")
  private Optional<String> jobs = Optional.empty();

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Estimate money by the prices in FILE (default: those that come with gtsim).")
  private Optional<String> prices = Optional.empty();

  String scenario() {
    return scenario;
  }

  /** Fails before anything is read if an option has a value that makes no sense. */
  void check() {
    seed();
    seeds();
    jobs();
    checkFolder(out);
  }

  /** Fails if a {@code --out} is there and names nothing. */
  static void checkFolder(Optional<Path> out) {
    if (out.filter(folder -> folder.toString().isEmpty()).isPresent()) {
      throw new UserError("--out must name a folder");
    }
  }

  OptionalLong seed() {
    return seed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(whole("--seed", seed.get(), 0, Long.MAX_VALUE));
  }

  /** How many seeds to run everything under. */
  long seeds() {
    return seeds.isEmpty() ? 1 : whole("--seeds", seeds.get(), 1, MOST_SEEDS);
  }

  /** The file of other prices than those that come with gtsim. */
  Optional<String> prices() {
    return prices;
  }

  Optional<Path> out() {
    return out;
  }

  boolean json() {
    return json;
  }

  int jobs() {
    return jobs(jobs);
  }

  /** What a {@code --jobs} says; one a core if it is not given. */
  static int jobs(Optional<String> jobs) {
    return jobs.isEmpty()
        ? Runtime.getRuntime().availableProcessors()
        : (int) whole("--jobs", jobs.get(), 1, MOST_JOBS);
  }

  /** The whole number that an option gives. */
  static long whole(String option, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // said below, as of a number out of range
    }
    throw new UserError(
        option + " must be a whole number from " + least + " to " + most + ", not '" + text + "'");
  }
}
