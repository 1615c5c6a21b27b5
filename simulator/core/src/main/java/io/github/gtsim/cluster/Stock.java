package io.github.gtsim.cluster;

/**
 * Items in a row with something to sell.
 *
 * @param first number of the first
 * @param count how many there are
 * @param each what each has in stock from the start
 */
public record Stock(int first, int count, long each) {

  public boolean has(int item) {
    return item >= first && item - first < count;
  }
}
