package io.github.gtsim.cli;

import io.github.gtsim.measure.HistoryFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code run} and {@code compare} are told alike, beside what every run is. */
final class RunOptions {
  @Option(
      names = "--set",
      paramLabel = "path=value",
      description = "Change one value of the scenario, such as clients[0].arrivals.rate=300/s.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--history",
      arity = "0..1",
      paramLabel = "jsonl|edn",
      preprocessor = AttachedOnly.class,
      description = {
        "Also write history.jsonl for each seed, every attempt of every request;"
            + " or history.edn, for Knossos and Porcupine.",
        "Where the mode promises it, also check that it is linearizable."
      })
  private Optional<Form> history = Optional.empty();

  /** Forms in which a history can be written. */
  enum Form {
    jsonl,
    edn
  }

  /** Takes a value only as {@code --history=jsonl}, so that {@code --history FILE} is no value. */
  static final class AttachedOnly implements IParameterPreprocessor {
    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (" ".equals(info.get("separator"))) {
        args.push(Form.jsonl.name());
      }
      return false;
    }
  }

  List<String> sets() {
    return List.copyOf(sets);
  }

  /** In which form histories are wanted, if they are. */
  Optional<HistoryFormat> history() {
    return history.flatMap(form -> HistoryFormat.named(form.name()));
  }
}
