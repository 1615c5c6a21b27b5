package io.github.gtsim.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which package may use which, for all packages directly under {@code base}. */
record Layers(String base) {
  private static final List<String> ORDER =
      List.of(
          "engine",
          "checker",
          "cluster",
          "mode",
          "workload",
          "measure",
          "scenario",
          "report",
          "experiment",
          "swarm");

  /** Packages that may not use all that stand before them in the order. */
  private static final Map<String, List<String>> NARROWER =
      new TreeMap<>(Map.of("workload", List.of("engine", "cluster"), "checker", List.of()));

  /** One rule a package, and one that there is no other package. */
  List<ArchRule> rules() {
    List<ArchRule> rules = new ArrayList<>();
    for (String layer : ORDER) {
      rules.add(usesOnly(layer));
    }
    rules.add(
        classes()
            .that()
            .resideInAPackage(base + "..")
            .should()
            .resideInAnyPackage(patterns(ORDER))
            .as("every package has its place among " + ORDER));
    return rules;
  }

  private ArchRule usesOnly(String layer) {
    List<String> before = ORDER.subList(0, ORDER.indexOf(layer));
    List<String> allowed = new ArrayList<>(NARROWER.getOrDefault(layer, before));
    String reason = layer + " uses no other packages of ours than " + allowed;
    allowed.add(layer);
    return noClasses()
        .that()
        .resideInAPackage(pattern(layer))
        .should()
        .dependOnClassesThat(
            resideInAPackage(base + "..").and(not(resideInAnyPackage(patterns(allowed)))))
        .as(reason)
        .allowEmptyShould(true);
  }

  private String[] patterns(List<String> layers) {
    return layers.stream().map(this::pattern).toArray(String[]::new);
  }

  private String pattern(String layer) {
    return base + "." + layer + "..";
  }
}
