package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems of several variants of a scenario. */
public final class VariantProblems {
  private final Map<Problem, List<String>> having = new LinkedHashMap<>();
  private final List<String> variants = new ArrayList<>();

  /**
   * Adds a variant.
   *
   * @param problems those that count, perhaps none
   */
  public void add(String variant, List<Problem> problems) {
    variants.add(variant);
    problems.forEach(p -> having.computeIfAbsent(p, none -> new ArrayList<>()).add(variant));
  }

  /**
   * Each once, in the order of their places; those that neither the scenario as written nor every
   * variant has, with the names of the variants that have them.
   */
  public List<Problem> all() {
    Findings all = new Findings();
    having.forEach(
        (problem, names) -> {
          boolean common = names.contains(Variants.BASE) || names.equals(variants);
          all.add(common ? problem : problem.in(names));
        });
    return all.problems();
  }
}
