package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * RPO and RTO of every outage of a Region or its endpoint, isolation and pause, in order of
 * (instant, place in the file). It follows the ledger among the observers.
 */
public final class Outages implements Observer {
  private final Scope scope;
  private final Ledger ledger;
  private final List<Fault> faults;
  private final List<Source> sources;
  private final List<Outage> outages = new ArrayList<>();

  /**
   * @param faults those of the scenario, as listed
   */
  public Outages(Scope scope, Ledger ledger, List<Fault> faults, List<Source> sources) {
    this.scope = scope;
    this.ledger = ledger;
    this.faults = faults;
    this.sources = sources;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED, Told.WRITTEN);
  }

  @Override
  public void requestEnded(Request request) {
    for (Outage outage : outages) {
      outage.requestEnded(request);
    }
  }

  @Override
  public void systemWrote(Version version) {
    for (Outage outage : outages) {
      outage.written(version);
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    for (Outage outage : outages) {
      outage.written(version);
    }
  }

  private static String region(Fault fault) {
    if (fault instanceof Fault.RegionOutage outage) {
      return outage.region();
    }
    if (fault instanceof Fault.RegionIsolation isolation) {
      return isolation.region();
    }
    if (fault instanceof Fault.EndpointOutage outage) {
      return outage.region();
    }
    return fault instanceof Fault.ReplicationPause pause ? pause.region() : "";
  }

  @Override
  public void faultStarts(Fault fault) {
    if (!region(fault).isEmpty()) {
      int region = scope.world().regionId(region(fault));
      Outage outage = new Outage(scope, fault, region, sources);
      outages.add(outage);
      outage.starts(ledger.settlement(), outOf(each -> each.at() == scope.now()));
    }
  }

  /** Regions whose outages are such: what happens at one instant has no order (MODEL 6). */
  private List<Integer> outOf(Predicate<Fault.RegionOutage> wanted) {
    List<Integer> regions = new ArrayList<>();
    for (Fault fault : faults) {
      if (fault instanceof Fault.RegionOutage outage && wanted.test(outage)) {
        regions.add(scope.world().regionId(outage.region()));
      }
    }
    return regions;
  }

  @Override
  public void faultEnds(Fault fault) {
    for (Outage outage : outages) {
      if (outage.fault == fault) {
        outage.ends(ledger.settlement(), outOf(each -> each.end() == scope.now()));
      }
    }
  }

  @Override
  public void faultEnded(Fault fault) {
    for (Outage outage : outages) {
      if (outage.fault == fault) {
        outage.ended();
      }
    }
  }

  @Override
  public void catchUpStarted(int from, int to) {
    for (Outage outage : outages) {
      if (outage.region == from || outage.region == to) {
        outage.catchUpStarted();
      }
    }
  }

  @Override
  public void caughtUp(int from, int to) {
    for (Outage outage : outages) {
      if (outage.region == from || outage.region == to) {
        outage.caughtUp();
      }
    }
  }

  /** Looks at what differs; to be called before the ledger is finished. */
  public void finish() {
    for (Outage outage : outages) {
      ledger.settlement().eachOpen(outage::judge);
    }
  }

  /** The section outages of the summary. */
  public void report(ObjectNode summary) {
    ArrayNode nodes = summary.putArray("outages");
    for (Outage outage : outages) {
      nodes.add(outage.report(ledger.settlement().fateOfKept()));
    }
  }
}
