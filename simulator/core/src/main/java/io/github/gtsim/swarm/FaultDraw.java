package io.github.gtsim.swarm;

import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws {@code faults}, some of which the reader may refuse because they overlap. In some runs the
 * same thing fails again and again.
 */
final class FaultDraw {
  /**
   * A kind of fault.
   *
   * @param details writes what it strikes and how
   */
  private record Kind(String name, BiConsumer<FaultDraw, ObjectNode> details) {}

  /** Every kind; one line makes a further one. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("region-outage", FaultDraw::outage),
          new Kind("region-isolation", FaultDraw::region),
          new Kind("link-partition", FaultDraw::link),
          new Kind("link-degradation", FaultDraw::slowLink),
          new Kind("replication-pause", FaultDraw::pause),
          new Kind("replication-slowdown", FaultDraw::slowReplication),
          new Kind("region-degradation", FaultDraw::slowRegion),
          new Kind("endpoint-outage", FaultDraw::vanished),
          new Kind("clock-skew", FaultDraw::wrongClock),
          new Kind("zone-outage", FaultDraw::zones),
          new Kind("capacity-cut", FaultDraw::cut));

  private final Stage stage;
  private final Draws draws;
  private final Menu<Kind> kinds;
  private final double destroys;
  private final double ends;
  private final double recurs;

  FaultDraw(Stage stage) {
    this.stage = stage;
    draws = stage.draws();
    kinds = new Menu<>(draws, KINDS);
    destroys = draws.one(0.0, 0.0, 0.2, 1.0);
    ends = draws.one(0.3, 0.8, 1.0);
    recurs = draws.one(0.0, 0.0, 0.4, 0.8);
  }

  ArrayNode draw() {
    ArrayNode faults = Trees.list();
    int count = draws.one(0, 1, 1, 2, 3, 4, 8, 8);
    for (int i = 0; i < count; i++) {
      if (i > 0 && draws.chance(recurs)) {
        ObjectNode again = (ObjectNode) faults.get(draws.below(i)).deepCopy();
        again.remove("for");
        time(again);
        faults.add(again);
      } else {
        Kind kind = kinds.draw();
        ObjectNode fault = faults.addObject().put("fault", kind.name());
        kind.details().accept(this, fault);
        time(fault);
      }
    }
    return faults;
  }

  private void time(ObjectNode fault) {
    long at = stage.moments().atNanos();
    fault.put("at", Quantity.time(at));
    boolean forGood = fault.path("data").asString("").equals("destroyed");
    if (!forGood && draws.chance(ends)) {
      fault.put("for", Quantity.time(stage.moments().length(at)));
    }
  }

  private void region(ObjectNode fault) {
    fault.put("region", draws.one(stage.places()));
  }

  private void outage(ObjectNode fault) {
    region(fault);
    if (draws.chance(destroys)) {
      fault.put("data", "destroyed");
    }
    if (draws.chance(0.5)) {
      fault.put("manner", "hang");
    }
  }

  private void link(ObjectNode fault) {
    List<String> ends = draws.shuffled(stage.places());
    if (ends.size() < 2) {
      region(fault);
    } else if (draws.chance(0.5)) {
      fault.set("between", Trees.list(ends.subList(0, 2)));
    } else {
      fault.put("from", ends.get(0)).put("to", ends.get(1));
    }
  }

  private void zones(ObjectNode fault) {
    region(fault);
    fault.put("zones", draws.one(1, 1, 2));
  }

  private void cut(ObjectNode fault) {
    region(fault);
    fault.put(draws.one("write", "write", "read"), draws.one(1, 2, 5, 20));
  }

  private void pause(ObjectNode fault) {
    region(fault);
    if (draws.chance(0.3)) {
      fault.put("effectDelay", draws.one("1ns", "100ms", "1s", "8s"));
    }
  }

  private void slowLink(ObjectNode fault) {
    link(fault);
    factor(fault);
    if (draws.chance(0.5)) {
      fault.put("add", stage.moments().delay());
    }
    if (draws.chance(0.5)) {
      fault.put("loss", share());
    }
  }

  private void slowReplication(ObjectNode fault) {
    List<String> ends = draws.shuffled(stage.places());
    if (ends.size() < 2 || draws.chance(0.5)) {
      region(fault);
    } else {
      fault.put("from", ends.get(0)).put("to", ends.get(1));
    }
    factor(fault);
  }

  private void slowRegion(ObjectNode fault) {
    region(fault);
    factor(fault);
    if (draws.chance(0.7)) {
      fault.put("errors", share());
    }
  }

  private void vanished(ObjectNode fault) {
    region(fault);
    if (draws.chance(0.5)) {
      fault.put("tail", stage.moments().delay());
    }
  }

  private void wrongClock(ObjectNode fault) {
    region(fault);
    if (draws.chance(0.7)) {
      fault.put("offset", draws.one("", "-") + stage.moments().delay());
    } else {
      fault.put("drift", draws.one("-90000ppm", "-1ppm", "20000ppm", "90000ppm"));
    }
  }

  private void factor(ObjectNode fault) {
    fault.put("factor", draws.one(1, 2, 5, 40));
  }

  private String share() {
    return draws.one("5%", "40%", "40%", "100%");
  }
}
