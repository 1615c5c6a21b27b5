package io.github.gtsim.cli;

import io.github.gtsim.report.Comparison;
import io.github.gtsim.report.Replications;
import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.VariantProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What each choice of a scenario's variants comes to, before anything runs.
 *
 * @param sets the settings they have in common
 * @param first the scenario of the first choice that can run
 */
record Plan(List<String> sets, List<Entry> entries, Optional<Scenario> first) {

  /** One choice. */
  sealed interface Entry {
    Choice choice();

    /** It can run. */
    record Ready(Choice choice) implements Entry {}

    /** The service would refuse it, and that is what was asked for or expected. */
    record Refused(Choice choice, String reason) implements Entry {}
  }

  /** When a refusal by a mode's rule is an answer rather than a mistake. */
  @FunctionalInterface
  interface Tolerance {
    boolean accepts(Choice choice, Problem rule);
  }

  Plan {
    sets = List.copyOf(sets);
    entries = List.copyOf(entries);
  }

  /** Accepts refusals of a mode that was asked for, and those that the file expects. */
  static Tolerance expected(ScenarioFile file) {
    return (choice, rule) ->
        choice.mode().isPresent() || file.expectedRefusals(choice.name()).contains(rule.rule());
  }

  /**
   * Resolves every choice.
   *
   * @throws ScenarioException with the problems of all of them, and refusals that are not tolerated
   */
  static Plan of(
      ScenarioFile file,
      List<Choice> choices,
      List<String> sets,
      OptionalLong seed,
      Tolerance tolerance)
      throws ScenarioException {
    List<Entry> entries = new ArrayList<>();
    Optional<Scenario> first = Optional.empty();
    VariantProblems problems = new VariantProblems();
    for (Choice choice : choices) {
      try {
        Scenario scenario = file.resolve(choice.selection(sets, seed));
        entries.add(new Entry.Ready(choice));
        first = first.or(() -> Optional.of(scenario));
        problems.add(choice.name(), List.of());
      } catch (ScenarioException e) {
        Optional<Problem> refusal =
            e.refusals().stream().filter(rule -> tolerance.accepts(choice, rule)).findFirst();
        refusal.ifPresent(rule -> entries.add(new Entry.Refused(choice, rule.reason())));
        problems.add(choice.name(), refusal.isEmpty() ? e.problems() : List.of());
      }
    }
    List<Problem> all = problems.all();
    if (!all.isEmpty()) {
      throw new ScenarioException(all);
    }
    return new Plan(sets, entries, first);
  }

  /** The choices that can run, in order. */
  List<Entry.Ready> ready() {
    return entries.stream()
        .filter(Entry.Ready.class::isInstance)
        .map(Entry.Ready.class::cast)
        .toList();
  }

  /**
   * A comparison without runs yet, with a column for each choice.
   *
   * @param keeping whether the reports of a single seed are wanted whole
   */
  Comparison comparison(ScenarioFile file, boolean keeping) {
    List<Comparison.Column> columns = new ArrayList<>();
    for (Entry entry : entries) {
      Choice choice = entry.choice();
      columns.add(
          entry instanceof Entry.Refused refused
              ? new Comparison.Column.Refused(choice.name(), choice.mode(), refused.reason())
              : new Comparison.Column.Ran(new Replications(choice.name(), keeping)));
    }
    return new Comparison(file.name(), columns);
  }

  /** A sentence for each refusal that the file expects and that did not come. */
  List<String> missingRefusals(ScenarioFile file) {
    List<String> missing = new ArrayList<>();
    for (Entry.Ready entry : ready()) {
      List<String> expected = file.expectedRefusals(entry.choice().name());
      if (!expected.isEmpty()) {
        String rules = String.join(", ", expected);
        missing.add(entry.choice().name() + " was to be refused by " + rules + ", and ran");
      }
    }
    return missing;
  }
}
