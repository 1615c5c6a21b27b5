package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.workload.ScriptEntry;
import io.github.gtsim.workload.ScriptEntry.Expect;
import io.github.gtsim.workload.ScriptEntry.Step;
import io.github.gtsim.workload.ScriptEntry.Verb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code script}. */
final class ScriptReader {
  private static final String TRANSACTION = "transact";
  private static final List<String> VERBS = List.of("put", "update", "delete", "get", TRANSACTION);
  private static final List<Verb> WRITES = List.of(Verb.PUT, Verb.UPDATE, Verb.DELETE);
  private static final int MOST_WRITES = 100;
  private static final List<String> OUTCOMES = List.of("ok", "fail", "unknown");
  private static final List<String> ERRORS =
      List.of(
          "ConditionalCheckFailedException",
          "TransactionCanceledException",
          "ReplicatedWriteConflictException",
          "ThrottlingException",
          "ConnectionRefused",
          "ValidationException",
          "Timeout",
          "InternalServerError");

  private enum Consistency {
    EVENTUAL,
    STRONG
  }

  private final Reading reading;
  private final int itemBytes;
  private final ValueReader values;

  ScriptReader(Reading reading, int itemBytes) {
    this.reading = reading;
    this.itemBytes = itemBytes;
    values = new ValueReader(reading.findings());
  }

  /** The entries that this version can run. */
  List<ScriptEntry> read(List<Section> entries) {
    List<ScriptEntry> script = new ArrayList<>();
    entries.forEach(entry -> readEntry(entry).ifPresent(script::add));
    return script;
  }

  private Optional<ScriptEntry> readEntry(Section entry) {
    long at = Instants.at(entry);
    String region = Regions.one(entry, "region", reading.regions()::use).orElse("");
    List<Verb> verbs = new ArrayList<>();
    for (Verb verb : Verb.values()) {
      if (entry.has(key(verb))) {
        verbs.add(verb);
      }
    }
    boolean transaction = entry.has(TRANSACTION);
    if (verbs.size() + (transaction ? 1 : 0) != 1) {
      String message = "must have one of put, update, delete, get and transact";
      entry.miss(VERBS, message + (verbs.isEmpty() ? "" : ", not several"));
    }
    var retry = ClientReader.retry(entry);
    long timeout = entry.positiveDuration("timeout", ClientReader.DEFAULT_TIMEOUT_NANOS);
    Optional<Expect> expect = expect(entry, transaction);
    List<Step> steps = new ArrayList<>();
    boolean strong = false;
    for (Verb verb : verbs) {
      Section section = entry.section(key(verb));
      steps.add(step(verb, section));
      strong |= verb == Verb.GET && strong(section);
    }
    if (transaction) {
      reading.uses(entry.valuePlace(TRANSACTION), Feature.TRANSACTIONS);
      steps.addAll(transaction(entry));
    }
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ScriptEntry(
                at, region, transaction, steps, itemBytes, strong, retry, timeout, expect));
  }

  private static boolean strong(Section get) {
    return get.choice("consistency", Consistency.class, Consistency.EVENTUAL) == Consistency.STRONG;
  }

  /** The writes of a transaction, each of another item (FACTS Q-3). */
  private List<Step> transaction(Section entry) {
    List<Step> steps = new ArrayList<>();
    Set<String> keys = new LinkedHashSet<>();
    List<Section> writes = entry.sections(TRANSACTION);
    if (entry.find(TRANSACTION).filter(Tree::isEmptyList).isPresent()
        || writes.size() > MOST_WRITES) {
      entry.refuse(TRANSACTION, "must have from 1 to " + MOST_WRITES + " writes");
    }
    for (Section write : writes) {
      List<Verb> verbs = WRITES.stream().filter(verb -> write.has(key(verb))).toList();
      if (write.has("get")) {
        write.refuse("get", "a transaction writes: put, update or delete");
        write.section("get").leaveRest();
      } else if (verbs.size() != 1) {
        String message = "must have one of put, update and delete";
        write.miss(
            WRITES.stream().map(ScriptReader::key).toList(),
            message + (verbs.isEmpty() ? "" : ", not several"));
      }
      for (Verb verb : verbs) {
        Section section = write.section(key(verb));
        Step step = step(verb, section);
        if (!step.key().isEmpty() && !keys.add(step.key())) {
          section.refuse("key", "another write of this transaction has the key, too");
        }
        steps.add(step);
      }
    }
    return steps;
  }

  private Step step(Verb verb, Section section) {
    section.require("key", "the item's key, such as cart/17");
    String key = section.text("key").orElse("");
    if (section.find("key").flatMap(Tree::textOf).filter(String::isEmpty).isPresent()) {
      section.refuse("key", "must be a text that is not empty");
    }
    SortedMap<String, Value> set = new TreeMap<>();
    SortedMap<String, Long> add = new TreeMap<>();
    if (verb == Verb.PUT) {
      section.require("set", "the item's attributes, such as {city: Boston}");
      set = values.values(section.section("set"));
    } else if (verb == Verb.UPDATE) {
      set = values.values(section.section("set"));
      add = values.numbers(section.section("add"));
      refuseBoth(section);
    }
    Condition condition = verb == Verb.GET ? new Condition.None() : values.condition(section);
    return new Step(verb, key, set, add, condition);
  }

  private void refuseBoth(Section update) {
    boolean set = update.has("set");
    if (set == update.has("add")) {
      String message = "an update must have set or add";
      update.miss(List.of("set", "add"), message + (set ? ", not both" : ""));
    }
    for (String key : List.of("set", "add")) {
      if (update.section(key).entries().isEmpty() && update.has(key)) {
        update.refuse(key, "must name an attribute at least");
      }
    }
  }

  private static String key(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Expect> expect(Section entry, boolean transaction) {
    Optional<Expect> expect = expect(entry);
    boolean ofAnItem =
        expect.isPresent()
            && (expect.get() instanceof Expect.Absent || expect.get() instanceof Expect.Attributes);
    if (transaction && ofAnItem) {
      entry.refuse("expect", "of a transaction must be {outcome: ok} or {error: NAME}");
    }
    return expect;
  }

  private Optional<Expect> expect(Section entry) {
    Optional<Tree> value = entry.find("expect");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Tree.Mapping)) {
      if (value.flatMap(Tree::textOf).filter("absent"::equals).isPresent()) {
        return Optional.of(new Expect.Absent());
      }
      entry.refuse(
          "expect",
          "must be absent, {attribute: value}, {outcome: ok} or {error: NAME}, not "
              + value.get().describe(),
          Suggestions.hint(value.flatMap(Tree::textOf).orElse(""), List.of("absent")));
      return Optional.empty();
    }
    return Optional.of(expectation(entry.section("expect")));
  }

  private Expect expectation(Section expect) {
    List<Tree.Mapping.Entry> entries = expect.entries();
    String first = entries.size() == 1 ? entries.get(0).key() : "";
    if (first.equals("outcome")) {
      return new Expect.Outcome(expect.word("outcome", "ok", OUTCOMES));
    }
    if (first.equals("error")) {
      return new Expect.Error(expect.word("error", ERRORS.get(0), ERRORS));
    }
    if (entries.isEmpty()) {
      reading.findings().add(expect.place(), "must name an attribute, outcome or error", "");
    }
    return new Expect.Attributes(values.values(expect));
  }
}
