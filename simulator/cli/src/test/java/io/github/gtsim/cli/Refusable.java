package io.github.gtsim.cli;

import io.github.gtsim.cli.Yaml.Entry;
import io.github.gtsim.cli.Yaml.Mapping;
import io.github.gtsim.cli.Yaml.Raw;
import io.github.gtsim.cli.Yaml.Scalar;
import io.github.gtsim.cli.Yaml.Slot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Changes to a valid scenario after which it must be refused. */
final class Refusable {
  private static final Pattern QUANTITY =
      Pattern.compile("[0-9.]+(ns|us|ms|s|m|h|d|B|KB|/s|/m|%|ppm)");
  private static final List<String> TRAPS =
      List.of(
          "../x",
          "..",
          ".",
          "/abs",
          Path.of(System.getProperty("java.io.tmpdir"), "gtsim-escape").toString(),
          "a/b",
          "a\\b",
          "a\0b",
          "x".repeat(101),
          "x".repeat(300_000),
          "A",
          "",
          " ",
          "~root",
          "$HOME",
          "a b",
          "ä",
          "-\n",
          "a\nb",
          "con.",
          "%2e%2e",
          "C:",
          "\u202Ex",
          "null\0",
          "../".repeat(40) + "tmp/x",
          "*",
          "a:b");

  /** Keys under which a user's own names or texts stand. */
  private static final List<String> FREE = List.of("set", "add", "if", "is", "description", "key");

  private final Random random;
  private final Mapping root;

  private Refusable(String text, Random random) {
    this.random = random;
    root = Yaml.parse(text);
  }

  /** For a scenario. */
  static Mutant of(String text, Random random) {
    return of(text, random, 12);
  }

  /** For any file in which no key is free. */
  static Mutant ofAny(String text, Random random) {
    return of(text, random, 6);
  }

  private static Mutant of(String text, Random random, int kinds) {
    Refusable change = new Refusable(text, random);
    String kind = change.one(kinds);
    if (kind.isEmpty()) {
      return unreadable(text, random);
    }
    return Mutant.refused(kind, text, YamlText.of(change.root, random));
  }

  /** What was done; empty if there was no place for it. */
  private String one(int kinds) {
    return switch (random.nextInt(kinds)) {
      case 0 -> unknownKey();
      case 1 -> repeatedKey();
      case 2 -> replaced("list for a word", this::isWord, new Raw("[[zz]]"));
      case 3 -> replaced("number for a part", slot -> !(slot.value() instanceof Scalar), raw("7"));
      case 4 -> replaced("nothing", this::mayNotBeNothing, raw("~"));
      case 5 -> replaced("YAML", slot -> true, Raws.nasty(random));
      case 6 -> quantity("negative", "-1", "");
      case 7 -> quantity("no such unit", "", "z");
      case 8 -> unitless();
      case 9 -> trap();
      case 10 -> missing();
      default -> seed();
    };
  }

  private static Raw raw(String text) {
    return new Raw(text);
  }

  private String replaced(String kind, Predicate<Slot> where, Yaml by) {
    List<Slot> slots = Yaml.slots(root).stream().filter(where).toList();
    if (slots.isEmpty()) {
      return "";
    }
    Slot slot = slots.get(random.nextInt(slots.size()));
    slot.put().accept(by);
    return kind + " at " + String.join(".", slot.path());
  }

  private boolean isWord(Slot slot) {
    return slot.value() instanceof Scalar;
  }

  private boolean mayNotBeNothing(Slot slot) {
    return !slot.under("variants");
  }

  private String unknownKey() {
    List<Mapping> mappings = new ArrayList<>(List.of(root));
    for (Slot slot : Yaml.slots(root)) {
      boolean free = FREE.contains(slot.key()) || slot.key().equals("expect");
      if (slot.value() instanceof Mapping mapping && !free) {
        mappings.add(mapping);
      }
    }
    Mapping mapping = mappings.get(random.nextInt(mappings.size()));
    int at = random.nextInt(mapping.entries().size() + 1);
    mapping.entries().add(at, new Entry("zzqx", new Scalar("1", true)));
    return "unknown key";
  }

  private String repeatedKey() {
    List<Mapping> mappings = new ArrayList<>(List.of(root));
    for (Slot slot : Yaml.slots(root)) {
      if (slot.value() instanceof Mapping mapping && !mapping.entries().isEmpty()) {
        mappings.add(mapping);
      }
    }
    Mapping mapping = mappings.get(random.nextInt(mappings.size()));
    List<Entry> entries = mapping.entries();
    Entry entry = entries.get(random.nextInt(entries.size()));
    entries.add(random.nextInt(entries.size() + 1), entry);
    return "repeated key " + entry.key();
  }

