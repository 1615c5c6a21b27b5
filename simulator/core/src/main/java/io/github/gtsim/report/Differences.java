package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The differences of one variant's figures from the first variant's, seed by seed. */
final class Differences {
  private final List<Entry> entries = new ArrayList<>();
  private long count;

  /** A figure as far as it has come. */
  private static final class Entry {
    private final Figure example;
    private final Moments moments = new Moments();
    private boolean quiet = true;

    Entry(Figure example) {
      this.example = example;
    }

    void add(Figure base, Figure figure) {
      quiet &= base.quiet() && figure.quiet();
      if (figure.value().isPresent() && base.value().isPresent()) {
        moments.add(figure.value().get().subtract(base.value().get()));
      }
    }
  }

  /** Takes in the two runs of the next seed. */
  void add(List<Figure> first, List<Figure> other) {
    count++;
    for (Figure figure : other) {
      Optional<Figure> base = first.stream().filter(figure::isSame).findFirst();
      base.ifPresent(value -> entry(figure).add(value, figure));
    }
  }

  private Entry entry(Figure figure) {
    for (Entry entry : entries) {
      if (entry.example.isSame(figure)) {
        return entry;
      }
    }
    Entry entry = new Entry(figure);
    entries.add(entry);
    return entry;
  }

  /** One a figure that both variants are judged by, in the order in which they matter. */
  List<Difference> list() {
    List<Difference> list = new ArrayList<>();
    for (Entry entry : entries) {
      list.add(new Difference(entry.example, count, entry.moments.estimate(), entry.quiet));
    }
    return list;
  }
}
