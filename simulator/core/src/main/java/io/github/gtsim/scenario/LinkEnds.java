package io.github.gtsim.scenario;

import java.util.List;
import java.util.Optional;

/** A link between two Regions, as {@code between: [A, B]} or {@code from} and {@code to}. */
record LinkEnds(String from, String to, boolean bothWays) {

  private static final List<String> KEYS = List.of("between", "from", "to");

  /** The link that {@code section} names, if it names one well. */
  static Optional<LinkEnds> read(Section section, Regions.Check check) {
    boolean between = section.has("between");
    boolean oneWay = section.has("from") | section.has("to");
    if (between == oneWay) {
      String which = "must have between: [A, B], or from and to";
      section.miss(KEYS, which + (between ? ", not both" : ""));
      return Optional.empty();
    }
    Optional<LinkEnds> ends = between ? between(section, check) : oneWay(section, check);
    if (ends.filter(link -> link.from().equals(link.to())).isPresent()) {
      section.refuse("to", "a link joins two different Regions");
      return Optional.empty();
    }
    return ends;
  }

  private static Optional<LinkEnds> between(Section section, Regions.Check check) {
    int before = section.findings().size();
    List<String> regions = Regions.list(section, "between", check);
    if (regions.size() == 2) {
      return Optional.of(new LinkEnds(regions.get(0), regions.get(1), true));
    }
    if (section.findings().size() == before) {
      section.refuse("between", "must be a list of two Regions");
    }
    return Optional.empty();
  }

  private static Optional<LinkEnds> oneWay(Section section, Regions.Check check) {
    Optional<String> from = Regions.one(section, "from", check);
    Optional<String> to = Regions.one(section, "to", check);
    return from.flatMap(a -> to.map(b -> new LinkEnds(a, b, false)));
  }
}
