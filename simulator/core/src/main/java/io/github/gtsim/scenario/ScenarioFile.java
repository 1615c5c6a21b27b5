package io.github.gtsim.scenario;

import io.github.gtsim.measure.Prices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A scenario file: YAML that could be read, of which selections can be resolved to scenarios. Only
 * resolving tells whether it is a valid scenario.
 */
public final class ScenarioFile {
  private final String fileName;
  private final Tree.Mapping root;
  private final Findings mistakes;
  private final MetricNames metrics;
  private final Variants variants;
  private final Prices prices;

  private ScenarioFile(
      String fileName, Tree.Mapping root, Findings mistakes, MetricNames metrics, Prices prices) {
    this.fileName = fileName;
    this.prices = prices;
    this.root = root;
    this.mistakes = mistakes;
    this.metrics = metrics;
    variants = new Variants(fileName, root);
    variants.check(mistakes);
  }

  /** Reads a file of UTF-8 text as {@link #read(Path, MetricNames)} does, whatever it expects. */
  public static ScenarioFile read(Path path) throws ScenarioException {
    return read(path, MetricNames.ANY);
  }

  /**
   * Reads a file of UTF-8 text.
   *
   * @param metrics what it may expect something of
   * @throws ScenarioException if it cannot be read or is no YAML mapping
   */
  public static ScenarioFile read(Path path, MetricNames metrics) throws ScenarioException {
    return parse(path.toString(), TextFile.read(path, "scenario file"), metrics);
  }

  /** Reads the text of a file as the other {@code parse} does, whatever it expects. */
  public static ScenarioFile parse(String fileName, String text) throws ScenarioException {
    return parse(fileName, text, MetricNames.ANY);
  }

  /**
   * Reads the text of a file.
   *
   * @param fileName to name in problems
   * @param metrics what it may expect something of
   * @throws ScenarioException if the text is no YAML mapping
   */
  public static ScenarioFile parse(String fileName, String text, MetricNames metrics)
      throws ScenarioException {
    Findings findings = new Findings();
    Optional<Tree> tree = YamlTree.parse(fileName, text, findings);
    if (tree.isPresent() && tree.get() instanceof Tree.Mapping root) {
      ScenarioFile file = new ScenarioFile(fileName, root, findings, metrics, PriceFile.builtIn());
      if (file.variants.tooMany()) {
        Place place = root.entry("variants").orElseThrow().place();
        findings.add(place, "too many variants of so large a scenario", "leave some out");
        throw new ScenarioException(findings.problems());
      }
      return file;
    }
    if (tree.isPresent()) {
      String message = "a scenario is a mapping of keys to values, not " + tree.get().describe();
      findings.add(tree.get().place(), message, "");
    }
    throw new ScenarioException(findings.problems());
  }

  /** The same file, at other prices than those that come with the simulator. */
  public ScenarioFile pricedAt(Prices others) {
    return new ScenarioFile(fileName, root, mistakes, metrics, others);
  }

  /** The scenario's name as written; empty if it has none. */
  public String name() {
    return root.get("name").flatMap(Tree::textOf).orElse("");
  }

  /** Its description as written; empty if it has none. */
  public String description() {
    return root.get("description").flatMap(Tree::textOf).orElse("");
  }

  /** The names of its variants as written; empty if it has none. */
  public List<String> variantNames() {
    return variants.names();
  }

  /** The seed as written; empty if it is missing or no seed. */
  public OptionalLong seed() {
    Section section = new Section(new Reading(), root);
    long seed = section.whole("seed", -1, 0, Long.MAX_VALUE);
    return seed < 0 ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  /**
   * The scenario that a selection comes to.
   *
   * @throws ScenarioException with every problem in it
   */
  public Scenario resolve(Selection selection) throws ScenarioException {
    Findings findings = new Findings();
    Optional<Scenario> scenario = resolve(selection, findings);
    if (scenario.isEmpty()) {
      throw new ScenarioException(findings.problems(), findings.onlyRefusals());
    }
    return scenario.get();
  }

  private Optional<Scenario> resolve(Selection selection, Findings findings) {
    findings.addAll(mistakes);
    Tree.Mapping selected = variants.select(selection, findings);
    String name = selection.mode().or(selection::variant).orElse(Variants.BASE);
    boolean asWritten = name.equals(Variants.BASE) && selection.sets().isEmpty();
    ScenarioReader reader = new ScenarioReader(selected, variants, metrics, prices, asWritten);
    Optional<Scenario> scenario = reader.read(name, selection.seed());
    findings.addAll(reader.findings());
    return findings.size() == 0 ? scenario : Optional.empty();
  }

  /**
   * Every problem in the scenario as written and in each of its variants, in the order of their
   * places; refusals that the file expects are none.
   */
  public List<Problem> problems() {
    VariantProblems problems = new VariantProblems();
    List<Selection> selections = new ArrayList<>(List.of(Selection.BASE));
    variantNames().forEach(name -> selections.add(Selection.variant(name)));
    for (Selection selection : selections) {
      String variant = selection.variant().orElse(Variants.BASE);
      problems.add(variant, problems(variant, selection));
    }
    return problems.all();
  }

  private List<Problem> problems(String variant, Selection selection) {
    try {
      resolve(selection);
      return List.of();
    } catch (ScenarioException refused) {
      return expects(variant, refused) ? List.of() : refused.problems();
    }
  }

  /** The codes of the rules by one of which the file expects this variant to be refused. */
  public List<String> expectedRefusals(String variant) {
    Section section = new Section(new Reading(), root);
    List<Section> entries = section.sections("expect");
    return ExpectationReader.read(entries, variantNames(), metrics).refusedOf(variant);
  }

  /** Whether the file expects this variant to be refused as it was. */
  public boolean expects(String variant, ScenarioException refused) {
    List<String> codes = expectedRefusals(variant);
    return refused.refusals().stream().anyMatch(problem -> codes.contains(problem.rule()));
  }
}
