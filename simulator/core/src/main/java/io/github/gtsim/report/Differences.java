package io.github.gtsim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The differences of one variant's figures from the first variant's, seed by seed. */
final class Differences {
  private final List<Entry> entries = new ArrayList<>();
  private long count;

  private record Entry(Figure example, Moments moments) {}

  /** Takes in the two runs of the next seed. */
  void add(List<Figure> first, List<Figure> other) {
    count++;
    for (Figure figure : other) {
      Optional<Figure> base = first.stream().filter(figure::isSame).findFirst();
      if (base.isPresent()) {
        Moments moments = moments(figure);
        if (figure.value().isPresent() && base.get().value().isPresent()) {
          moments.add(figure.value().get().subtract(base.get().value().get()));
        }
      }
    }
  }

  private Moments moments(Figure figure) {
    for (Entry entry : entries) {
      if (entry.example().isSame(figure)) {
        return entry.moments();
      }
    }
    Entry entry = new Entry(figure, new Moments());
    entries.add(entry);
    return entry.moments();
  }

  /** One a figure that both variants are judged by, in the order in which they matter. */
  List<Difference> list() {
    return entries.stream()
        .map(entry -> new Difference(entry.example(), count, entry.moments().estimate()))
        .toList();
  }
}
