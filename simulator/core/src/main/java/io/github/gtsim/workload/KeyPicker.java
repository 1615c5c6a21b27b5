package io.github.gtsim.workload;

import io.github.gtsim.cluster.Items;
import io.github.gtsim.engine.RandomStream;
import org.apache.commons.math3.distribution.ZipfDistribution;

/** Draws the items of each request of a group. */
final class KeyPicker {
  private final Items items;
  private final Keys.Law law;
  private final int count;
  private final int first;
  private final Items.Family family;
  private final RandomStream zipfStream = new RandomStream(0);
  private final ZipfDistribution zipf;
  private long taken;

  /**
   * @param first number of the space's first key
   */
  KeyPicker(Items items, Keys keys, int first, String group) {
    this.items = items;
    this.first = first;
    law = keys.law();
    count = law.count();
    family = items.family(keys.space() + "/" + group + "-");
    zipf =
        law instanceof Keys.Zipf skew && skew.exponent() > 0
            ? new ZipfDistribution(zipfStream, count, skew.exponent())
            : null;
  }

  /**
   * Draws one item.
   *
   * @param place of what asks for it among all that the group, or the user, asks for, from 0
   */
  int pick(RandomStream stream, long place) {
    if (zipf != null) {
      zipfStream.position(stream.nextLong(), 0);
      return first + zipf.sample() - 1;
    }
    if (law instanceof Keys.Unique) {
      return items.fresh(family, taken++);
    }
    if (law instanceof Keys.Sequential) {
      return first + (int) (place % count);
    }
    if (law instanceof Keys.Hotspot spot) {
      boolean hot = stream.nextDouble() < spot.share();
      return hot
          ? first + stream.nextBelow(spot.hot())
          : first + spot.hot() + stream.nextBelow(count - spot.hot());
    }
    return first + stream.nextBelow(count);
  }

  /**
   * Draws different items; one that is drawn again gives way to the next key that is free.
   *
   * @param k the place of the request among those of the group, or the user
   */
  int[] pickSeveral(RandomStream stream, long k, int number) {
    int[] picked = new int[number];
    for (int i = 0; i < number; i++) {
      int item = pick(stream, k * number + i);
      while (contains(picked, i, item)) {
        item = first + (item - first + 1) % count;
      }
      picked[i] = item;
    }
    return picked;
  }

  private static boolean contains(int[] picked, int size, int item) {
    for (int i = 0; i < size; i++) {
      if (picked[i] == item) {
        return true;
      }
    }
    return false;
  }
}
