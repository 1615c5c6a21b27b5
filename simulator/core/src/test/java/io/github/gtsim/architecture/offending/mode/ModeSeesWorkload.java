package io.github.gtsim.architecture.offending.mode;

import io.github.gtsim.architecture.offending.workload.Load;

/** For the test of the layers. */
public final class ModeSeesWorkload {
  Load used1;
}
