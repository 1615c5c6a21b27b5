package io.github.gtsim.architecture.offending.workload;

/** For the test of the layers. */
public final class Load {}
