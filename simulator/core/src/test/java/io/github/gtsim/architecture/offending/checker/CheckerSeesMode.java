package io.github.gtsim.architecture.offending.checker;

import io.github.gtsim.architecture.offending.mode.ModeSeesCluster;

/** For the test of the layers. */
public final class CheckerSeesMode {
  ModeSeesCluster used1;
}
