/**
 * A model checker of small cases: worlds of a few messages, of which every schedule is run, with
 * every combination of delays and every instant of a fault.
 */
package io.github.gtsim.schedules;
