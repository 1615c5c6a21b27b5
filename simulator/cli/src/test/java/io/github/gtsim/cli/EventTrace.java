package io.github.gtsim.cli;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Fault;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.Observers;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Version;
import io.github.gtsim.cluster.World;
import io.github.gtsim.experiment.Experiment;
import io.github.gtsim.scenario.Scenario;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes down everything that observers of a run are told, in a line each: virtual time, kind,
 * Region and key, then all of it, and last how many events have fired so far, so that a difference
 * in something that nobody is told shows in the next thing that somebody is.
 */
final class EventTrace {
  private final World world;
  private final Appendable to;

  private EventTrace(World world, Appendable to) {
    this.world = world;
    this.to = to;
  }

  /** Runs a scenario and writes its events to {@code to}. */
  static void write(Scenario scenario, Appendable to) {
    Experiment.run(
        Opened.scenario(
            scenario,
            (world, table) -> {
              ((Observers) world.observer()).add(new EventTrace(world, to).observer());
              return table;
            }));
  }

  /** The same, to a file. */
  static void write(Scenario scenario, Path to) throws IOException {
    try (BufferedWriter events = Files.newBufferedWriter(to)) {
      write(scenario, events);
    }
  }

  private Observer observer() {
    return Opened.proxy(
        Observer.class,
        (proxy, method, arguments) -> {
          if (method.getReturnType() == Set.class) {
            return EnumSet.allOf(Observer.Told.class);
          }
          write(method, arguments == null ? new Object[0] : arguments);
          return null;
        });
  }

  private void write(Method method, Object[] arguments) {
    List<String> words = new ArrayList<>();
    words.add(BigDecimal.valueOf(world.now(), 9) + " s");
    words.add(method.getName());
    words.add(region(arguments));
    words.add(key(arguments));
    for (Object argument : arguments) {
      words.add(text(argument));
    }
    words.add("events=" + world.simulation().fired());
    try {
      to.append(String.join(" | ", words)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it happens: at the Region that is named, or else at that of the call or the version. */
  private String region(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Integer region) {
        return name(region);
      }
    }
    for (Object argument : arguments) {
      if (argument instanceof Attempt attempt) {
        return name(attempt.region());
      } else if (argument instanceof Version version) {
        return name(version.origin());
      } else if (argument instanceof Request request) {
        return name(request.source().region());
      } else if (argument instanceof Fault fault) {
        return String.join(" and ", fault.regions());
      }
    }
    return "";
  }

  private String name(int region) {
    return region < 0 ? "no Region" : world.region(region).name();
  }

  private String key(Object[] arguments) {
    for (Object argument : arguments) {
      int item = -1;
      if (argument instanceof Attempt attempt) {
        item = attempt.item();
      } else if (argument instanceof Version version) {
        item = version.item();
      } else if (argument instanceof Request request) {
        item = request.item();
      }
      if (item >= 0) {
        return world.items().key(item);
      }
    }
    return "";
  }

  private String text(Object argument) {
    if (argument instanceof Attempt attempt) {
      return "call of " + text(attempt.request()) + " " + attempt.outcome();
    } else if (argument instanceof Request request) {
      String source = request.source().name() + " " + request.number();
      return source + " " + request.kind().text() + " " + request.result();
    } else if (argument instanceof Version version) {
      String order = version.stamp() + "/" + version.sequence() + "/" + version.depth();
      return "version " + order + " " + version.image().attributes();
    }
    return argument instanceof Integer region ? name(region) : String.valueOf(argument);
  }
}
