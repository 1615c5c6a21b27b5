/** Whole runs of small scenarios, whose figures follow from the model by arithmetic. */
package io.github.gtsim.acceptance;
