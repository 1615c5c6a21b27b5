/**
 * The simulated world: Regions, links, items and their versions, requests and faults, and the seams
 * to modes and observers.
 */
package io.github.gtsim.cluster;
