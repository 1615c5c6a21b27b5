package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Condition.Comparator;
import io.github.gtsim.cluster.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of attributes, and conditions on them. */
final class ValueReader {
  private static final Pattern COMPARISON =
      Pattern.compile("(==|!=|<=|>=|<|>|=) *(.*)", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,15}");

  private final Findings findings;

  ValueReader(Findings findings) {
    this.findings = findings;
  }

  /** The attributes that the mapping gives values for. */
  SortedMap<String, Value> values(Section attributes) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (Tree.Mapping.Entry entry : attributes.entries()) {
      value(entry).ifPresent(value -> values.put(entry.key(), value));
    }
    return values;
  }

  /** The attributes that the mapping gives whole numbers for. */
  SortedMap<String, Long> numbers(Section attributes) {
    SortedMap<String, Long> numbers = new TreeMap<>();
    for (Tree.Mapping.Entry entry : attributes.entries()) {
      Optional<Value> value = value(entry);
      if (value.isPresent() && value.get() instanceof Value.Number number) {
        numbers.put(entry.key(), number.number());
      } else if (value.isPresent()) {
        findings.add(place(entry), "must be a whole number, not " + entry.value().describe(), "");
      }
    }
    return numbers;
  }

  private Optional<Value> value(Tree.Mapping.Entry entry) {
    if (entry.value() instanceof Tree.Scalar scalar) {
      if (scalar.isText()) {
        return Optional.of(new Value.Text(scalar.text()));
      }
      if (scalar.isNumber()) {
        Optional<Long> number = whole(scalar.text());
        if (number.isPresent()) {
          return number.map(Value.Number::new);
        }
      }
    }
    findings.add(
        place(entry),
        "must be a whole number of up to 15 digits or a text, not " + entry.value().describe(),
        "");
    return Optional.empty();
  }

  private static Place place(Tree.Mapping.Entry entry) {
    Place value = entry.value().place();
    return new Place(value.source(), value.line(), value.column(), entry.place().path());
  }

  private static Optional<Long> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /** The condition under {@code if}. */
  Condition condition(Section section) {
    Optional<Tree> value = section.find("if");
    if (value.isEmpty()) {
      return new Condition.None();
    }
    if (!(value.get() instanceof Tree.Mapping)) {
      String word = section.word("if", "absent", List.of("absent", "exists"));
      return word.equals("absent") ? new Condition.Absent() : new Condition.Exists();
    }
    List<Tree.Mapping.Entry> entries = section.section("if").entries();
    if (entries.size() != 1) {
      section.refuse("if", "must be absent, exists, or a mapping with one attribute");
      return new Condition.None();
    }
    Tree.Mapping.Entry entry = entries.get(0);
    return compare(entry).orElse(new Condition.None());
  }

  private Optional<Condition> compare(Tree.Mapping.Entry entry) {
    Optional<Value> value = value(entry);
    String text = value.filter(Value.Text.class::isInstance).map(Value::toString).orElse("");
    Matcher matcher = COMPARISON.matcher(text);
    if (!matcher.matches()) {
      return value.map(than -> new Condition.Compare(entry.key(), Comparator.EQUAL, than));
    }
    boolean single = matcher.group(1).equals("=");
    Optional<Long> number = single ? Optional.empty() : whole(matcher.group(2));
    if (number.isEmpty()) {
      findings.add(
          place(entry),
          "must compare with a whole number, such as \">= 1\", not "
              + entry.value().describe()
              + "; a text that begins with =, !=, < or > cannot be compared with",
          single ? Suggestions.meant("=" + text) : "");
    }
    return number.map(Value.Number::new).map(than -> compare(entry, matcher.group(1), than));
  }

  private static Condition compare(Tree.Mapping.Entry entry, String comparator, Value than) {
    return new Condition.Compare(entry.key(), comparator(comparator), than);
  }

  /** The comparator so written, which must be one. */
  static Comparator comparator(String text) {
    for (Comparator comparator : Comparator.values()) {
      if (comparator.text().equals(text)) {
        return comparator;
      }
    }
    throw new IllegalArgumentException(text);
  }
}
