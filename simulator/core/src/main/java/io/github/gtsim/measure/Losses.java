package io.github.gtsim.measure;

import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A bounded sample of the silent losses, the first and the narrowest, and lost attributes. */
final class Losses {
  private static final int SAMPLE = 10;
  private static final Comparator<Loss> BY_INSTANT =
      Comparator.comparingLong(Loss::at)
          .thenComparingInt(loss -> loss.version().item())
          .thenComparing(Loss::version);
  private static final Comparator<Loss> BY_MARGIN =
      Comparator.comparingLong(Loss::margin).thenComparing(BY_INSTANT);

  private final Scope scope;
  private final TreeSet<Loss> first = new TreeSet<>(BY_INSTANT);
  private final TreeSet<Loss> narrowest = new TreeSet<>(BY_MARGIN);
  private long overwritten;

  /** A lost write, by whom, and what displaced it. */
  private record Loss(Version version, Source source, Version by, long margin) {
    long at() {
      return version.writtenAt();
    }
  }

  Losses(Scope scope) {
    this.scope = scope;
  }

  void lost(WriteRecord record) {
    Version by = record.displacedBy;
    long margin = by == Version.NONE ? 0 : Math.abs(by.stamp() - record.version.stamp());
    Loss loss = new Loss(record.version, record.source, by, margin);
    keep(first, loss);
    keep(narrowest, loss);
    if (overwritesAnotherAttribute(record)) {
      overwritten++;
    }
  }

  private static void keep(TreeSet<Loss> sample, Loss loss) {
    sample.add(loss);
    if (sample.size() > SAMPLE) {
      sample.pollLast();
    }
  }

  /** FACTS I-2: the winner's image was made of what its own Region held. */
  private static boolean overwritesAnotherAttribute(WriteRecord record) {
    return record.updated != null
        && record.updatedInstead != null
        && !record.updated.equals(record.updatedInstead);
  }

  void report(ObjectNode summary) {
    summary.putObject("attributes").put("overwritten", overwritten);
    List<Loss> losses = new ArrayList<>(first);
    for (Loss loss : narrowest) {
      if (!first.contains(loss)) {
        losses.add(loss);
      }
    }
    ArrayNode ledger = summary.putArray("ledger");
    for (Loss loss : losses) {
      ObjectNode entry = ledger.addObject();
      entry.put("key", scope.world().items().key(loss.version().item()));
      entry.put("client", loss.source().name());
      entry.put("region", scope.name(loss.version().origin()));
      entry.set("atSeconds", Nodes.seconds(loss.at()));
      if (loss.by() == Version.NONE || loss.by().isPreloaded()) {
        entry.set("displacedBy", Nodes.none());
        entry.set("byMs", Nodes.none());
      } else {
        ObjectNode by = entry.putObject("displacedBy");
        by.put("region", scope.name(loss.by().origin()));
        by.set("atSeconds", Nodes.seconds(loss.by().writtenAt()));
        entry.set("byMs", Nodes.millis(loss.margin()));
      }
    }
  }
}
