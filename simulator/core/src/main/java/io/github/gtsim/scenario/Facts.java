package io.github.gtsim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of documented facts that the model is built from. A conformance scenario shows each
 * of them, or it is out of scope with a reason.
 */
public final class Facts {
  private static final String RESOURCE = "facts.yaml";
  private static final Facts CATALOGUE = load();

  private final List<Fact> all;
  private final Map<String, String> sources;

  private Facts(List<Fact> all, Map<String, String> sources) {
    this.all = List.copyOf(all);
    this.sources = Collections.unmodifiableMap(sources);
  }

  /** Every fact, by subject. */
  public static List<Fact> all() {
    return CATALOGUE.all;
  }

  /** Title and address of each source, by its key. */
  public static Map<String, String> sources() {
    return CATALOGUE.sources;
  }

  /** The code of each fact. */
  static List<String> codes() {
    return all().stream().map(Fact::code).toList();
  }

  private static Facts load() {
    try (InputStream stream = Facts.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IllegalArgumentException if it is not one, or cites a source that it does not list
   */
  static Facts parse(String text) {
    Reading reading = new Reading();
    List<Fact> all = new ArrayList<>();
    Map<String, String> sources = new LinkedHashMap<>();
    if (YamlTree.parse(RESOURCE, text, reading.findings()).orElse(null)
        instanceof Tree.Mapping tree) {
      Section root = new Section(reading, tree);
      root.require("facts", "a mapping of codes to facts");
      Section titles = root.section("sources");
      for (Tree.Mapping.Entry entry : titles.entries()) {
        titles.text(entry.key()).ifPresent(title -> sources.put(entry.key(), title));
      }
      Section facts = root.section("facts");
      for (Tree.Mapping.Entry entry : facts.entries()) {
        all.add(fact(entry.key(), facts.section(entry.key()), List.copyOf(sources.keySet())));
      }
      root.finish();
    }
    if (reading.findings().size() > 0) {
      throw new IllegalArgumentException(reading.findings().problems().toString());
    }
    return new Facts(all, sources);
  }

  private static Fact fact(String code, Section fact, List<String> known) {
    fact.require("rule", "what is documented, in a sentence");
    fact.require("source", "a list of sources");
    List<String> sources = new ArrayList<>();
    for (Tree item : fact.items("source", "a list of sources")) {
      String source = fact.text(item, item.place()).orElse("");
      if (!known.contains(source)) {
        String hint = Suggestions.hint(source, known);
        fact.findings().add(item.place(), "must be one of sources, not '" + source + "'", hint);
      }
      sources.add(source);
    }
    String rule = fact.text("rule").orElse("");
    return new Fact(code, rule, sources, fact.text("except"), fact.text("outside"));
  }
}
