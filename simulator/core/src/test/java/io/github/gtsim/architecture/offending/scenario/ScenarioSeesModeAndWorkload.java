package io.github.gtsim.architecture.offending.scenario;

import io.github.gtsim.architecture.offending.mode.ModeSeesCluster;
import io.github.gtsim.architecture.offending.workload.Load;

/** For the test of the layers. */
public final class ScenarioSeesModeAndWorkload {
  ModeSeesCluster used1;
  Load used2;
}
