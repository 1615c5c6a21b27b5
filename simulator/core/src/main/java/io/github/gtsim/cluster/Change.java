package io.github.gtsim.cluster;

import java.util.Map;
import java.util.SortedMap;

/** What a write does to an item. */
public sealed interface Change {

  /** The item after this change; {@link Image#ABSENT} if it deletes it. */
  Image applyTo(Image before);

  /** Nothing: the attempt is a read. */
  record None() implements Change {
    @Override
    public Image applyTo(Image before) {
      return before;
    }
  }

  /** Replaces the whole item. */
  record Put(Image image) implements Change {
    @Override
    public Image applyTo(Image before) {
      return image;
    }
  }

  /** Sets attributes and keeps the others. */
  record Set(SortedMap<String, Value> attributes) implements Change {
    @Override
    public Image applyTo(Image before) {
      return before.with(attributes);
    }
  }

  /** Sets one attribute to a number and keeps the others. */
  record SetNumber(String attribute, long number) implements Change {
    @Override
    public Image applyTo(Image before) {
      return before.with(attribute, number);
    }
  }

  /** Adds to numbers; an attribute that is missing counts as 0. */
  record Add(SortedMap<String, Long> amounts) implements Change {
    @Override
    public Image applyTo(Image before) {
      Image after = before;
      for (Map.Entry<String, Long> amount : amounts.entrySet()) {
        after = after.with(amount.getKey(), before.number(amount.getKey()) + amount.getValue());
      }
      return after;
    }

    /** What it adds over all attributes. */
    public long total() {
      long total = 0;
      for (long amount : amounts.values()) {
        total += amount;
      }
      return total;
    }
  }

  /** Deletes the item. */
  record Delete() implements Change {
    @Override
    public Image applyTo(Image before) {
      return Image.ABSENT;
    }
  }
}
