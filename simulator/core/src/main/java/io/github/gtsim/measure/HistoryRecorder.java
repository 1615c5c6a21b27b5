package io.github.gtsim.measure;

import io.github.gtsim.checker.Finding;
import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Preload;
import io.github.gtsim.cluster.Rewind;
import io.github.gtsim.cluster.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Records the history of a run with the words of Jepsen: every attempt is an operation that is
 * invoked and then ends ok, fail or info, which means that its outcome is unknown and its process
 * number retires. A line of JSON is written as soon as it and those before it are known.
 */
public final class HistoryRecorder implements Observer {
  private final Scope scope;
  private final Recording recording;
  private final boolean promised;
  private final Optional<Registers> registers;
  private final TreeSet<Integer> idle = new TreeSet<>();
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final BitSet known = new BitSet();
  private int next;

  private record Line(Deed deed, boolean begins) {}

  /**
   * @param promised whether the mode promises that every item is linearizable over all Regions
   */
  public HistoryRecorder(Scope scope, Recording recording, boolean promised) {
    this.scope = scope;
    this.recording = recording;
    this.promised = promised;
    boolean needed = promised || recording.isWritten(HistoryFormat.EDN);
    registers = needed ? Optional.of(new Registers(scope)) : Optional.empty();
  }

  /** Items that are there from the start: system writes before all else. */
  public void preloaded(Preload items) {
    registers.ifPresent(all -> all.preloaded(items));
    known.set(items.first(), items.first() + items.count());
    if (recording.isWritten(HistoryFormat.JSONL)) {
      for (int i = 0; i < items.count(); i++) {
        both(new Deed(process(), items.first() + i, -1, items.image(), 0));
      }
    }
  }

  private int process() {
    Integer process = idle.pollFirst();
    return process == null ? next++ : process;
  }

  @Override
  public void attemptStarted(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      Deed deed = new Deed(attempt.part(i), process());
      attempt.part(i).note(deed);
      known.set(deed.item());
      add(deed, true);
      registers.ifPresent(all -> all.add(deed));
    }
  }

  @Override
  public void written(Version version, Attempt attempt) {
    deed(attempt).applied(attempt.base().image(), version.image(), isOrdered(attempt));
    flush();
  }

  @Override
  public void wroteNothing(Attempt attempt) {
    Image stored = attempt.version().image();
    deed(attempt).applied(stored, stored, isOrdered(attempt));
    flush();
  }

  @Override
  public void seen(Attempt attempt, Version version) {
    deed(attempt).saw(version.image(), isOrdered(attempt));
  }

  private static Deed deed(Attempt attempt) {
    return (Deed) attempt.note();
  }

  /** A write that a deposed primary takes is none of the table's any more. */
  private boolean isOrdered(Attempt attempt) {
    return attempt.isWrite()
        ? scope.table().isCurrent(attempt.servedIn())
        : scope.table().isAuthoritative(attempt.region());
  }

  @Override
  public void attemptEnded(Attempt attempt) {
    for (int i = 0; i < attempt.size(); i++) {
      Deed deed = deed(attempt.part(i));
      deed.ended(attempt.part(i), scope.now());
      if (deed.end() != Deed.End.INFO) {
        idle.add(deed.process());
      }
      add(deed, false);
    }
  }

  /** Whoever reads the history has to know why the item is another one; nobody waits for it. */
  @Override
  public void systemWrote(Version version) {
    system(version.item(), version.origin(), version.image());
  }

  /** The table has gone back: as if the system had written every item anew. */
  @Override
  public void rewound(Rewind rewind) {
    if (rewind.takesPlace()) {
      known.stream()
          .forEach(item -> system(item, rewind.region(), rewind.state().held(item).image()));
    }
  }

  @Override
  public void replicaJoins(int region) {
    if (promised) {
      registers.ifPresent(Registers::stop);
    }
  }

  private void system(int item, int region, Image image) {
    Deed deed = new Deed(process(), item, region, image, scope.now());
    known.set(item);
    registers.ifPresent(all -> all.add(deed));
    both(deed);
  }

  private void both(Deed deed) {
    idle.add(deed.process());
    add(deed, true);
    add(deed, false);
  }

  private void add(Deed deed, boolean begins) {
    if (recording.isWritten(HistoryFormat.JSONL)) {
      waiting.add(new Line(deed, begins));
      flush();
    }
  }

  private void flush() {
    while (!waiting.isEmpty() && waiting.peek().deed().isSettled()) {
      write(waiting.poll());
    }
  }

  /** What the checker says of each item, if they are promised to be linearizable. */
  public Optional<List<Finding>> findings() {
    return registers.filter(all -> promised).map(HistoryCheck::findings);
  }

  /** How many writes and strong reads, answered away from the primary, are promised nothing. */
  public long elsewhere() {
    return registers.map(Registers::elsewhere).orElse(0L);
  }

  /** The run is over: what is not known by now never will be. */
  public void finish() {
    waiting.forEach(this::write);
    waiting.clear();
    if (recording instanceof Recording.Written to && to.format() == HistoryFormat.EDN) {
      try {
        new HistoryEdn(scope, to.to()).write(registers.orElseThrow());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write(Line line) {
    if (recording instanceof Recording.Written to) {
      boolean covered = !promised || registers.orElseThrow().covers(line.deed(), line.begins());
      try {
        to.to().append(HistoryJson.line(line.deed(), line.begins(), scope, covered)).append('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
