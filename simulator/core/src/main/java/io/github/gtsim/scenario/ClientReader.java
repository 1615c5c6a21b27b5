package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.Keys;
import io.github.gtsim.workload.Mix;
import io.github.gtsim.workload.RetryPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an entry of {@code clients}. */
final class ClientReader {
  static final long DEFAULT_TIMEOUT_NANOS = 3_000_000_000L;

  private static final String TRANSACTION = "transact-write";
  private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
  private static final int MOST_KEYS = 1_000_000_000;

  private enum Reads {
    EVENTUAL,
    STRONG
  }

  private final Section client;

  ClientReader(Section client) {
    this.client = client;
  }

  ClientDesign read() {
    String name = client.name("name", "a name that no other client group has");
    RegionNames regions = client.reading().regions();
    String region = Regions.one(client, "region", regions::use).orElse("");
    client.require("arrivals", "such as {rate: 200/s}");
    client.require("keys", "such as {count: 1000}");
    client.require("mix", "such as {get: 80%, put: 20%}");
    ClientDesign design =
        new ClientDesign(
            name,
            region,
            new ArrivalsReader(client.section("arrivals"), client.hasMapping("arrivals")).read(),
            keys(client.section("keys"), client.hasMapping("keys")),
            mix(client.section("mix"), client.hasMapping("mix")),
            client.choice("reads", Reads.class, Reads.EVENTUAL) == Reads.STRONG,
            client.text("attribute").orElse("value"),
            client.positiveDuration("timeout", DEFAULT_TIMEOUT_NANOS),
            retry(client),
            new RoutingReader(client.section("routing"), region).read());
    TableReader.itemBytes(client, 1);
    if (Scalars.flag(client, "idempotent", false)) {
      client.later("idempotent");
    }
    if (client.whole("transactionItems", 2, 1, 100) != 2) {
      client.later("transactionItems");
    }
    return design;
  }

  private static Keys keys(Section keys, boolean present) {
    String space = keys.text("space").orElse("item");
    List<String> laws = List.of("uniform", "zipf", "hotspot", "sequential", "unique");
    String law = keys.word("distribution", "uniform", laws);
    double exponent = Scalars.decimal(keys, "exponent", 0.99, "0", "10");
    if (!law.equals("zipf")) {
      refuseForeign(keys, "exponent", "zipf");
      exponent = 0;
    }
    if (!law.equals("hotspot")) {
      refuseForeign(keys, "share", "hotspot");
      refuseForeign(keys, "of", "hotspot");
    }
    if (law.equals("hotspot") || law.equals("sequential")) {
      keys.later("distribution");
    }
    readLater(keys);
    boolean unique = law.equals("unique");
    if (unique && keys.has("count")) {
      keys.refuse("count", "unique keys have no count", "leave it out");
    } else if (!unique && present) {
      keys.require("count", "how many keys there are");
    }
    int count = unique ? 0 : (int) keys.whole("count", 1, 1, MOST_KEYS);
    return new Keys(space, count, exponent);
  }

  private static void refuseForeign(Section keys, String key, String law) {
    if (keys.has(key)) {
      keys.refuse(key, "belongs to distribution: " + law, "leave it out");
    }
  }

  private static void readLater(Section keys) {
    if (Scalars.flag(keys, "preload", false)) {
      keys.later("preload");
    }
    keys.later("stock");
    keys.later("home");
  }

  private static Mix mix(Section mix, boolean present) {
    int before = mix.findings().size();
    Map<OperationKind, BigDecimal> shares = new EnumMap<>(OperationKind.class);
    BigDecimal sum = BigDecimal.ZERO;
    for (OperationKind kind : OperationKind.values()) {
      BigDecimal share = share(mix, kind.text());
      sum = sum.add(share);
      if (share.signum() > 0) {
        shares.put(kind, share);
      }
    }
    BigDecimal decrement = share(mix, "decrement");
    if (decrement.signum() > 0) {
      mix.later("decrement");
    }
    BigDecimal transaction = share(mix, TRANSACTION);
    if (transaction.signum() > 0) {
      mix.later(TRANSACTION, Feature.TRANSACTIONS);
    }
    sum = sum.add(decrement).add(transaction);
    boolean readable = present && mix.findings().size() == before && mix.complete();
    if (readable && sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
      String message =
          "the shares must add to 1, not to " + sum.stripTrailingZeros().toPlainString();
      mix.findings().add(mix.place(), message, "");
    }
    List<Mix.Share> read = new ArrayList<>();
    shares.forEach((kind, share) -> read.add(new Mix.Share(kind, share.doubleValue())));
    return new Mix(read);
  }

  private static BigDecimal share(Section mix, String key) {
    Optional<Tree> value = mix.find(key);
    boolean text =
        value.isPresent() && value.get() instanceof Tree.Scalar scalar && scalar.isText();
    if (text && !((Tree.Scalar) value.get()).text().endsWith("%")) {
      mix.refuse(key, "must be a share, such as 0.3 or 30%, not " + value.get().describe());
      return BigDecimal.ZERO;
    }
    return mix.quantity(key, Quantities::share).orElse(BigDecimal.ZERO);
  }

  /** {@code retry}, of a client group or a script entry. */
  static RetryPolicy retry(Section section) {
    Optional<Tree> value = section.find("retry");
    if (value.isEmpty()) {
      return RetryPolicy.JAVA_SDK_V2;
    }
    if (!(value.get() instanceof Tree.Mapping)) {
      String what = "{attempts, base, cap} or none";
      if (!value.flatMap(Tree::textOf).filter("none"::equals).isPresent()) {
        section.refuse("retry", "must be " + what + ", not " + value.get().describe());
      }
      return RetryPolicy.NONE;
    }
    RetryPolicy usual = RetryPolicy.JAVA_SDK_V2;
    Section retry = section.section("retry");
    int attempts = (int) retry.whole("attempts", usual.attempts(), 1, 1000);
    long base = retry.duration("base", usual.baseNanos());
    return new RetryPolicy(attempts, base, retry.duration("cap", usual.capNanos()));
  }
}
