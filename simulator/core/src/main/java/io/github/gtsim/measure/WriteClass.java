package io.github.gtsim.measure;

/** What an applied write attempt was to its request (MODEL 6). */
enum WriteClass {
  /** Its request has not ended. */
  OPEN,
  /** It answered its request. */
  ACKNOWLEDGED,
  /** Its request had another effect already: the double charge. */
  DUPLICATE_EFFECT,
  /** The first effect of a request that ended unknown. */
  UNKNOWN_APPLIED,
  /** Nobody has asked for it: the service itself has written it. */
  SYSTEM
}
