package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value for one path of the scenario, as {@code --set} gives it. */
final class PathSetting {
  private static final Pattern STEP =
      Pattern.compile("\\.?([\\p{L}\\p{N}_-]+)|\\[(\\d{1,6})\\]|\\['([^']+)'\\]");
  private static final List<String> FIXED = List.of("name", "seed", "variants", "expect");

  private final Findings findings;
  private final Place place;
  private final List<Step> steps = new ArrayList<>();
  private final Optional<Tree> value;

  /** A key or an entry's name, or the position of an entry. */
  private record Step(String text, boolean position) {}

  private PathSetting(Findings findings, Place place, Optional<Tree> value) {
    this.findings = findings;
    this.place = place;
    this.value = value;
  }

  /** Reads {@code path=value}, the value being YAML. */
  static PathSetting parse(String text, Findings findings) {
    int split = text.indexOf('=');
    String path = split < 0 ? "" : text.substring(0, split).strip();
    String source = "--set " + text;
    Place place = new Place(source, 0, 0, path);
    if (path.isEmpty()) {
      findings.add(place, "must be path=value, such as clients[0].arrivals.rate=300/s", "");
      return new PathSetting(findings, place, Optional.empty());
    }
    Optional<Tree> value = YamlTree.value(place, text.substring(split + 1), findings);
    PathSetting setting = new PathSetting(findings, place, value);
    setting.readSteps(path);
    return setting;
  }

  private void readSteps(String path) {
    Matcher matcher = STEP.matcher(path);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      boolean position = matcher.group(2) != null;
      String quoted = matcher.group(3);
      String text = position ? matcher.group(2) : quoted == null ? matcher.group(1) : quoted;
      steps.add(new Step(text, position));
      end = matcher.end();
    }
    if (end < path.length() || path.startsWith(".")) {
      steps.clear();
      findings.add(place, "is no path, such as clients[0].keys.exponent", "");
    } else if (FIXED.contains(steps.get(0).text())) {
      String hint = steps.get(0).text().equals("seed") ? Suggestions.meant("--seed") : "";
      steps.clear();
      findings.add(place, "cannot be set", hint);
    }
  }

  /** The scenario with the value in its place; as it was if there is no such place. */
  Tree.Mapping apply(Tree.Mapping root) {
    if (value.isEmpty() || steps.isEmpty()) {
      return root;
    }
    return set(root, 0, "") instanceof Tree.Mapping changed ? changed : root;
  }

  private Tree set(Tree target, int depth, String path) {
    if (depth == steps.size()) {
      return value.orElseThrow();
    }
    Step step = steps.get(depth);
    if (target instanceof Tree.Sequence list) {
      return setEntry(list, step, depth, path);
    }
    if (target instanceof Tree.Mapping mapping && !step.position()) {
      Place here = new Place(place.source(), 0, 0, Place.join(path, step.text()));
      boolean last = depth == steps.size() - 1;
      Optional<Tree.Mapping.Entry> present = mapping.entry(step.text());
      Optional<Tree> held = mapping.get(step.text());
      Place written = last || held.isEmpty() ? here : present.orElseThrow().place();
      Tree below = held.orElseGet(() -> new Tree.Mapping(here, List.of()));
      Tree changed = set(below, depth + 1, here.path());
      return mapping.with(new Tree.Mapping.Entry(step.text(), written, changed));
    }
    boolean absent = target instanceof Tree.Mapping mapping && mapping.entries().isEmpty();
    String what = absent ? "no list" : target.describe() + " without parts to set";
    findings.add(place, (path.isEmpty() ? "the scenario" : path) + " is " + what, "");
    return target;
  }

  private Tree setEntry(Tree.Sequence list, Step step, int depth, String path) {
    int position = step.position() ? Integer.parseInt(step.text()) : list.named(step.text());
    if (position < 0 || position >= list.items().size()) {
      String message =
          step.position()
              ? "the list has " + list.items().size() + " entries, counted from 0"
              : "no entry of the list is named '" + step.text() + "'";
      findings.add(place, message, Suggestions.hint(step.text(), list.names()));
      return list;
    }
    List<Tree> items = new ArrayList<>(list.items());
    items.set(position, set(items.get(position), depth + 1, path + "[" + position + "]"));
    return new Tree.Sequence(list.place(), items);
  }
}
