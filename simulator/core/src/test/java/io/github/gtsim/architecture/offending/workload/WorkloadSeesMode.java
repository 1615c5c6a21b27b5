package io.github.gtsim.architecture.offending.workload;

import io.github.gtsim.architecture.offending.mode.ModeSeesCluster;

/** For the test of the layers. */
public final class WorkloadSeesMode {
  ModeSeesCluster used1;
}
