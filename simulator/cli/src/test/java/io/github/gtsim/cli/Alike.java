package io.github.gtsim.cli;

import io.github.gtsim.cli.Yaml.Mapping;
import io.github.gtsim.cli.Yaml.Raw;
import io.github.gtsim.cli.Yaml.Scalar;
import io.github.gtsim.cli.Yaml.Slot;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Changes to a valid scenario after which it must mean what it did. */
final class Alike {
  private Alike() {}

  static Mutant of(String text, Random random) {
    Mapping root = Yaml.parse(text);
    return switch (random.nextInt(8)) {
      case 0 -> Mutant.same("untouched", text, text);
      case 1 -> Mutant.same("a mark at the start", text, "\uFEFF" + text);
      case 2 -> Mutant.same("CR LF", text, text.replace("\n", "\r\n"));
      case 3 -> Mutant.same("document marks", text, "%YAML 1.2\n---\n" + text + "\n...\n");
      case 4 -> Mutant.same("no end of the last line", text, text.stripTrailing());
      case 5 -> {
        Collections.shuffle(root.entries(), random);
        yield Mutant.same("other order", text, YamlText.of(root, random));
      }
      case 6 -> {
        alias(root, random);
        yield Mutant.same("an alias", text, YamlText.of(root, random));
      }
      default -> Mutant.same("written otherwise", text, YamlText.of(root, random));
    };
  }

  /** Words that stand twice: the first becomes an anchor, the second its alias. */
  private static void alias(Mapping root, Random random) {
    List<Slot> words =
        Yaml.slots(root).stream().filter(slot -> slot.value() instanceof Scalar).toList();
    Slot first = words.get(random.nextInt(words.size()));
    boolean found = false;
    for (Slot slot : words) {
      if (slot.value().equals(first.value())) {
        String text = ((Scalar) slot.value()).special() ? text(slot) : quoted(slot);
        slot.put().accept(new Raw(found ? "*same " : "&same " + text));
        found = true;
      }
    }
  }

  private static String text(Slot slot) {
    return ((Scalar) slot.value()).text();
  }

  private static String quoted(Slot slot) {
    return ((Scalar) slot.value()).quoted();
  }
}
