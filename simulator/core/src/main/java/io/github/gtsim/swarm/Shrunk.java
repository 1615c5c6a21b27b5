package io.github.gtsim.swarm;

/**
 * The smallest scenario found that fails like a random one.
 *
 * @param seed of the random scenario
 * @param failure of the small scenario; of the same kind as the random one's first
 * @param yaml the small scenario, as a file
 * @param runs how many runs it took to find
 */
public record Shrunk(long seed, Failure failure, String yaml, int runs) {}
