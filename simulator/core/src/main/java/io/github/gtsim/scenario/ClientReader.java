package io.github.gtsim.scenario;

import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.workload.ClientDesign;
import io.github.gtsim.workload.Mix;
import io.github.gtsim.workload.RetryPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an entry of {@code clients}. */
final class ClientReader {
  static final long DEFAULT_TIMEOUT_NANOS = 3 * Nanos.SECOND;

  private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
  private static final int MOST_TRANSACTION_ITEMS = 100;

  private enum Reads {
    EVENTUAL,
    STRONG
  }

  private final Section client;
  private final Set<String> tableRegions;
  private final int itemBytes;

  /**
   * @param tableRegions Regions of the table, in this variant or as written
   * @param itemBytes size of the table's items
   */
  ClientReader(Section client, Set<String> tableRegions, int itemBytes) {
    this.client = client;
    this.tableRegions = tableRegions;
    this.itemBytes = itemBytes;
  }

  ClientDesign read() {
    String name = client.name("name", "a name that no other client group has");
    RegionNames regions = client.reading().regions();
    String region = Regions.one(client, "region", regions::use).orElse("");
    client.require("arrivals", "such as {rate: 200/s}");
    client.require("keys", "such as {count: 1000}");
    client.require("mix", "such as {get: 80%, put: 20%}");
    RoutingReader routing = new RoutingReader(client.section("routing"), region, tableRegions);
    ClientDesign design =
        new ClientDesign(
            name,
            region,
            new ArrivalsReader(client.section("arrivals"), client.hasMapping("arrivals")).read(),
            new KeysReader(client.section("keys"), client.hasMapping("keys")).read(),
            mix(client.section("mix"), client.hasMapping("mix")),
            client.choice("reads", Reads.class, Reads.EVENTUAL) == Reads.STRONG,
            client.text("attribute").orElse("value"),
            TableReader.itemBytes(client, itemBytes),
            (int) client.whole("transactionItems", 2, 1, MOST_TRANSACTION_ITEMS),
            Scalars.flag(client, "idempotent", false),
            client.positiveDuration("timeout", DEFAULT_TIMEOUT_NANOS),
            retry(client),
            routing.policy(),
            routing.failover());
    refuseTooFewKeys(design);
    return design;
  }

  /** The items of a transaction are different ones. */
  private void refuseTooFewKeys(ClientDesign design) {
    boolean transacts =
        design.mix().shares().stream()
            .anyMatch(share -> share.kind() == OperationKind.TRANSACT_WRITE);
    if (transacts
        && !design.keys().unique()
        && design.keys().count() < design.transactionItems()
        && client.section("keys").has("count")) {
      String message =
          "a transaction writes " + design.transactionItems() + " items, but there are fewer keys";
      client.section("keys").refuse("count", message);
    }
  }

  private static Mix mix(Section mix, boolean present) {
    int before = mix.findings().size();
    Map<OperationKind, BigDecimal> shares = new EnumMap<>(OperationKind.class);
    BigDecimal sum = BigDecimal.ZERO;
    for (OperationKind kind : OperationKind.values()) {
      BigDecimal share = Scalars.share(mix, kind.text()).orElse(BigDecimal.ZERO);
      sum = sum.add(share);
      if (share.signum() > 0) {
        shares.put(kind, share);
      }
    }
    if (shares.containsKey(OperationKind.TRANSACT_WRITE)) {
      String key = OperationKind.TRANSACT_WRITE.text();
      mix.reading().uses(mix.valuePlace(key), Feature.TRANSACTIONS);
    }
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
    long throttlingBase = retry.duration("throttlingBase", usual.throttlingBaseNanos());
    long cap = retry.duration("cap", usual.capNanos());
    return new RetryPolicy(attempts, base, throttlingBase, cap);
  }
}
