package io.github.gtsim.architecture.offending.mode;

import io.github.gtsim.architecture.offending.cluster.Plain;

/** For the test of the layers. */
public final class ModeSeesCluster {
  Plain used1;
}
