package io.github.gtsim.scenario;

import io.github.gtsim.mode.Modes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The variants of a scenario file, and the trees that selections of them come to. */
final class Variants {
  /** Values that all variants of a file may come to. */
  private static final long MOST_VALUES = 5_000_000;

  /** The name of the scenario as written. */
  static final String BASE = "base";

  private static final List<String> FIXED = List.of("name", "seed", "variants", "expect");

  private final String file;
  private final Tree.Mapping root;

  Variants(String file, Tree.Mapping root) {
    this.file = file;
    this.root = root;
  }

  /** Their names as written; empty if the file has none. */
  List<String> names() {
    return entries().stream().map(Tree.Mapping.Entry::key).toList();
  }

  private List<Tree.Mapping.Entry> entries() {
    return root.get("variants")
        .filter(Tree.Mapping.class::isInstance)
        .map(variants -> ((Tree.Mapping) variants).entries())
        .orElse(List.of());
  }

  /** Whether there are more than can be looked at one by one in a file of this size. */
  boolean tooMany() {
    return names().size() * root.size() > MOST_VALUES;
  }

  /** Regions that the table names before any patch, well written or not. */
  List<String> tableRegions() {
    List<Tree> written = new ArrayList<>();
    table(root).flatMap(table -> table.get("witness")).ifPresent(written::add);
    Optional<Tree> regions = table(root).flatMap(table -> table.get("regions"));
    if (regions.isPresent() && regions.get() instanceof Tree.Sequence list) {
      written.addAll(list.items());
    }
    return written.stream().flatMap(region -> Tree.textOf(region).stream()).toList();
  }

  /** Notes what is wrong with the section itself, whichever variant is selected. */
  void check(Findings findings) {
    Optional<Tree> section = root.get("variants");
    if (section.isPresent() && !(section.get() instanceof Tree.Mapping)) {
      String message = "must be a mapping of names to patches, not " + section.get().describe();
      findings.add(section.get().place(), message, "");
    }
    for (Tree.Mapping.Entry variant : entries()) {
      if (!ScenarioReader.NAME.matcher(variant.key()).matches()) {
        findings.add(variant.place(), "the name must be of a-z, 0-9 and -", "");
      } else if (variant.key().equals(BASE)) {
        findings.add(variant.place(), "is the name of the scenario as written", "rename it");
      }
      if (variant.value() instanceof Tree.Mapping patch) {
        checkPatch(variant.key(), patch, findings);
      } else {
        String message = "must be a mapping that patches the scenario, not ";
        findings.add(
            variant.place(), message + variant.value().describe(), "write {} to patch nothing");
      }
    }
  }

  private static void checkPatch(String name, Tree.Mapping patch, Findings findings) {
    for (Tree.Mapping.Entry change : patch.entries()) {
      if (FIXED.contains(change.key())) {
        findings.add(
            change.place(),
            "a variant may not patch name, seed, variants or expect",
            "leave it out");
      }
    }
  }

  /** The scenario as selected. */
  Tree.Mapping select(Selection selection, Findings findings) {
    Tree.Mapping tree = root;
    if (selection.variant().isPresent()) {
      tree = patched(selection.variant().get(), findings);
    }
    if (selection.mode().isPresent()) {
      tree = underMode(tree, selection.mode().get(), findings);
    }
    Tree.Mapping before = tree;
    for (String set : selection.sets()) {
      tree = PathSetting.parse(set, findings).apply(tree);
    }
    return withoutForeign(before, tree);
  }

  private Tree.Mapping patched(String name, Findings findings) {
    Optional<Tree.Mapping.Entry> variant =
        entries().stream().filter(entry -> entry.key().equals(name)).findFirst();
    if (variant.isEmpty()) {
      if (!name.equals(BASE)) {
        List<String> known = new ArrayList<>(names());
        known.add(BASE);
        Place place = new Place(file, 0, 0, "variants");
        String message = "there is no variant '" + name + "', only " + String.join(", ", known);
        findings.add(place, message, Suggestions.hint(name, known));
      }
      return root;
    }
    if (!(variant.get().value() instanceof Tree.Mapping patch)) {
      return root;
    }
    Tree.Mapping allowed = patch;
    for (String key : FIXED) {
      allowed = allowed.without(key);
    }
    return withoutForeign(root, new MergePatch(findings).apply(root, allowed));
  }

  private static Tree.Mapping underMode(Tree.Mapping tree, String mode, Findings findings) {
    Place place = new Place("--modes " + mode, 0, 0, "table.mode");
    Tree.Mapping table =
        new Tree.Mapping(
            new Place(place.source(), 0, 0, "table"),
            List.of(new Tree.Mapping.Entry("mode", place, new Tree.Scalar(place, mode, false))));
    Tree.Mapping patch =
        new Tree.Mapping(
            new Place(place.source(), 0, 0, ""),
            List.of(new Tree.Mapping.Entry("table", table.place(), table)));
    return withoutForeign(tree, new MergePatch(findings).apply(tree, patch));
  }

  /** Drops what a table inherits of another mode and its own mode does not have. */
  private static Tree.Mapping withoutForeign(Tree.Mapping before, Tree.Mapping after) {
    Optional<Tree.Mapping> inherited = table(before);
    Optional<Tree.Mapping> table = table(after);
    if (inherited.isEmpty() || table.isEmpty()) {
      return after;
    }
    String mode = mode(table.get());
    if (mode.equals(mode(inherited.get()))) {
      return after;
    }
    Tree.Mapping own = table.get();
    for (String key : Modes.ownTableKeys()) {
      Optional<Tree> value = own.get(key);
      boolean same = value.isPresent() && value.equals(inherited.get().get(key));
      if (same && !Modes.has(mode, key)) {
        own = own.without(key);
      }
    }
    Place place = after.entry("table").orElseThrow().place();
    return after.with(new Tree.Mapping.Entry("table", place, own));
  }

  private static Optional<Tree.Mapping> table(Tree.Mapping tree) {
    return tree.get("table").filter(Tree.Mapping.class::isInstance).map(Tree.Mapping.class::cast);
  }

  private static String mode(Tree.Mapping table) {
    return table.get("mode").flatMap(Tree::textOf).orElse(TableReader.DEFAULT_MODE);
  }
}
