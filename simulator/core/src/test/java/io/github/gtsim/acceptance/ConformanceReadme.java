package io.github.gtsim.acceptance;

import io.github.gtsim.scenario.Fact;
import io.github.gtsim.scenario.Facts;
import java.util.stream.Collectors;

/** The list of documented facts for people who look into the folder of their scenarios. */
final class ConformanceReadme {
  private static final String HEAD =
      """
      # What is documented, shown

      Each scenario here shows one documented fact about global tables, and fails if gtsim does
      something else. Its first comment says the fact and where it is documented, its `expect` and
      the `expect` of its script what shows it; where a rule refuses a design, that is expected:
      `expect: [{ refused: W-9 }]`.

      ```sh
      ./gtsim run scenarios/conformance/i-2.yaml
      ./gtsim compare scenarios/conformance/o-2.yaml   # where there are variants
      ```

      %s are shown, %d are out of scope. This page is written by a test from the
      catalogue that `./gtsim list facts` prints, too.

      | code | rule | shown by | source |
      |---|---|---|---|
      """;

  private ConformanceReadme() {}

  /** How many facts are shown, of how many. */
  static String count() {
    long covered = Facts.all().stream().filter(Fact::covered).count();
    return covered + " of the " + Facts.all().size() + " documented facts";
  }

  static String text() {
    long outside = Facts.all().stream().filter(fact -> !fact.covered()).count();
    String facts = Facts.all().stream().map(ConformanceReadme::row).collect(Collectors.joining());
    String sources =
        Facts.sources().entrySet().stream()
            .map(source -> "| " + source.getKey() + " | " + source.getValue() + " |\n")
            .collect(Collectors.joining());
    String sourceHead = "\n## Sources\n\n| key | title and address |\n|---|---|\n";
    return HEAD.formatted(count(), outside) + facts + sourceHead + sources;
  }

  private static String row(Fact fact) {
    String file = "[" + fact.file() + "](" + fact.file() + ")";
    String shown = fact.covered() ? file : "out of scope";
    String sources = String.join(", ", fact.sources());
    return "| " + fact.code() + " | " + fact.text() + " | " + shown + " | " + sources + " |\n";
  }
}
