package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a scenario as written, every value with its place; immutable. */
sealed interface Tree {

  Place place();

  /** How many values it consists of. */
  default long size() {
    return 1;
  }

  /** What it is, in the words of a message. */
  String describe();

  /** Keys in the order written; a key occurs once. */
  record Mapping(Place place, List<Entry> entries) implements Tree {

    /** A key, where it is written, and what it holds. */
    record Entry(String key, Place place, Tree value) {}

    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The value under {@code key}, unless it has none or is removed. */
    Optional<Tree> get(String key) {
      return entry(key).map(Entry::value).filter(value -> !(value instanceof Removed));
    }

    Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** This mapping with {@code key} holding {@code value}, at its place or at the end. */
    Mapping with(Entry changed) {
      List<Entry> changedEntries = new ArrayList<>(entries);
      changedEntries.replaceAll(entry -> entry.key().equals(changed.key()) ? changed : entry);
      if (!changedEntries.contains(changed)) {
        changedEntries.add(changed);
      }
      return new Mapping(place, changedEntries);
    }

    Mapping without(String key) {
      return new Mapping(
          place, entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }

    @Override
    public long size() {
      return 1 + entries.stream().mapToLong(entry -> entry.value().size()).sum();
    }

    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** A list. */
  record Sequence(Place place, List<Tree> items) implements Tree {
    public Sequence {
      items = List.copyOf(items);
    }

    /** Position of the entry that says {@code name: NAME}, or -1. */
    int named(String name) {
      return positions().getOrDefault(name, -1);
    }

    /** Positions of the entries that have a name, by it; of several the first. */
    Map<String, Integer> positions() {
      Map<String, Integer> positions = new LinkedHashMap<>();
      for (int i = 0; i < items.size(); i++) {
        int position = i;
        nameOf(items.get(i)).ifPresent(name -> positions.putIfAbsent(name, position));
      }
      return positions;
    }

    /** The names of its entries, where they have one. */
    List<String> names() {
      return items.stream().flatMap(item -> nameOf(item).stream()).toList();
    }

    private static Optional<String> nameOf(Tree item) {
      return item instanceof Mapping mapping
          ? mapping.get("name").flatMap(Tree::textOf)
          : Optional.empty();
    }

    @Override
    public long size() {
      return 1 + items.stream().mapToLong(Tree::size).sum();
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param plain whether it is written without quotes, so that it may be a number or the like
   */
  record Scalar(Place place, String text, boolean plain) implements Tree {
    private static final List<String> NULLS = List.of("", "~", "null", "Null", "NULL");
    private static final List<String> FLAGS =
        List.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?|0o[0-7]+|0x[0-9a-fA-F]+");

    boolean isNull() {
      return plain && NULLS.contains(text);
    }

    boolean isFlag() {
      return plain && FLAGS.contains(text);
    }

    boolean isNumber() {
      return plain && NUMBER.matcher(text).matches();
    }

    boolean isText() {
      return !isNull() && !isFlag() && !isNumber();
    }

    @Override
    public String describe() {
      if (isNull()) {
        return "nothing";
      }
      String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
      return isText() ? "'" + Problem.plain(shown) + "'" : shown;
    }
  }

  /** Stands where a patch removed a key that the scenario did not have. */
  record Removed(Place place) implements Tree {
    @Override
    public String describe() {
      return "nothing";
    }
  }

  static Optional<String> textOf(Tree tree) {
    return tree instanceof Scalar scalar && !scalar.isNull()
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  static boolean isNull(Tree tree) {
    return tree instanceof Scalar scalar && scalar.isNull();
  }

  static boolean isEmptyList(Tree tree) {
    return tree instanceof Sequence list && list.items().isEmpty();
  }
}
