package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON merge patch (RFC 7386), with two additions: an object patches the entries of a list by their
 * names, and a map of shares is replaced whole.
 */
final class MergePatch {
  private static final List<String> REPLACED_WHOLE = List.of("mix");

  private final Findings findings;

  MergePatch(Findings findings) {
    this.findings = findings;
  }

  /** {@code target} as patched; values keep the places at which they are written. */
  Tree.Mapping apply(Tree.Mapping target, Tree.Mapping patch) {
    Tree.Mapping patched = target;
    for (Tree.Mapping.Entry change : patch.entries()) {
      String key = change.key();
      Optional<Tree> present = target.get(key);
      if (Tree.isNull(change.value())) {
        patched =
            present.isPresent()
                ? patched.without(key)
                : patched.with(with(change, new Tree.Removed(change.place())));
        continue;
      }
      Tree value = REPLACED_WHOLE.contains(key) ? change.value() : merge(present, change.value());
      Tree.Mapping.Entry merged = with(change, value);
      boolean keptPlace = present.isPresent() && present.get().place().equals(value.place());
      patched = patched.with(keptPlace ? with(target.entry(key).orElseThrow(), value) : merged);
    }
    return patched;
  }

  private static Tree.Mapping.Entry with(Tree.Mapping.Entry entry, Tree value) {
    return new Tree.Mapping.Entry(entry.key(), entry.place(), value);
  }

  private Tree merge(Optional<Tree> present, Tree change) {
    if (!(change instanceof Tree.Mapping patch)) {
      return change;
    }
    if (present.isPresent() && present.get() instanceof Tree.Mapping target) {
      return apply(target, patch);
    }
    if (present.isPresent() && present.get() instanceof Tree.Sequence list) {
      return list.names().isEmpty() ? change : byName(list, patch);
    }
    return apply(new Tree.Mapping(patch.place(), List.of()), patch);
  }

  private Tree byName(Tree.Sequence list, Tree.Mapping patch) {
    List<Optional<Tree>> items = new ArrayList<>(list.items().stream().map(Optional::of).toList());
    Map<String, Integer> positions = list.positions();
    for (Tree.Mapping.Entry change : patch.entries()) {
      int position = positions.getOrDefault(change.key(), -1);
      if (position < 0) {
        String names = Suggestions.some(positions.keySet());
        findings.add(
            change.place(),
            "no entry of the list has this name; there are " + names,
            Suggestions.hint(change.key(), positions.keySet()));
      } else if (Tree.isNull(change.value())) {
        items.set(position, Optional.empty());
      } else if (change.value() instanceof Tree.Mapping) {
        items.set(position, Optional.of(merge(items.get(position), change.value())));
      } else {
        findings.add(
            change.value().place(),
            "must be a mapping that patches this entry, or null to remove it, not "
                + change.value().describe(),
            "");
      }
    }
    return new Tree.Sequence(list.place(), items.stream().flatMap(Optional::stream).toList());
  }
}
