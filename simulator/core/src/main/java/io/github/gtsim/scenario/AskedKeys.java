package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys that a mapping was asked for, which are the allowed ones, and those it lacks. */
final class AskedKeys {
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Missing> missing = new ArrayList<>();
  private boolean any;

  /** Keys of which one is required and none is there. */
  private record Missing(List<String> keys, Place place, String message) {}

  void ask(String key) {
    asked.add(key);
  }

  /** Allows whatever else is there. */
  void allowAny() {
    any = true;
  }

  /** Notes that none of {@code keys} is there, unless one of them turns out to be misspelt. */
  void miss(List<String> keys, Place place, String message) {
    missing.add(new Missing(keys, place, message));
  }

  /** Whether every key written has been asked for. */
  boolean cover(Tree.Mapping mapping) {
    return mapping.entries().stream().allMatch(entry -> asked.contains(entry.key()));
  }

  /** Notes the keys never asked for, and those missing of which they are no misspelling. */
  void finish(Tree.Mapping mapping, Findings findings) {
    Set<String> misspelt = new LinkedHashSet<>();
    for (Tree.Mapping.Entry entry : mapping.entries()) {
      if (!any && !asked.contains(entry.key())) {
        Optional<String> meant = Suggestions.closest(entry.key(), asked);
        meant.ifPresent(misspelt::add);
        String otherwise = entry.key().equals("<<") ? "YAML 1.2 has no merge keys" : "";
        findings.add(entry.place(), unknown(), meant.map(Suggestions::meant).orElse(otherwise));
      }
    }
    for (Missing one : missing) {
      if (one.keys().stream().noneMatch(misspelt::contains)) {
        findings.add(one.place(), one.message(), "");
      }
    }
  }

  private String unknown() {
    return asked.isEmpty()
        ? "unknown key; no key is allowed here"
        : "unknown key; allowed here: " + String.join(", ", asked);
  }
}
