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
    private final Moments moments = new Moments();
    private Figure example;
    private boolean quiet = true;
    private long onlyFirst;
    private long onlyThis;

    Entry(Figure example) {
      this.example = example;
    }

    void add(Figure base, Figure figure) {
      quiet &= base.quiet() && figure.quiet();
      if (figure.value().isPresent() && base.value().isPresent()) {
        moments.add(figure.value().get().subtract(base.value().get()));
      } else if (base.value().isPresent()) {
        onlyFirst++;
        example = figure;
      } else if (figure.value().isPresent()) {
        onlyThis++;
        example = base;
      }
    }

    Difference difference(long replications) {
      return new Difference(example, replications, moments.estimate(), quiet, onlyFirst, onlyThis);
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
      list.add(entry.difference(count));
    }
    return list;
  }
}
