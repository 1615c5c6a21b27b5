package io.github.gtsim.measure;

/** What became of an applied write attempt: the first that fits (MODEL 6). */
enum Fate {
  /** Still there, or replaced by a write that had seen it. */
  SURVIVING("surviving"),
  /** Discarded by a restore or a promotion. */
  REWOUND("rewound"),
  /** Gone with its Region's data, before another Region had it. */
  DESTROYED("destroyed"),
  /** Held only by Regions that are out at the end. */
  STRANDED("stranded"),
  /** The silent lost update: last writer wins discarded it. */
  LOST("lost");

  private final String text;

  Fate(String text) {
    this.text = text;
  }

  /** The name in reports. */
  String text() {
    return text;
  }
}
