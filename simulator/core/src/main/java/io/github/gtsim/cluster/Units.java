package io.github.gtsim.cluster;

/** The units in which the service counts what a call takes, and charges it (FACTS H-6). */
public final class Units {
  private static final int WRITE_BYTES = 1024;
  private static final int READ_BYTES = 4096;

  private Units() {}

  /**
   * Write units of an item.
   *
   * @param bytes its size before or after the write, the larger
   */
  public static long write(int bytes) {
    return blocks(bytes, WRITE_BYTES);
  }

  /** Half read units of an item: a strong read takes whole ones, an eventual one half of them. */
  public static long halfRead(int bytes, boolean strong) {
    return (strong ? 2 : 1) * blocks(bytes, READ_BYTES);
  }

  private static long blocks(int bytes, int block) {
    return Math.max(1, (bytes + block - 1) / block);
  }
}
