package io.github.gtsim.scenario;

import io.github.gtsim.workload.Keys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads {@code keys}. */
final class KeysReader {
  private static final List<String> LAWS =
      List.of("uniform", "zipf", "hotspot", "sequential", "unique");
  private static final int MOST_KEYS = 1_000_000_000;
  private static final long MOST_STOCK = 1_000_000_000_000L;

  private final Section keys;
  private final boolean present;

  /**
   * @param present whether the section is there at all
   */
  KeysReader(Section keys, boolean present) {
    this.keys = keys;
    this.present = present;
  }

  Keys read() {
    String space = keys.text("space").orElse("item");
    String law = keys.word("distribution", "uniform", LAWS);
    boolean unique = law.equals("unique");
    refuseForeign(law);
    if (unique && keys.has("count")) {
      keys.refuse("count", "unique keys have no count", "leave it out");
    } else if (!unique && present) {
      keys.require("count", "how many keys there are");
    }
    int count = unique ? 0 : (int) keys.whole("count", 1, 1, MOST_KEYS);
    OptionalLong stock =
        keys.has("stock")
            ? OptionalLong.of(keys.whole("stock", 0, 0, MOST_STOCK))
            : OptionalLong.empty();
    boolean preload = preload(unique, stock.isPresent());
    keys.word("home", "hash", List.of("hash"));
    return new Keys(space, law(law, count), preload, stock);
  }

  private void refuseForeign(String law) {
    refuseForeign("exponent", "zipf", law);
    refuseForeign("share", "hotspot", law);
    refuseForeign("of", "hotspot", law);
  }

  private void refuseForeign(String key, String owner, String law) {
    if (!law.equals(owner) && keys.has(key)) {
      keys.refuse(key, "belongs to distribution: " + owner, "leave it out");
    }
  }

  private Keys.Law law(String law, int count) {
    return switch (law) {
      case "zipf" -> new Keys.Zipf(count, Scalars.decimal(keys, "exponent", 0.99, "0", "10"));
      case "hotspot" -> hotspot(count);
      case "sequential" -> new Keys.Sequential(count);
      case "unique" -> new Keys.Unique();
      default -> new Keys.Uniform(count);
    };
  }

  private Keys.Law hotspot(int count) {
    int before = keys.findings().size();
    keys.require("share", "of the requests that fall on the hot keys, such as 90%");
    keys.require("of", "the hot keys: how many, such as 1, or which share of all, such as 1%");
    BigDecimal share = Scalars.share(keys, "share").orElse(BigDecimal.ONE);
    Optional<BigDecimal> of = keys.quantity("of", Quantities::hotKeys);
    if (keys.findings().size() > before) {
      return new Keys.Uniform(count);
    }
    BigDecimal keysOf = of.orElse(BigDecimal.ONE);
    boolean isShare = keysOf.compareTo(BigDecimal.ONE) < 0;
    int hot =
        isShare
            ? Math.max(1, keysOf.multiply(BigDecimal.valueOf(count)).intValue())
            : keysOf.min(BigDecimal.valueOf(MOST_KEYS)).intValue();
    if (hot >= count) {
      keys.refuse("of", "must leave a key of the " + count + " that is not hot");
      return new Keys.Uniform(count);
    }
    return new Keys.Hotspot(count, share.doubleValue(), hot);
  }

  private boolean preload(boolean unique, boolean stock) {
    boolean preload = Scalars.flag(keys, "preload", stock);
    if (unique && (preload || stock)) {
      String key = stock ? "stock" : "preload";
      keys.refuse(key, "unique keys are not known before they are asked for", "leave it out");
      return false;
    }
    if (stock && !preload) {
      keys.refuse("preload", "a stock is there from the start", "leave it out");
    }
    return preload;
  }
}
