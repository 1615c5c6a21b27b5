package io.github.gtsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One documented fact about global tables.
 *
 * @param code such as {@code W-9}, by which scenarios, messages and the code cite it
 * @param rule what is documented, in a sentence
 * @param sources keys of {@link Facts#sources()}
 * @param except a part of it that is not shown; empty if there is none
 * @param outside why no simulation of a table can show it; empty if a conformance scenario does
 */
public record Fact(
    String code,
    String rule,
    List<String> sources,
    Optional<String> except,
    Optional<String> outside) {
  /** The folder of the conformance scenarios. */
  public static final String FOLDER = "scenarios/conformance";

  public Fact {
    sources = List.copyOf(sources);
  }

  /** Whether a conformance scenario shows it. */
  public boolean covered() {
    return outside.isEmpty();
  }

  /** The rule, and what of it is not shown or why nothing is. */
  public String text() {
    String part = except.map(what -> " Not shown: " + what + ".").orElse("");
    return rule + outside.map(reason -> " Not shown: " + reason + ".").orElse(part);
  }

  /** The name of the scenario file, in {@link #FOLDER}, that shows it if it is covered. */
  public String file() {
    return code.toLowerCase(Locale.ROOT) + ".yaml";
  }
}
