package io.github.gtsim.workload;

import io.github.gtsim.engine.Distribution;
import java.util.List;

/** How the requests of a client group arrive. */
public sealed interface Arrivals {

  /** The group's clients, among whom requests are spread. */
  int clients();

  /**
   * Requests come at rates of their own, whether or not earlier ones are answered.
   *
   * @param steps rates, each from its instant on; the first at 0
   * @param poisson whether gaps are exponential; otherwise they are constant
   */
  record OpenLoop(List<Step> steps, boolean poisson, int clients) implements Arrivals {
    public OpenLoop {
      steps = List.copyOf(steps);
    }
  }

  /** A rate that holds from {@code at} on; it may be 0. */
  record Step(long at, double perSecond) {}

  /** Each of {@code clients} users waits for its answer, thinks, and asks again. */
  record ClosedLoop(int clients, Distribution think) implements Arrivals {}
}
