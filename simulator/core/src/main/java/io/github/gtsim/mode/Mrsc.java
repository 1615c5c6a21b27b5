package io.github.gtsim.mode;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Design;
import io.github.gtsim.cluster.Design.Feature;
import io.github.gtsim.cluster.Promise;
import io.github.gtsim.cluster.Refusal;
import io.github.gtsim.cluster.Settings;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Nanos;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Multi-Region strong consistency: three members, replicas or two and a witness, and a write is
 * acknowledged once a second member has stored it (FACTS W-1). The internals are unpublished; how
 * {@link MrscTable} and {@link Journal} work is our model of the published contract (W-1 to W-9,
 * D-1 to D-4, U-1 to U-5).
 */
public final class Mrsc implements ConsistencyMode {
  static final String NAME = "mrsc";

  private static final List<String> ANY_THREE_OF =
      List.of(
          "us-east-1",
          "us-east-2",
          "us-west-2",
          "ca-central-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "eu-central-1",
          "eu-north-1",
          "eu-south-2",
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1");

  private static final List<List<String>> REGION_SETS_2025 =
      List.of(
          List.of("us-east-1", "us-east-2", "us-west-2"),
          List.of("eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"),
          List.of("ap-northeast-1", "ap-northeast-2", "ap-northeast-3"));

  /**
   * Parameters of our model (FACTS 21).
   *
   * @param catchUpPerSecond writes a second that a returning member replays
   * @param requestTimeoutNanos after which a coordinator answers an internal error
   * @param retransmitNanos between proposals of one record
   * @param staleBaseConflicts whether a base that was only stale raises the exception too
   * @param regionSets whether the Region rule of 2025 holds in place of today's (FACTS 0.1-1)
   */
  record Options(
      double catchUpPerSecond,
      long requestTimeoutNanos,
      long retransmitNanos,
      boolean staleBaseConflicts,
      boolean regionSets) {}

  private enum StaleBase {
    CATCH_UP,
    CONFLICT
  }

  private enum RegionRule {
    ANY3OF15,
    REGION_SETS_2025
  }

  private final Options options;
  private final ReplicationOptions afterwards;

  private Mrsc(Options options, ReplicationOptions afterwards) {
    this.options = options;
    this.afterwards = afterwards;
  }

  /** Reads the section {@code mrsc}, and {@code replication} for the time after it. */
  public static ConsistencyMode read(Sections sections) {
    Settings settings = sections.of("mrsc");
    return new Mrsc(
        new Options(
            settings.rate("catchUpRate", 5000),
            settings.period("requestTimeout", Nanos.SECOND),
            settings.period("retransmit", 200 * Nanos.MILLISECOND),
            settings.choice("staleBase", StaleBase.class, StaleBase.CATCH_UP) == StaleBase.CONFLICT,
            settings.choice("regionRule", RegionRule.class, RegionRule.ANY3OF15)
                == RegionRule.REGION_SETS_2025),
        ReplicationOptions.read(sections));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> replicas(TableDesign table) {
    return table.regions();
  }

  @Override
  public List<Refusal> refusals(Design design) {
    List<Refusal> refusals = new ArrayList<>();
    members(design.table(), refusals);
    refuse(design, Feature.TTL, "W-9", "no TTL under MRSC", refusals);
    refuse(design, Feature.LOCAL_INDEXES, "W-9", "no local indexes under MRSC", refusals);
    refuse(design, Feature.TRANSACTIONS, "W-9", "no transactions under MRSC", refusals);
    refuse(
        design,
        Feature.CAPACITY_WITHOUT_AUTO_SCALING,
        "9",
        "MRSC is on-demand, or provisioned with auto scaling",
        refusals);
    refuse(design, Feature.ADD_REPLICA, "9", "no replica can be added under MRSC", refusals);
    refuse(design, Feature.REMOVE_REPLICA, "9", "no single replica can leave under MRSC", refusals);
    refuse(design, Feature.PROMOTION, "W-1", "every replica takes writes under MRSC", refusals);
    refuse(design, Feature.CUTOVER, "X-1", "a restored table can never be MRSC", refusals);
    return refusals;
  }

  private static void refuse(
      Design design, Feature feature, String rule, String message, List<Refusal> refusals) {
    if (design.has(feature)) {
      refusals.add(new Refusal(rule, feature.path(), message));
    }
  }

  private void members(TableDesign table, List<Refusal> refusals) {
    List<String> members = new ArrayList<>(table.regions());
    table.witness().ifPresent(members::add);
    if (members.size() != 3 || table.regions().size() < 2) {
      refusals.add(
          new Refusal(
              "9", "table.regions", "MRSC needs three replicas, or two replicas and a witness"));
    }
    if (table.witness().isPresent() && table.regions().contains(table.witness().get())) {
      refusals.add(
          new Refusal(
              "9",
              "table.witness",
              "the MRSC witness is in a Region of its own, without a replica"));
    }
    if (options.regionSets()) {
      if (REGION_SETS_2025.stream().noneMatch(set -> set.containsAll(members))) {
        refusals.add(
            new Refusal(
                "0.1-1",
                "table.regions",
                "the members of an MRSC table of 2025 are of one set: " + sets()));
      }
      return;
    }
    for (String member : members) {
      if (!ANY_THREE_OF.contains(member)) {
        refusals.add(
            new Refusal(
                "0.1-1",
                "table.regions",
                "no MRSC in " + member + "; there is in " + String.join(", ", ANY_THREE_OF)));
      }
    }
  }

  private static String sets() {
    return REGION_SETS_2025.stream()
        .map(set -> String.join(", ", set))
        .collect(Collectors.joining("; or "));
  }

  @Override
  public boolean promises(Promise promise, TableDesign table) {
    return true;
  }

  @Override
  public List<String> assumptions() {
    return List.of("mrsc.requestTimeout", "mrsc.retransmit", "mrsc.catchUpRate", "mrsc.staleBase");
  }

  @Override
  public List<String> assumptionsOfGrowth() {
    return afterwards.assumptions();
  }

  @Override
  public Table openAlone(World world, TableDesign table, int region) {
    return SingleRegion.of(world, table, afterwards, region);
  }

  @Override
  public Table open(World world, TableDesign table) {
    return new ShrinkingTable(world, table, new MrscTable(world, table, options), afterwards);
  }
}
