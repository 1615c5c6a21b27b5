package io.github.gtsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A tree of YAML whose lists can be changed, to be written down again. */
sealed interface Yaml {

  /** Keys and values in their order; unlike in a valid file a key may repeat. */
  record Mapping(List<Entry> entries) implements Yaml {}

  record Entry(String key, Yaml value) {}

  record Sequence(List<Yaml> items) implements Yaml {}

  /**
   * A word.
   *
   * @param plain whether it stood without quotes, so that it may be a number or the like
   */
  record Scalar(String text, boolean plain) implements Yaml {
    private static final Pattern SPECIAL =
        Pattern.compile("|~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|[-+]?[.]?[0-9][0-9.eE+xo-]*");

    /** Whether quotes change what it means. */
    boolean special() {
      return plain && SPECIAL.matcher(text).matches();
    }

    String quoted() {
      StringBuilder out = new StringBuilder("\"");
      for (char c : text.toCharArray()) {
        if (c == '"' || c == '\\') {
          out.append('\\').append(c);
        } else if (c < ' ') {
          out.append(String.format("\\x%02x", (int) c));
        } else {
          out.append(c);
        }
      }
      return out.append('"').toString();
    }
  }

  /** Text that is put down as it is. */
  record Raw(String text) implements Yaml {}

  /**
   * A value and where it is.
   *
   * @param path keys from the root; entries of lists are {@code []}
   * @param put sets another value in its place
   */
  record Slot(List<String> path, Yaml value, Consumer<Yaml> put) {
    String key() {
      return path.get(path.size() - 1);
    }

    boolean under(String key) {
      return path.contains(key);
    }
  }

  /** The only document of a valid text. */
  static Mapping parse(String text) {
    Compose compose = new Compose(LoadSettings.builder().build());
    return (Mapping) of(compose.composeString(text).orElseThrow());
  }

  private static Yaml of(Node node) {
    if (node instanceof MappingNode mapping) {
      List<Entry> entries = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        String key = ((ScalarNode) tuple.getKeyNode()).getValue();
        entries.add(new Entry(key, of(tuple.getValueNode())));
      }
      return new Mapping(entries);
    }
    if (node instanceof SequenceNode sequence) {
      List<Yaml> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(of(item)));
      return new Sequence(items);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Scalar(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
  }

  /** Every value below the root. */
  static List<Slot> slots(Mapping root) {
    List<Slot> slots = new ArrayList<>();
    collect(root, List.of(), slots);
    return slots;
  }

  private static void collect(Yaml tree, List<String> path, List<Slot> slots) {
    if (tree instanceof Mapping mapping) {
      for (int i = 0; i < mapping.entries().size(); i++) {
        int at = i;
        Entry entry = mapping.entries().get(i);
        List<String> below = with(path, entry.key());
        Consumer<Yaml> put = value -> mapping.entries().set(at, new Entry(entry.key(), value));
        slots.add(new Slot(below, entry.value(), put));
        collect(entry.value(), below, slots);
      }
    } else if (tree instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        int at = i;
        List<String> below = with(path, "[]");
        slots.add(new Slot(below, list.items().get(i), value -> list.items().set(at, value)));
        collect(list.items().get(i), below, slots);
      }
    }
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return List.copyOf(longer);
  }
}
