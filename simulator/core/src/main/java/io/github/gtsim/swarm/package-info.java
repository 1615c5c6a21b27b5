/** Random scenarios, what they break, and the smallest scenario that still breaks it. */
package io.github.gtsim.swarm;
