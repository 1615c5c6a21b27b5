package io.github.gtsim.mode;

import java.util.List;

/** The registry of consistency modes. */
public final class Modes {
  /** Every mode, in the order in which they are listed. */
  public static final List<ModeEntry> ALL =
      List.of(
          new ModeEntry(
              Mrec.NAME,
              Mrec::read,
              "every Region takes writes, copies follow later, the last writer wins"),
          new ModeEntry(
              Mrsc.NAME, Mrsc::read, "a write is acknowledged once two of three members have it"),
          new ModeEntry(
              SingleRegion.NAME,
              SingleRegion::read,
              "one Region holds the table, clients elsewhere pay the round trip"));

  private Modes() {}
}