  private String quantity(String kind, String before, String after) {
    List<Slot> slots = quantities().stream().filter(slot -> !mayBeNegative(slot)).toList();
    return slots.isEmpty() ? "" : rewritten(kind, slots, before, after);
  }

  private String rewritten(String kind, List<Slot> slots, String before, String after) {
    Slot slot = slots.get(random.nextInt(slots.size()));
    slot.put().accept(new Scalar(before + ((Scalar) slot.value()).text() + after, true));
    return kind + " at " + String.join(".", slot.path());
  }

  private static boolean mayBeNegative(Slot slot) {
    return slot.key().equals("offset") || slot.key().equals("drift");
  }

  private List<Slot> quantities() {
    return Yaml.slots(root).stream()
        .filter(slot -> FREE.stream().noneMatch(slot::under) && !slot.under("expect"))
        .filter(slot -> !slot.under("name"))
        .filter(
            slot ->
                slot.value() instanceof Scalar scalar && QUANTITY.matcher(scalar.text()).matches())
        .toList();
  }

  private String unitless() {
    List<Slot> slots = quantities();
    if (slots.isEmpty()) {
      return "";
    }
    Slot slot = slots.get(random.nextInt(slots.size()));
    String text = ((Scalar) slot.value()).text();
    String number = text.replaceAll("[^0-9.]", "");
    boolean share = text.endsWith("%");
    slot.put().accept(new Scalar(share ? number + "1.5" : "12" + number, true));
    return "unit left out at " + String.join(".", slot.path());
  }

  private String trap() {
    String trap = TRAPS.get(random.nextInt(TRAPS.size()));
    for (Slot slot : Yaml.slots(root)) {
      if (slot.key().equals("variants") && random.nextBoolean()) {
        List<Entry> variants = ((Mapping) slot.value()).entries();
        variants.add(random.nextInt(variants.size() + 1), new Entry(trap, new Mapping(List.of())));
        return "variant as a path";
      }
    }
    root.entries().replaceAll(e -> e.key().equals("name") ? new Entry("name", text(trap)) : e);
    return "name as a path";
  }

  private static Scalar text(String text) {
    return new Scalar(text, false);
  }

  private String missing() {
    String key = List.of("name", "seed", "duration", "table").get(random.nextInt(4));
    root.entries().removeIf(entry -> entry.key().equals(key));
    return "without " + key;
  }

  private String seed() {
    List<String> wrong =
        List.of("-1", "1.5", "9223372036854775808", "'1'", "0x10", "1e3", "1_0", "true", ".inf");
    String text = wrong.get(random.nextInt(wrong.size()));
    root.entries().replaceAll(e -> e.key().equals("seed") ? new Entry("seed", raw(text)) : e);
    return "seed " + text;
  }

  /** Texts that are no YAML, or not one document of it. */
  private static Mutant unreadable(String text, Random random) {
    int at = random.nextInt(text.length());
    String head = text.substring(0, at);
    String tail = text.substring(at);
    return switch (random.nextInt(4)) {
      case 0 -> Mutant.refused("a control character", text, head + "\u0007" + tail);
      case 1 -> Mutant.refused("a second document", text, text + "\n---\nname: x\n");
      case 2 -> Mutant.refused("a bracket", text, text + "\n[\n");
      default -> {
        byte[] bytes = (text + "# x").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xC3;
        yield new Mutant(
            "no UTF-8", text.getBytes(StandardCharsets.UTF_8), bytes, Mutant.Fate.REFUSED);
      }
    };
  }

  /** Values that no scenario has. */
  private static final class Raws {
    static Raw nasty(Random random) {
      return new Raw(
          switch (random.nextInt(9)) {
            case 0 -> "*nowhere";
            case 1 -> "!!str x";
            case 2 -> "!!java.net.URL [x]";
            case 3 -> "[".repeat(1 + random.nextInt(100_000));
            case 4 -> "[".repeat(60) + "]".repeat(60);
            case 5 -> "{a: ".repeat(60 + random.nextInt(5000));
            case 6 -> "&a [*a]";
            case 7 -> bomb();
            default -> "[" + "[z],".repeat(1 + random.nextInt(20_000)) + "]";
          });
    }

    /** Aliases that come to more than any memory holds. */
    private static String bomb() {
      StringBuilder text = new StringBuilder("[&b0 [z, z, z, z, z, z, z, z, z, z]");
      for (int i = 1; i < 30; i++) {
        text.append(", &b").append(i).append(" [");
        text.append(("*b" + (i - 1) + ", ").repeat(9)).append("*b").append(i - 1).append(']');
      }
      return text.append("]").toString();
    }
  }
}
