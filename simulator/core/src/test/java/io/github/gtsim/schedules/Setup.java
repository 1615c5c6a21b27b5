package io.github.gtsim.schedules;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Settings;
import io.github.gtsim.cluster.TableDesign;
import io.github.gtsim.mode.Mrec;
import io.github.gtsim.mode.Mrsc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A small case of which every schedule is run.
 *
 * @param name unique among all setups
 * @param delays what a message may take, in units; the first is the usual one
 * @param mostOdd how many messages of a run may take another delay than the usual
 * @param calls in the order of their numbers
 * @param trouble what goes wrong; nothing if empty
 * @param window the instants at which it may begin and end, in half units from the start
 * @param broken makes of the mode the one that is run, for a check of the check
 */
record Setup(
    String name,
    Kind kind,
    List<String> regions,
    int[] delays,
    int mostOdd,
    List<Call> calls,
    Optional<Trouble> trouble,
    int window,
    UnaryOperator<ConsistencyMode> broken) {

  /** How the table replicates. */
  enum Kind {
    /** Every record with a lag of its own, so that they overtake one another. */
    MREC,
    /** Records of a Region in order. */
    MREC_IN_ORDER,
    MRSC,
    /** The last Region is the witness. */
    MRSC_WITH_WITNESS;

    boolean isStrong() {
      return this == MRSC || this == MRSC_WITH_WITNESS;
    }
  }

  private static final long UNIT = Explorer.UNIT_NANOS;

  TableDesign table() {
    boolean witness = kind == Kind.MRSC_WITH_WITNESS;
    int replicas = witness ? 2 : regions.size();
    return new TableDesign(
        regions.subList(0, replicas),
        witness ? Optional.of(regions.get(2)) : Optional.empty(),
        regions.get(0),
        Fault.NEVER,
        Optional.empty(),
        1,
        100,
        0,
        0,
        Optional.empty(),
        false,
        TableDesign.FOREVER);
  }

  /** A mode whose time-outs are short, so that a few messages meet them. */
  ConsistencyMode mode(Delays of) {
    return broken.apply(kind.isStrong() ? strong() : eventual(of));
  }

  /**
   * A proposal goes out again only when an answer is late; a replay takes a unit for each write.
   */
  private static ConsistencyMode strong() {
    Fixed options =
        new Fixed()
            .with("retransmit", 14 * UNIT)
            .with("requestTimeout", 35 * UNIT)
            .with("catchUpRate", 1e9 / UNIT);
    return Mrsc.read(section -> options);
  }

  private ConsistencyMode eventual(Delays of) {
    List<Settings> pairs = new ArrayList<>();
    for (String from : regions) {
      for (String to : regions) {
        if (!from.equals(to)) {
          pairs.add(
              new Fixed().with("from", from).with("to", to).with("lag", of.of(from + " > " + to)));
        }
      }
    }
    Fixed options =
        new Fixed()
            .with("pairs", pairs.toArray(new Settings[0]))
            .with("ordering", kind == Kind.MREC ? "NONE" : "PARTITION")
            .with("hold", UNIT / 2)
            .with("catchUpRate", 1e9 / UNIT);
    return Mrec.read(section -> options);
  }

  /** Whether its calls have a single order: under mrec only if they are made in one Region. */
  boolean isLinearizable() {
    TreeSet<String> called = new TreeSet<>();
    calls.forEach(call -> called.add(call.region()));
    return kind.isStrong() || called.size() == 1;
  }

  Setup broken(UnaryOperator<ConsistencyMode> how) {
    return new Setup(name, kind, regions, delays, mostOdd, calls, trouble, window, how);
  }
}
