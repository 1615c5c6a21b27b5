package io.github.gtsim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code compare} are told alike. */
final class RunOptions {
  private static final int MOST_JOBS = 10_000;

  @Parameters(index = "0", paramLabel = "SCENARIO", description = "The scenario, a YAML file.")
  private String scenario = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random draws (default: the scenario's).")
  private Optional<String> seed = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Change one value of the scenario, such as clients[0].arrivals.rate=300/s.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "Write results to DIR, not results.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of the page.")
  private boolean json;

  @Option(
      names = "--history",
      arity = "0..1",
      paramLabel = "jsonl",
      preprocessor = AttachedOnly.class,
      description = "Also write history.jsonl, every attempt of every request.")
  private Optional<HistoryFormat> history = Optional.empty();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Run N variants at a time (default: one a core); results do not depend on it.")
  private Optional<String> jobs = Optional.empty();

  /** Forms in which a history can be written. */
  enum HistoryFormat {
    jsonl
  }

  /** Takes a value only as {@code --history=jsonl}, so that {@code --history FILE} is no value. */
  static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push(HistoryFormat.jsonl.name());
      }
      return false;
    }
  }

  String scenario() {
    return scenario;
  }

  /** Fails before anything is read if an option has a value that makes no sense. */
  void check() {
    seed();
    jobs();
    if (out.filter(folder -> folder.toString().isEmpty()).isPresent()) {
      throw new UserError("--out must name a folder");
    }
  }

  OptionalLong seed() {
    return seed.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(whole("--seed", seed.get(), 0, Long.MAX_VALUE));
  }

  List<String> sets() {
    return List.copyOf(sets);
  }

  Optional<Path> out() {
    return out;
  }

  boolean json() {
    return json;
  }

  boolean history() {
    return history.isPresent();
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
