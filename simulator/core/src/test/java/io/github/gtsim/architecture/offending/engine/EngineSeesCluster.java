package io.github.gtsim.architecture.offending.engine;

import io.github.gtsim.architecture.offending.cluster.Plain;

/** For the test of the layers. */
public final class EngineSeesCluster {
  Plain used1;
}
