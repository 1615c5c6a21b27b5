package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Settings;
import io.github.gtsim.engine.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One mapping of a scenario, read strictly; {@link #finish} refuses what was never asked for. */
final class Section implements Settings {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

  private final Reading reading;
  private final Tree.Mapping mapping;
  private final AskedKeys asked = new AskedKeys();
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, List<Section>> lists = new LinkedHashMap<>();

  Section(Reading reading, Tree.Mapping mapping) {
    this.reading = reading;
    this.mapping = mapping;
  }

  Reading reading() {
    return reading;
  }

  Place place() {
    return mapping.place();
  }

  /** Every key as written, for mappings whose keys are names. */
  List<Tree.Mapping.Entry> entries() {
    asked.allowAny();
    return mapping.entries().stream()
        .filter(entry -> !(entry.value() instanceof Tree.Removed))
        .toList();
  }

  /** Leaves unknown keys alone, where what they belong to is refused as a whole. */
  void leaveRest() {
    asked.allowAny();
  }

  @Override
  public boolean has(String key) {
    return find(key).isPresent();
  }

  boolean hasMapping(String key) {
    return find(key).filter(Tree.Mapping.class::isInstance).isPresent();
  }

  /** What is written under {@code key}, which must not be empty. */
  Optional<Tree> find(String key) {
    asked.ask(key);
    Optional<Tree> value = mapping.get(key);
    if (value.filter(Tree::isNull).isPresent()) {
      findings().add(valuePlace(key), "has no value; null is allowed in variants only", "");
      return Optional.empty();
    }
    return value;
  }

  /** Where the value of {@code key} is, or would be. */
  Place valuePlace(String key) {
    Optional<Tree.Mapping.Entry> entry = mapping.entry(key);
    return entry
        .map(found -> at(found.value().place(), found.place().path()))
        .orElse(mapping.place().of(key));
  }

  private static Place at(Place place, String path) {
    return new Place(place.source(), place.line(), place.column(), path);
  }

  Findings findings() {
    return reading.findings();
  }

  void refuse(String key, String message, String hint) {
    findings().add(valuePlace(key), message, hint);
  }

  /** Refuses what breaks a rule of the service or of our model, by its code. */
  void forbid(String key, String rule, String message, String hint) {
    findings().refuse(valuePlace(key), rule, message, hint);
  }

  @Override
  public void refuse(String key, String message) {
    refuse(key, message, "");
  }

  /** Whether {@code key} is there; notes its absence. */
  boolean require(String key, String what) {
    if (find(key).isPresent()) {
      return true;
    }
    if (mapping.get(key).isEmpty()) {
      asked.miss(List.of(key), valuePlace(key), "is required: " + what);
    }
    return false;
  }

  /** Notes that none of {@code keys} is there, unless one of them turns out to be misspelt. */
  void miss(List<String> keys, String message) {
    asked.miss(keys, place(), message);
  }

  /** A name under {@code key}, which must be there. */
  String name(String key, String what) {
    require(key, what);
    Optional<String> name = text(key);
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      refuse(key, "must be a name of letters, digits, spaces and . _ -, at most 100");
    }
    return name.orElse("");
  }

  /** A reader of texts that may find one malformed. */
  interface Parser<T> {
    T parse(String text) throws Quantities.Malformed;
  }

  /** A text of its own grammar under {@code key}; numbers without quotes are no such texts. */
  <T> Optional<T> quantity(String key, Parser<T> parser) {
    return find(key).flatMap(value -> parse(value, valuePlace(key), parser));
  }

  /** The same for a value that stands anywhere. */
  <T> Optional<T> parse(Tree value, Place place, Parser<T> parser) {
    String text = value instanceof Tree.Scalar scalar ? scalar.text() : "";
    try {
      return Optional.of(parser.parse(text));
    } catch (Quantities.Malformed malformed) {
      findings().add(place, malformed.getMessage() + ", not " + value.describe(), malformed.hint());
      return Optional.empty();
    }
  }

  @Override
  public long duration(String key, long fallbackNanos) {
    return quantity(key, Quantities::duration).orElse(fallbackNanos);
  }

  /** A duration above 0. */
  long positiveDuration(String key, long fallbackNanos) {
    long nanos = duration(key, fallbackNanos);
    if (nanos == 0) {
      refuse(key, "must be above 0");
      return Math.max(1, fallbackNanos);
    }
    return nanos;
  }

  @Override
  public double rate(String key, double fallbackPerSecond) {
    double perSecond = rateOrZero(key, fallbackPerSecond);
    if (perSecond == 0) {
      refuse(key, "must be above 0");
      return fallbackPerSecond;
    }
    return perSecond;
  }

  double rateOrZero(String key, double fallbackPerSecond) {
    return quantity(key, Quantities::perSecond).orElse(fallbackPerSecond);
  }

  @Override
  public long whole(String key, long fallback, long least, long most) {
    return Scalars.whole(this, key, fallback, least, most);
  }

  /** A text, which is not a number or a flag without quotes. */
  Optional<String> text(String key) {
    return find(key).flatMap(value -> text(value, valuePlace(key)));
  }

  Optional<String> text(Tree value, Place place) {
    if (value instanceof Tree.Scalar scalar && scalar.isText()) {
      return Optional.of(scalar.text());
    }
    boolean scalar = value instanceof Tree.Scalar && !Tree.isNull(value);
    String hint = scalar ? Suggestions.meant("\"" + value.describe() + "\"") : "";
    findings().add(place, "must be text, not " + value.describe(), hint);
    return Optional.empty();
  }

  /** One of {@code words}. */
  String word(String key, String fallback, List<String> words) {
    return Scalars.word(this, key, fallback, words);
  }

  @Override
  public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> words = constants.stream().map(Section::kebab).toList();
    return constants.get(words.indexOf(word(key, kebab(fallback), words)));
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Optional<Distribution> delay(String key) {
    return find(key).flatMap(value -> new DelayReader(this, key).read(value));
  }

  @Override
  public String region(String key) {
    return Regions.one(this, key, reading.regions()::check).orElse("");
  }

  /** The entries of the list under {@code key}; none if it is absent or no list. */
  List<Tree> items(String key, String what) {
    Optional<Tree> value = find(key);
    if (value.isEmpty() || value.get() instanceof Tree.Sequence) {
      return value.map(list -> ((Tree.Sequence) list).items()).orElse(List.of());
    }
    refuse(key, "must be " + what + ", not " + value.get().describe());
    return List.of();
  }

  @Override
  public List<Settings> list(String key) {
    return List.copyOf(sections(key));
  }

  /** The mappings of the list under {@code key}. */
  List<Section> sections(String key) {
    return memoized(lists, key, this::readSections);
  }

  private List<Section> readSections(String key) {
    List<Section> read = new ArrayList<>();
    List<Tree> items = items(key, "a list");
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Tree.Mapping item) {
        read.add(new Section(reading, item));
      } else {
        Tree item = items.get(i);
        findings().add(item.place(), "must be a mapping, not " + item.describe(), "");
      }
    }
    return read;
  }

  /** The mapping under {@code key}; an empty one if it is absent or no mapping. */
  Section section(String key) {
    return memoized(sections, key, this::readSection);
  }

  private Section readSection(String key) {
    Optional<Tree> value = find(key);
    if (value.isPresent() && value.get() instanceof Tree.Mapping child) {
      return new Section(reading, child);
    }
    value.ifPresent(
        other -> refuse(key, "must be a mapping of keys to values, not " + other.describe()));
    return new Section(reading, new Tree.Mapping(valuePlace(key), List.of()));
  }

  private static <T> T memoized(Map<String, T> known, String key, Function<String, T> read) {
    T found = known.get(key);
    if (found == null) {
      found = read.apply(key);
      known.put(key, found);
    }
    return found;
  }

  /** Whether every key written has been asked for. */
  boolean complete() {
    return asked.cover(mapping);
  }

  /** Refuses every key that was never asked for, here and in all mappings read from here. */
  void finish() {
    asked.finish(mapping, findings());
    sections.values().forEach(Section::finish);
    lists.values().forEach(list -> list.forEach(Section::finish));
  }
}
