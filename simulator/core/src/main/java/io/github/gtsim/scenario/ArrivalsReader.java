package io.github.gtsim.scenario;

import io.github.gtsim.engine.Distribution;
import io.github.gtsim.workload.Arrivals;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code arrivals}: a rate, a schedule of rates, or users who think. */
final class ArrivalsReader {
  private static final int MOST_CLIENTS = 10_000_000;
  private static final List<String> KINDS = List.of("rate", "schedule", "users");

  private enum Process {
    POISSON,
    CONSTANT
  }

  private final Section arrivals;
  private final boolean present;

  ArrivalsReader(Section arrivals, boolean present) {
    this.arrivals = arrivals;
    this.present = present;
  }

  Arrivals read() {
    List<String> kinds = KINDS.stream().filter(arrivals::has).toList();
    if (kinds.size() == 1 && kinds.get(0).equals("users")) {
      return closedLoop();
    }
    if (kinds.size() != 1 && present) {
      String problem = "must have one of rate, schedule and users";
      arrivals.miss(KINDS, problem + (kinds.isEmpty() ? "" : ", not several"));
    }
    if (arrivals.has("think") && !kinds.contains("users")) {
      arrivals.refuse("think", "only users think", "leave it out, or give users");
    }
    List<Arrivals.Step> steps =
        kinds.contains("schedule")
            ? schedule()
            : List.of(new Arrivals.Step(0, arrivals.rate("rate", 1)));
    boolean poisson = arrivals.choice("process", Process.class, Process.POISSON) == Process.POISSON;
    int clients = (int) arrivals.whole("clients", 1000, 1, MOST_CLIENTS);
    return new Arrivals.OpenLoop(steps, poisson, clients);
  }

  private Arrivals closedLoop() {
    int users = (int) arrivals.whole("users", 1, 1, MOST_CLIENTS);
    for (String key : List.of("process", "clients")) {
      if (arrivals.has(key)) {
        arrivals.refuse(key, "belongs to rate and schedule, not to users", "leave it out");
      }
    }
    Distribution none = new Distribution.Constant(0);
    boolean given = arrivals.require("think", "how long a user thinks, such as 500ms");
    return new Arrivals.ClosedLoop(users, given ? arrivals.delay("think").orElse(none) : none);
  }

  private List<Arrivals.Step> schedule() {
    List<Arrivals.Step> steps = new ArrayList<>();
    long last = -1;
    for (Section entry : arrivals.sections("schedule")) {
      int before = entry.findings().size();
      long at = Instants.at(entry);
      if (at <= last && entry.findings().size() == before) {
        entry.refuse("at", "must be after the entry before it");
      }
      last = Math.max(last, at);
      double perSecond = 0;
      if (entry.require("rate", "such as 200/s")) {
        perSecond = entry.rateOrZero("rate", 0);
      }
      if (steps.isEmpty() && at > 0) {
        steps.add(new Arrivals.Step(0, 0));
      }
      steps.add(new Arrivals.Step(at, perSecond));
    }
    if (arrivals.find("schedule").filter(Tree::isEmptyList).isPresent()) {
      arrivals.refuse("schedule", "must have an entry at least, such as {at: 0s, rate: 100/s}");
    }
    return steps;
  }
}
