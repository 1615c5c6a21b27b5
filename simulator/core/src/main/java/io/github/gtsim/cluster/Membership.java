package io.github.gtsim.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which Regions hold the table now. A replica that is added is back-filled before it is live; one
 * that is removed ships its backlog before it is gone (FACTS R-13, MODEL 5). Every list is in the
 * order of the Regions' numbers.
 */
public final class Membership {

  private enum Standing {
    NONE,
    WITNESS,
    /** Is being filled: takes records, and no calls. */
    JOINING,
    LIVE,
    /** Ships its backlog: answers only calls that were under way to it. */
    LEAVING,
    /** A table of its own that serves its clients, and takes and ships nothing (FACTS O-7). */
    SEPARATE
  }

  private final Observer observer;
  private final Standing[] standings;
  private final List<Runnable> followers = new ArrayList<>();
  private List<Integer> serving = List.of();
  private List<Integer> replicas = List.of();
  private List<Integer> copies = List.of();
  private List<Integer> members = List.of();
  private List<Integer> receivers = List.of();

  Membership(int regions, Observer observer) {
    this.observer = observer;
    standings = new Standing[regions];
    Arrays.fill(standings, Standing.NONE);
  }

  /** Says who holds the table at first. */
  public void found(List<Integer> live, List<Integer> witnesses) {
    witnesses.forEach(region -> standings[region] = Standing.WITNESS);
    live.forEach(region -> standings[region] = Standing.LIVE);
    list();
  }

  /** Has {@code follower} run whenever other Regions serve clients than before. */
  public void onServingChanged(Runnable follower) {
    followers.add(follower);
  }

  /** Regions whose table clients call. */
  public List<Integer> serving() {
    return serving;
  }

  /** Regions with a full copy of the table. */
  public List<Integer> replicas() {
    return replicas;
  }

  /** These, and the Regions that are being filled. */
  public List<Integer> copies() {
    return copies;
  }

  /** Replicas, and the witness if there is one. */
  public List<Integer> members() {
    return members;
  }

  /** Regions to which every write goes: the copies and the witness. */
  public List<Integer> receivers() {
    return receivers;
  }

  /** Whether every write goes to the Region. */
  public boolean receives(int region) {
    return standings[region] != Standing.NONE && standings[region] != Standing.SEPARATE;
  }

  public boolean isReplica(int region) {
    return standings[region] == Standing.LIVE || standings[region] == Standing.LEAVING;
  }

  /** Whether the Region's replica is one of those that stay for all that is known. */
  public boolean isLive(int region) {
    return standings[region] == Standing.LIVE;
  }

  /** Whether the Region is being filled. */
  public boolean isJoining(int region) {
    return standings[region] == Standing.JOINING;
  }

  /** Whether the replica ships its backlog and is gone then. */
  public boolean isLeaving(int region) {
    return standings[region] == Standing.LEAVING;
  }

  /** Whether the Region's replica has become a table of its own. */
  public boolean isSeparate(int region) {
    return standings[region] == Standing.SEPARATE;
  }

  /** Whether there is a table in the Region that answers a call. */
  public boolean answers(int region) {
    return isReplica(region) || isSeparate(region);
  }

  /** A replica begins to be filled; records go to it from now on. */
  public void join(int region) {
    change(region, Standing.JOINING);
    observer.replicaJoins(region);
  }

  /** The new replica has been filled: it is live. */
  public void joined(int region) {
    change(region, Standing.LIVE);
    observer.replicaJoined(region);
    followers.forEach(Runnable::run);
  }

  /** A replica takes no new calls any more. */
  public void leave(int region) {
    change(region, Standing.LEAVING);
    observer.replicaLeaves(region);
    followers.forEach(Runnable::run);
  }

  /** A Region's copy is gone. */
  public void left(int region) {
    change(region, Standing.NONE);
    observer.replicaLeft(region);
  }

  /** A replica has left the table for good and is one of its own. */
  public void separate(int region) {
    change(region, Standing.SEPARATE);
    observer.replicaSeparated(region);
    followers.forEach(Runnable::run);
  }

  /** A restored table is in the Region alone from now on. */
  public void stayOnly(int region) {
    Arrays.fill(standings, Standing.NONE);
    change(region, Standing.LIVE);
    followers.forEach(Runnable::run);
  }

  private void change(int region, Standing standing) {
    standings[region] = standing;
    list();
  }

  private void list() {
    serving = those(s -> s == Standing.LIVE || s == Standing.SEPARATE);
    replicas = those(s -> s == Standing.LIVE || s == Standing.LEAVING);
    members = those(s -> s == Standing.LIVE || s == Standing.LEAVING || s == Standing.WITNESS);
    copies = those(s -> s == Standing.JOINING || s == Standing.LIVE || s == Standing.LEAVING);
    receivers = those(s -> s != Standing.NONE && s != Standing.SEPARATE);
  }

  private List<Integer> those(Predicate<Standing> wanted) {
    List<Integer> regions = new ArrayList<>();
    for (int region = 0; region < standings.length; region++) {
      if (wanted.test(standings[region])) {
        regions.add(region);
      }
    }
    return List.copyOf(regions);
  }
}
