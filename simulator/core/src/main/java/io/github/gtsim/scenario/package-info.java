/**
 * The strict reader: from a YAML file to a scenario with all defaults, or to every problem in it.
 */
package io.github.gtsim.scenario;
