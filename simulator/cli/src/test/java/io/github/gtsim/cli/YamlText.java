package io.github.gtsim.cli;

import java.util.Random;
import java.util.regex.Pattern;

/** Writes a tree as YAML, in one of many ways that mean the same. */
final class YamlText {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./+%_-]*");

  private final Random random;
  private final boolean json;
  private final int indent;
  private final StringBuilder out = new StringBuilder();

  private YamlText(Random random) {
    this.random = random;
    json = random.nextInt(8) == 0;
    indent = 1 + random.nextInt(5);
  }

  static String of(Yaml.Mapping root, Random random) {
    YamlText text = new YamlText(random);
    if (text.json || root.entries().isEmpty()) {
      text.flow(root);
      return text.out.append('\n').toString();
    }
    text.block(root, 0);
    return text.out.toString();
  }

  private void block(Yaml.Mapping mapping, int depth) {
    for (Yaml.Entry entry : mapping.entries()) {
      comment(depth);
      out.append(" ".repeat(depth * indent)).append(key(entry.key())).append(':');
      value(entry.value(), depth);
    }
  }

  private void value(Yaml value, int depth) {
    if (value instanceof Yaml.Mapping mapping
        && !mapping.entries().isEmpty()
        && random.nextInt(3) > 0) {
      out.append(random.nextInt(4) == 0 ? "   # why not\n" : "\n");
      block(mapping, depth + 1);
    } else if (value instanceof Yaml.Sequence list
        && !list.items().isEmpty()
        && random.nextInt(3) > 0) {
      out.append('\n');
      for (Yaml item : list.items()) {
        out.append(" ".repeat(depth * indent + 1)).append("-");
        out.append(" ".repeat(1 + random.nextInt(3)));
        flow(item);
        out.append('\n');
      }
    } else {
      out.append(" ".repeat(1 + random.nextInt(3)));
      flow(value);
      out.append('\n');
    }
  }

  private void comment(int depth) {
    if (random.nextInt(10) == 0) {
      out.append(" ".repeat(depth)).append("# nothing: {[\"'\n");
    }
    if (random.nextInt(10) == 0) {
      out.append('\n');
    }
  }

  private void flow(Yaml value) {
    if (value instanceof Yaml.Mapping mapping) {
      out.append('{');
      String between = "";
      for (Yaml.Entry entry : mapping.entries()) {
        out.append(between).append(key(entry.key())).append(": ");
        flow(entry.value());
        between = ", ";
      }
      out.append('}');
    } else if (value instanceof Yaml.Sequence list) {
      out.append('[');
      String between = "";
      for (Yaml item : list.items()) {
        out.append(between);
        flow(item);
        between = json ? "," : " , ";
      }
      out.append(']');
    } else if (value instanceof Yaml.Scalar scalar) {
      out.append(scalar(scalar));
    } else if (value instanceof Yaml.Raw raw) {
      out.append(raw.text());
    }
  }

  private String key(String key) {
    return scalar(new Yaml.Scalar(key, false));
  }

  private String scalar(Yaml.Scalar scalar) {
    boolean word = WORD.matcher(scalar.text()).matches();
    boolean looksSpecial = new Yaml.Scalar(scalar.text(), true).special();
    if (scalar.special() || !json && word && !looksSpecial && random.nextInt(4) > 0) {
      return scalar.text();
    }
    boolean single = scalar.text().chars().allMatch(c -> c >= ' ' && c != '\'');
    return single && !json && random.nextBoolean() ? "'" + scalar.text() + "'" : scalar.quoted();
  }
}
