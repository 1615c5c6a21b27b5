package io.github.gtsim.scenario;

import java.util.List;

/** Which metrics a summary may have: what a scenario may expect something of. */
public interface MetricNames {
  /** Knows every path, so that none is refused. */
  MetricNames ANY =
      new MetricNames() {
        @Override
        public boolean knows(String path) {
          return true;
        }

        @Override
        public List<String> like(String path) {
          return List.of();
        }
      };

  /** Whether the text is the path of a metric. */
  boolean knows(String path);

  /** The paths of metrics among which a misspelt one may be found. */
  List<String> like(String path);
}
