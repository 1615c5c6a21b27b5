package io.github.gtsim.cluster;

import java.util.Arrays;

/** A Region's full copy of the table: one version of each item, tombstones included. */
public final class Replica {
  private final World world;
  private final Region region;
  private Version[] held = new Version[64];
  private long sequence;

  public Replica(World world, int region) {
    this.world = world;
    this.region = world.region(region);
    Arrays.fill(held, Version.NONE);
  }

  public int region() {
    return region.id();
  }

  public Version held(int item) {
    return item < held.length ? held[item] : Version.NONE;
  }

  /** A read of what is here. */
  public void read(Attempt attempt) {
    world.answerSeen(attempt, Outcome.OK, held(attempt.item()));
  }

  /**
   * Checks and applies a client's write here alone. A local write always applies, whatever the
   * stored timestamp (FACTS C-1, I-5).
   *
   * @return the version it made, still to be acknowledged; {@link Version#NONE} if it made none and
   *     is answered
   */
  public Version write(Attempt attempt) {
    int item = attempt.item();
    Version stored = held(item);
    if (!attempt.condition().holds(stored)) {
      world.answerSeen(attempt, Outcome.CONDITION_FAILED, stored);
      return Version.NONE;
    }
    Image image = attempt.change().applyTo(stored.image());
    if (image.equals(stored.image())) {
      world.answerNothing(attempt, stored);
      return Version.NONE;
    }
    long now = world.now();
    long stamp = region.clock().stamp(now, stored);
    Version version = stored.child(item, stamp, region.id(), sequence++, image, now);
    store(version);
    world.committed(attempt, version);
    return version;
  }

  /** Applies a version from elsewhere if it is greater than the stored one (FACTS C-1). */
  public void merge(Version version) {
    if (version.isNewerThan(held(version.item()))) {
      store(version);
    }
  }

  /** Holds {@code version} from now on. */
  public void store(Version version) {
    int item = version.item();
    if (item >= held.length) {
      int old = held.length;
      held = Arrays.copyOf(held, Math.max(old * 2, item + 1));
      Arrays.fill(held, old, held.length, Version.NONE);
    }
    Version before = held[item];
    held[item] = version;
    world.observer().held(region.id(), before, version);
  }
}
