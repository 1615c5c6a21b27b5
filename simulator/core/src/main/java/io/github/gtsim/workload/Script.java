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
          new Routing(world, wiring, source, new HomePolicy.Local(), Optional.empty());
      Requests sdk =
          new Requests(
              world,
              wiring.endpoints(),
              routing,
              entry.retry(),
              entry.timeoutNanos(),
              request -> {});
      Request request = request(source, entry, i);
      requests.add(request);
      long draws = world.streams().seed("script/" + i);
      world.simulation().at(entry.at(), () -> sdk.start(request, new Written(entry), draws));
    }
  }

  private Request request(Source source, ScriptEntry entry, int number) {
    int[] items = new int[entry.steps().size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = world.items().named(entry.steps().get(i).key());
    }
    return entry.transaction()
        ? Request.transaction(source, items, entry.at(), number, number)
        : new Request(source, kind(entry.steps().get(0)), items[0], entry.at(), number, number);
  }

  private Source source(ScriptEntry entry) {
    ScriptEntry.Step first = entry.steps().get(0);
    boolean update = !entry.transaction() && first.verb() == ScriptEntry.Verb.UPDATE;
    String attributes = String.join(",", update ? first.set().keySet() : List.of());
    return new Source(
        Source.SCRIPT,
        NAME,
        world.regionId(entry.region()),
        entries.size(),
        true,
        attributes,
        false,
        entry.itemBytes());
  }

  private static OperationKind kind(ScriptEntry.Step step) {
    return switch (step.verb()) {
      case GET -> OperationKind.GET;
      case DELETE -> OperationKind.DELETE;
      case PUT ->
          step.condition() instanceof Condition.Absent ? OperationKind.CREATE : OperationKind.PUT;
      case UPDATE -> step.add().isEmpty() ? OperationKind.UPDATE : OperationKind.INCREMENT;
    };
  }

  /** An entry's calls, as written. */
  private record Written(ScriptEntry entry) implements Requests.Plan {
    @Override
    public boolean strong() {
      return entry.strong();
    }

    @Override
    public Change change(Request request, int part) {
      ScriptEntry.Step step = entry.steps().get(part);
      return switch (step.verb()) {
        case GET -> new Change.None();
        case DELETE -> new Change.Delete();
        case PUT -> new Change.Put(Image.of(step.set()));
        case UPDATE ->
            step.add().isEmpty() ? new Change.Set(step.set()) : new Change.Add(step.add());
      };
    }

    @Override
    public Condition condition(Request request, int part) {
      return entry.steps().get(part).condition();
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
