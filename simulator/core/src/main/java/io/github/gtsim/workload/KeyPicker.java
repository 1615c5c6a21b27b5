package io.github.gtsim.workload;

import io.github.gtsim.cluster.Items;
import io.github.gtsim.engine.RandomStream;
import org.apache.commons.math3.distribution.ZipfDistribution;

/** Draws the item of each request of a group. */
final class KeyPicker {
  private final Items items;
  private final Keys keys;
  private final int first;
  private final String prefix;
  private final RandomStream zipfStream = new RandomStream(0);
  private final ZipfDistribution zipf;
  private long taken;

  /**
   * @param first number of the space's first key
   */
  KeyPicker(Items items, Keys keys, int first, String group) {
    this.items = items;
    this.keys = keys;
    this.first = first;
    prefix = keys.space() + "/" + group + "-";
    boolean isZipf = !keys.unique() && keys.exponent() > 0;
    zipf = isZipf ? new ZipfDistribution(zipfStream, keys.count(), keys.exponent()) : null;
  }

  int pick(RandomStream stream) {
    if (keys.unique()) {
      return items.fresh(prefix, taken++);
    }
    if (zipf == null) {
      return first + stream.nextBelow(keys.count());
    }
    zipfStream.position(stream.nextLong(), 0);
    return first + zipf.sample() - 1;
  }
}
