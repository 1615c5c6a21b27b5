package io.github.gtsim.architecture.offending.cluster;

/** For the test of the layers. */
public final class Plain {}
