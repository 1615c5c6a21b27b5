package io.github.gtsim.workload;

import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests that a scenario writes out, each at its instant. */
public final class Script {
  /** The name under which scripted requests are reported. */
  public static final String NAME = "script";

  private final World world;
  private final List<ScriptEntry> entries;
  private final Wiring wiring;
  private final List<Request> requests = new ArrayList<>();

  Script(World world, List<ScriptEntry> entries, Wiring wiring) {
    this.world = world;
    this.entries = entries;
    this.wiring = wiring;
  }

  void start() {
    for (int i = 0; i < entries.size(); i++) {
      ScriptEntry entry = entries.get(i);
      Source source = source(entry);
      Routing routing =
          new Routing(world, wiring.table(), source, wiring.replicas(), Optional.empty());
      Requests sdk =
          new Requests(
              world,
              wiring.endpoints(),
              routing,
              entry.retry(),
              entry.timeoutNanos(),
              request -> {});
      Request request =
          new Request(source, kind(entry), world.items().named(entry.key()), entry.at(), i, i);
      requests.add(request);
      long draws = world.streams().seed("script/" + i);
      world.simulation().at(entry.at(), () -> sdk.start(request, new Written(entry), draws));
    }
  }

  private Source source(ScriptEntry entry) {
    String attributes =
        String.join(
            ",", entry.verb() == ScriptEntry.Verb.UPDATE ? entry.set().keySet() : List.of());
    return new Source(
        Source.SCRIPT, NAME, world.regionId(entry.region()), entries.size(), true, attributes);
  }

  private static OperationKind kind(ScriptEntry entry) {
    return switch (entry.verb()) {
      case GET -> OperationKind.GET;
      case DELETE -> OperationKind.DELETE;
      case PUT ->
          entry.condition() instanceof Condition.Absent ? OperationKind.CREATE : OperationKind.PUT;
      case UPDATE -> entry.add().isEmpty() ? OperationKind.UPDATE : OperationKind.INCREMENT;
    };
  }

  /** An entry's calls, as written. */
  private record Written(ScriptEntry entry) implements Requests.Plan {
    @Override
    public boolean strong() {
      return entry.strong();
    }

    @Override
    public Change change(Request request) {
      return switch (entry.verb()) {
        case GET -> new Change.None();
        case DELETE -> new Change.Delete();
        case PUT -> new Change.Put(Image.of(entry.set()));
        case UPDATE ->
            entry.add().isEmpty() ? new Change.Set(entry.set()) : new Change.Add(entry.add());
      };
    }

    @Override
    public Condition condition(Request request) {
      return entry.condition();
    }
  }

  public List<ScriptEntry> entries() {
    return entries;
  }

  /** The requests made of the entries, in their order. */
  public List<Request> requests() {
    return requests;
  }
}
