/** The one place that assembles a run from a scenario. */
package io.github.gtsim.experiment;
