package io.github.gtsim.report;

import io.github.gtsim.report.MetricCatalogue.Metric;
import java.util.List;

/** The metrics of what the service charges, and of what its operators see. */
final class CostMetrics {
  private CostMetrics() {}

  static void addTo(List<Metric> all) {
    cost(all);
    cloudWatch(all);
  }

  private static void cost(List<Metric> all) {
    String region = "cost.byRegion['<Region>']";
    add(all, Unit.COUNT, region + ".wru", "write units, those of indexes included");
    add(all, Unit.COUNT, region + ".gsiWru", "of those, of global secondary indexes");
    add(all, Unit.COUNT, region + ".rwru", "replicated write units");
    add(all, Unit.COUNT, region + ".rru", "read units, of which an eventual read takes halves");
    add(all, Unit.COUNT, region + ".transferBytes", "bytes sent to other Regions");
    add(all, Unit.COUNT, region + ".storageBytes", "bytes stored at the end, indexes included");
    add(
        all,
        Unit.COUNT,
        region + ".pitrBytes",
        "of those, bytes of which point-in-time recovery keeps every change");
    add(
        all,
        Unit.COUNT,
        region + ".restoredBytes",
        "bytes that filled a restored table or a new replica");
    add(
        all,
        Unit.DOLLARS,
        region + ".usd",
        "estimate of what that costs, storage for as long as the run");
    add(all, Unit.COUNT, "cost.wru", "write units of all Regions");
    add(all, Unit.COUNT, "cost.rwru", "replicated write units of all Regions");
    add(all, Unit.COUNT, "cost.rru", "read units of all Regions");
    add(all, Unit.DOLLARS, "cost.usd", "estimate of what the run costs");
    add(all, Unit.DOLLARS, "cost.monthly.requestsUsd", "a month of the run's units");
    add(all, Unit.DOLLARS, "cost.monthly.transferUsd", "a month of what it sends to other Regions");
    add(all, Unit.DOLLARS, "cost.monthly.storageUsd", "a month of what is stored at the end");
    add(
        all,
        Unit.DOLLARS,
        "cost.monthly.usd",
        "the three together; null if there are no client groups");
  }

  private static void cloudWatch(List<Metric> all) {
    String sample = "cloudwatch.replicationLatency[n]";
    add(all, Unit.COUNT, sample + ".minute", "minute at which the sample's five minutes begin");
    add(
        all,
        Unit.MILLISECONDS,
        sample + ".averageMs",
        "average of the records that arrived in them");
    add(all, Unit.COUNT, "cloudwatch.systemErrors", "attempts answered InternalServerError");
    add(all, Unit.COUNT, "cloudwatch.throttles", "attempts and replicated writes throttled");
    add(all, Unit.COUNT, "cloudwatch.timeToLiveDeletes", "items deleted because they had expired");
    String units = "cloudwatch.consumedUnits['<Region>']";
    add(
        all,
        Unit.COUNT,
        units + ".write",
        "write units of the table, replicated ones too, no indexes");
    add(all, Unit.COUNT, units + ".read", "read units");
  }

  private static void add(List<Metric> all, Unit unit, String path, String meaning) {
    all.add(new Metric(path, unit, meaning));
  }
}
