package io.github.gtsim.cli;

import io.github.gtsim.scenario.Problem;
import io.github.gtsim.scenario.Scenario;
import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each choice of a scenario's variants comes to, before anything runs. */
record Plan(List<Entry> entries) {

  /** One choice. */
  sealed interface Entry {
    Choice choice();

    /** It can run. */
    record Ready(Choice choice, Scenario scenario) implements Entry {}

    /** The service would refuse it, and that is what was asked for or expected. */
    record Refused(Choice choice, String reason) implements Entry {}
  }

  Plan {
    entries = List.copyOf(entries);
  }

  /**
   * Resolves every choice.
   *
   * @throws ScenarioException with the problems of all of them; among these a variant of the file
   *     that its mode refuses, unless the file expects that
   */
  static Plan of(ScenarioFile file, List<Choice> choices, RunOptions options)
      throws ScenarioException {
    List<Entry> entries = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>();
    for (Choice choice : choices) {
      try {
        entries.add(new Entry.Ready(choice, file.resolve(choice.selection(options))));
      } catch (ScenarioException e) {
        Optional<Problem> refusal = e.refusal().filter(rule -> allowed(file, choice, rule));
        refusal.ifPresent(rule -> entries.add(new Entry.Refused(choice, rule.reason())));
        if (refusal.isEmpty()) {
          problems.addAll(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(List.copyOf(problems));
    }
    return new Plan(entries);
  }

  private static boolean allowed(ScenarioFile file, Choice choice, Problem refusal) {
    return choice.mode().isPresent()
        || file.expectedRefusals(choice.name()).contains(refusal.rule());
  }

  /** The scenarios that can run, in order. */
  List<Scenario> scenarios() {
    return entries.stream()
        .filter(Entry.Ready.class::isInstance)
        .map(entry -> ((Entry.Ready) entry).scenario())
        .toList();
  }

  /** A sentence for each refusal that the file expects and that did not come. */
  List<String> missingRefusals(ScenarioFile file) {
    List<String> missing = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> expected = file.expectedRefusals(entry.choice().name());
      if (entry instanceof Entry.Ready && !expected.isEmpty()) {
        String rules = String.join(", ", expected);
        missing.add(entry.choice().name() + " was to be refused by " + rules + ", and ran");
      }
    }
    return missing;
  }
}
