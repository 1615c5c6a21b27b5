package io.github.gtsim.scenario;

import io.github.gtsim.measure.Prices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of prices: YAML, as strictly as a scenario. It has a {@code date}, its {@code
 * source}, the five prices of a Region under {@code usual}, and under {@code regions} those that
 * other Regions ask in their place.
 */
public final class PriceFile {
  private static final String BUILT_IN = "prices.yaml";
  private static final Prices ESTIMATE = readBuiltIn();

  private final Reading reading = new Reading();
  private final Section root;

  private PriceFile(Tree.Mapping tree) {
    root = new Section(reading, tree);
  }

  /** The prices that come with the simulator. */
  public static Prices builtIn() {
    return ESTIMATE;
  }

  private static Prices readBuiltIn() {
    try (InputStream in = PriceFile.class.getResourceAsStream(BUILT_IN)) {
      return parse(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ScenarioException e) {
      throw new IllegalStateException(e.problems().toString(), e);
    }
  }

  /**
   * Reads a file of UTF-8 text.
   *
   * @throws ScenarioException with every problem in it
   */
  public static Prices read(Path path) throws ScenarioException {
    return parse(path.toString(), TextFile.read(path, "price file"));
  }

  static Prices parse(String fileName, String text) throws ScenarioException {
    Findings findings = new Findings();
    Optional<Tree> tree = YamlTree.parse(fileName, text, findings);
    if (tree.isPresent() && tree.get() instanceof Tree.Mapping mapping) {
      PriceFile file = new PriceFile(mapping);
      Prices prices = file.read();
      findings.addAll(file.reading.findings());
      if (findings.size() == 0) {
        return prices;
      }
    } else if (tree.isPresent()) {
      String message = "prices are a mapping of keys to values, not " + tree.get().describe();
      findings.add(tree.get().place(), message, "");
    }
    throw new ScenarioException(findings.problems());
  }

  private Prices read() {
    root.require("date", "the day of these prices, such as 2026-11-21");
    String date = root.text("date").orElse("");
    if (!date.isEmpty() && !date.matches("\\d{4}-\\d{2}-\\d{2}")) {
      root.refuse("date", "must be a day such as 2026-11-21, not '" + date + "'");
    }
    root.text("source");
    root.require("usual", "prices such as {wru: 0.625, ...}");
    Prices.Rates usual = usual(root.section("usual"));
    Map<String, Prices.Rates> byRegion = new LinkedHashMap<>();
    Section regions = root.section("regions");
    for (Tree.Mapping.Entry region : regions.entries()) {
      reading.regions().check(region.place(), region.key());
      byRegion.put(region.key(), rates(regions.section(region.key()), usual));
    }
    root.finish();
    return new Prices(date, usual, byRegion);
  }

  private Prices.Rates usual(Section section) {
    if (root.hasMapping("usual")) {
      section.require("wru", "US dollars a million write units");
      section.require("rwru", "US dollars a million replicated write units");
      section.require("rru", "US dollars a million read units");
      section.require("storage", "US dollars a GB and month");
      section.require("pitr", "US dollars a GB and month of point-in-time recovery");
      section.require("restore", "US dollars a GB that is restored");
      section.require("transfer", "US dollars a GB sent to another Region");
    }
    BigDecimal free = BigDecimal.ZERO;
    return rates(section, new Prices.Rates(free, free, free, free, free, free, free));
  }

  private static Prices.Rates rates(Section section, Prices.Rates usual) {
    return new Prices.Rates(
        Scalars.price(section, "wru", usual.wru()),
        Scalars.price(section, "rwru", usual.rwru()),
        Scalars.price(section, "rru", usual.rru()),
        Scalars.price(section, "storage", usual.storage()),
        Scalars.price(section, "pitr", usual.pitr()),
        Scalars.price(section, "restore", usual.restore()),
        Scalars.price(section, "transfer", usual.transfer()));
  }
}
