package io.github.gtsim.workload;

import io.github.gtsim.cluster.Change;
import io.github.gtsim.cluster.Condition;
import io.github.gtsim.cluster.Image;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Source;
import io.github.gtsim.cluster.Value;
import io.github.gtsim.cluster.World;
import io.github.gtsim.engine.Event;
import io.github.gtsim.engine.Hash;
import io.github.gtsim.engine.Nanos;
import io.github.gtsim.engine.RandomStream;
import java.util.TreeMap;

/**
 * The users of one Region at work. What request k asks for, and of whom, depends on (seed, group,
 * k) alone, so that every variant of a scenario meets the same requests.
 */
final class ClientGroup implements Requests.Plan {
  /** Between two requests of a user the first of which took no time (our model). */
  private static final long LEAST_PAUSE = Nanos.MILLISECOND;

  private final World world;
  private final ClientDesign design;
  private final Source source;
  private final Requests requests;
  private final KeyPicker keys;
  private final ArrivalTimes arrivals;
  private final long untilNanos;
  private final long seed;
  private final RandomStream stream = new RandomStream(0);
  private final String[] attribute;
  private final Change increment;
  private final Change decrement;
  private final Condition oneLeft;
  private final Routing routing;
  private final Event arrive = this::arrive;
  private long[] asked;
  private long sent;
  private long values;

  ClientGroup(World world, ClientDesign design, Source source, Wiring wiring, KeyPicker keys) {
    this.world = world;
    this.design = design;
    this.source = source;
    this.keys = keys;
    untilNanos = wiring.untilNanos();
    seed = world.streams().seed("clients/" + design.name());
    attribute = new String[] {design.attribute()};
    increment = add(1);
    decrement = add(-1);
    oneLeft =
        new Condition.Compare(
            design.attribute(), Condition.Comparator.AT_LEAST, new Value.Number(1));
    routing = new Routing(world, wiring, source, design.policy(), design.failover());
    requests =
        new Requests(
            world, wiring.endpoints(), routing, design.retry(), design.timeoutNanos(), this::ended);
    arrivals =
        new ArrivalTimes(design.arrivals(), world.streams().stream("arrivals/" + design.name()));
  }

  private Change add(long amount) {
    TreeMap<String, Long> amounts = new TreeMap<>();
    amounts.put(design.attribute(), amount);
    return new Change.Add(amounts);
  }

  Routing routing() {
    return routing;
  }

  /** Schedules the first arrivals. */
  void start() {
    if (design.arrivals() instanceof Arrivals.ClosedLoop loop) {
      asked = new long[loop.clients()];
      for (int user = 0; user < loop.clients(); user++) {
        think(user, 0);
      }
    } else {
      scheduleNext();
    }
  }

  private void scheduleNext() {
    long at = arrivals.next();
    if (at < untilNanos) {
      world.simulation().at(at, arrive);
    }
  }

  private void arrive() {
    long k = sent++;
    stream.position(seed, k);
    int client = stream.nextBelow(source.clients());
    ask(client, k, Hash.mix(seed, k));
    scheduleNext();
  }

  private void think(int user, long leastNanos) {
    long k = asked[user]++;
    long userSeed = Hash.mix(seed, -1L - user);
    stream.position(userSeed, k);
    long pause =
        Math.max(leastNanos, ((Arrivals.ClosedLoop) design.arrivals()).think().sample(stream));
    long at = world.now() + pause;
    if (at < untilNanos) {
      world.simulation().at(at, () -> askNow(user, userSeed, k));
    }
  }

  private void askNow(int user, long userSeed, long k) {
    stream.position(Hash.mix(userSeed, 1), k);
    ask(user, k, Hash.mix(userSeed, k));
  }

  private void ask(int client, long k, long draws) {
    OperationKind kind = design.mix().pick(stream.nextDouble());
    requests.start(request(kind, client, k), this, Hash.mix(draws, 2));
  }

  private Request request(OperationKind kind, int client, long k) {
    if (kind == OperationKind.TRANSACT_WRITE) {
      int[] items = keys.pickSeveral(stream, k, design.transactionItems());
      return Request.transaction(source, items, world.now(), client, k);
    }
    return new Request(source, kind, keys.pick(stream, k), world.now(), client, k);
  }

  private void ended(Request request) {
    if (asked != null) {
      boolean tookNoTime = request.intendedStart() == world.now();
      think(request.client(), tookNoTime ? LEAST_PAUSE : 0);
    }
  }

  @Override
  public boolean strong() {
    return design.strongReads();
  }

  @Override
  public Change change(Request request, int part) {
    return switch (request.kind()) {
      case GET -> new Change.None();
      case UPDATE, COMPARE_AND_SET, READ_MODIFY_WRITE, TRANSACT_WRITE ->
          new Change.SetNumber(design.attribute(), freshValue());
      case PUT, CREATE -> new Change.Put(Image.single(attribute, freshValue(), source.itemBytes()));
      case INCREMENT -> increment;
      case DECREMENT -> decrement;
      case DELETE -> new Change.Delete();
    };
  }

  /** A value that no other attempt of any group or of the script writes. */
  private long freshValue() {
    return ++values << 16 | source.index();
  }

  @Override
  public Condition condition(Request request, int part) {
    return switch (request.kind()) {
      case CREATE -> Condition.ABSENT;
      case DECREMENT -> oneLeft;
      default -> Condition.NONE;
    };
  }
}
