package io.github.gtsim.cli;

import io.github.gtsim.cluster.ConsistencyMode;
import io.github.gtsim.cluster.Table;
import io.github.gtsim.cluster.World;
import io.github.gtsim.scenario.Scenario;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BiFunction;

/** Scenarios of which somebody gets hold of the world and the table when a run opens them. */
final class Opened {
  private Opened() {}

  /**
   * The scenario, but that its runs use what is made of the world and the table in place of the
   * table.
   */
  static Scenario scenario(Scenario of, BiFunction<World, Table, Table> made) {
    ConsistencyMode mode =
        proxy(
            ConsistencyMode.class,
            (proxy, method, arguments) -> {
              Object result = call(of.mode(), method, arguments);
              return method.getName().equals("open")
                  ? made.apply((World) arguments[0], (Table) result)
                  : result;
            });
    return new Scenario(
        of.name(),
        of.description(),
        of.variant(),
        of.seed(),
        of.durationNanos(),
        of.warmupNanos(),
        of.drainNanos(),
        of.table(),
        of.inside(),
        of.network(),
        mode,
        of.clients(),
        of.script(),
        of.faults(),
        of.operations(),
        of.expectations(),
        of.prices(),
        of.assumptions());
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Opened.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  static Object call(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
