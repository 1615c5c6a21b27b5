package io.github.gtsim.cluster;

/**
 * Items in a row that every replica holds from the start.
 *
 * @param first number of the first
 * @param count how many there are
 * @param image what each holds
 */
public record Preload(int first, int count, Image image) {}
