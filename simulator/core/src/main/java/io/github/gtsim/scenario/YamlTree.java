package io.github.gtsim.scenario;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 into a tree, within limits that no honest scenario meets. */
final class YamlTree {
  static final int MAX_CHARACTERS = 10_000_000;
  private static final int LEAST_BUFFER = 1024;
  private static final int MAX_DEPTH = 40;
  private static final int MAX_NODES = 1_000_000;
  private static final int MAX_KEYS = 10_000;

  private final String source;
  private final boolean inFile;
  private final Findings findings;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new TreeMap<>();
  private int nodes;

  /** A tree that aliases may repeat, and how many nodes each repetition adds. */
  private record Anchored(Tree tree, int nodes) {}

  /** Nothing can be made of the rest of the text. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    Unreadable(Place place, String message) {
      super(message);
      this.place = place;
    }
  }

  private YamlTree(String source, boolean inFile, String text, Findings findings) {
    this.source = source;
    this.inFile = inFile;
    this.findings = findings;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source)
            .setCodePointLimit(MAX_CHARACTERS)
            .setBufferSize(bufferSize(text))
            .build();
    events = new Parse(settings).parseString(text).iterator();
  }

  /** Room for the whole text: the parser fails if its buffer ends within a surrogate pair. */
  private static int bufferSize(String text) {
    return Math.max(LEAST_BUFFER, text.length() + 1);
  }

  /**
   * The one document in a file; empty if it cannot be read, which {@code findings} then explain.
   * Mistakes that leave the rest readable, such as a repeated key, are only noted.
   */
  static Optional<Tree> parse(String file, String text, Findings findings) {
    Place start = new Place(file, 1, 1, "");
    try {
      String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return Optional.of(new YamlTree(file, true, withoutMark, findings).document(""));
    } catch (Unreadable unreadable) {
      findings.add(unreadable.place, unreadable.getMessage(), "");
    } catch (MarkedYamlEngineException wrong) {
      Optional<Mark> mark = wrong.getProblemMark().or(wrong::getContextMark);
      findings.add(mark.map(found -> at(file, found, "")).orElse(start), explain(wrong), "");
    } catch (ReaderException wrong) {
      findings.add(at(file, text, wrong.getPosition()), "a character that YAML forbids", "");
    } catch (YamlEngineException wrong) {
      findings.add(start, "this is not YAML: " + wrong.getMessage(), "");
    }
    return Optional.empty();
  }

  /** The value in a text that stands outside of any file, at {@code place}. */
  static Optional<Tree> value(Place place, String text, Findings findings) {
    try {
      return Optional.of(
          new YamlTree(place.source(), false, text, findings).document(place.path()));
    } catch (Unreadable unreadable) {
      findings.add(place, unreadable.getMessage(), "");
    } catch (YamlEngineException wrong) {
      findings.add(place, "the value is not YAML", "quote it");
    }
    return Optional.empty();
  }

  private static String explain(MarkedYamlEngineException wrong) {
    String context = wrong.getContext() == null ? "" : wrong.getContext() + ", ";
    String problem = wrong.getProblem() == null ? "" : wrong.getProblem();
    return "this is not YAML: " + (context + problem).replaceAll("\\s+", " ").strip();
  }

  private static Place at(String source, Mark mark, String path) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1, path);
  }

  private static Place at(String source, String text, int index) {
    String before = text.substring(0, Math.max(0, Math.min(index, text.length())));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(source, line, before.length() - before.lastIndexOf('\n'), "");
  }

  private Place place(Event event, String path) {
    Optional<Mark> mark = event.getStartMark().filter(any -> inFile);
    return mark.map(found -> at(source, found, path)).orElse(new Place(source, 0, 0, path));
  }

  private Tree document(String path) throws Unreadable {
    Event first = next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      throw new Unreadable(place(first, path), "there is nothing in it");
    }
    Tree tree = tree(next(), path, 0);
    next();
    Event last = next();
    if (last.getEventId() != Event.ID.StreamEnd) {
      throw new Unreadable(place(last, path), "a second document; only one is allowed");
    }
    return tree;
  }

  /** The next event that is not the start of the stream. */
  private Event next() {
    Event event = events.next();
    return event.getEventId() == Event.ID.StreamStart ? events.next() : event;
  }

  private Tree tree(Event event, String path, int depth) throws Unreadable {
    Place place = place(event, path);
    if (depth > MAX_DEPTH) {
      throw new Unreadable(place, "nested too deeply; at most " + MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return repeated(alias, place);
    }
    int before = nodes;
    count(1, place);
    Tree tree;
    if (event instanceof MappingStartEvent start) {
      refuseTag(start.getTag(), place);
      tree = mapping(place, depth);
    } else if (event instanceof SequenceStartEvent start) {
      refuseTag(start.getTag(), place);
      tree = sequence(place, depth);
    } else if (event instanceof ScalarEvent scalar) {
      refuseTag(scalar.getTag(), place);
      tree = new Tree.Scalar(place, scalar.getValue(), scalar.isPlain());
    } else {
      throw new Unreadable(place, "this is not YAML");
    }
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(tree, nodes - before)));
    return tree;
  }

  private void count(int more, Place place) throws Unreadable {
    nodes += more;
    if (nodes > MAX_NODES) {
      throw new Unreadable(place, "too much in one file; at most " + MAX_NODES + " values");
    }
  }

  private void refuseTag(Optional<String> tag, Place place) {
    tag.ifPresent(
        name ->
            findings.add(
                place, "YAML tags, which begin with !, are not allowed", "put it in quotes"));
  }

  private Tree repeated(AliasEvent alias, Place place) throws Unreadable {
    Anchored anchored = anchors.get(alias.getAlias().getValue());
    if (anchored == null) {
      throw new Unreadable(place, "no anchor &" + alias.getAlias().getValue() + " before this");
    }
    count(anchored.nodes(), place);
    return anchored.tree();
  }

  private Tree mapping(Place place, int depth) throws Unreadable {
    Map<String, Tree.Mapping.Entry> entries = new LinkedHashMap<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw new Unreadable(place(event, place.path()), "a key must be a single word");
      }
      Place keyPlace = place(event, Place.join(place.path(), key.getValue()));
      refuseTag(key.getTag(), keyPlace);
      if (entries.size() == MAX_KEYS) {
        throw new Unreadable(keyPlace, "too many keys in one mapping; at most " + MAX_KEYS);
      }
      Tree value = tree(next(), keyPlace.path(), depth + 1);
      var entry = new Tree.Mapping.Entry(key.getValue(), keyPlace, value);
      if (entries.putIfAbsent(key.getValue(), entry) != null) {
        int line = entries.get(key.getValue()).place().line();
        findings.add(keyPlace, "this key is already on line " + line, "keep one of them");
      }
    }
    return new Tree.Mapping(place, new ArrayList<>(entries.values()));
  }

  private Tree sequence(Place place, int depth) throws Unreadable {
    List<Tree> items = new ArrayList<>();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(tree(event, place.path() + "[" + items.size() + "]", depth + 1));
    }
    return new Tree.Sequence(place, items);
  }
}
