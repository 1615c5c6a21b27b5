package io.github.gtsim.schedules;

import io.github.gtsim.schedules.Call.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The small cases that are checked, in families that differ in what goes wrong alone.
 *
 * @param small whether to leave out most delays and instants, so that it takes seconds
 */
record Setups(boolean small) {
  private static final String A = "us-east-1";
  private static final String B = "eu-west-1";
  private static final String C = "ap-northeast-1";
  private static final int[] TWO = {1, 6};
  private static final int[] THREE = {1, 2, 6};
  private static final int ALL = Integer.MAX_VALUE;
  private static final int SMALL_WINDOW = 6;

  /** Every family. */
  List<List<Setup>> families() {
    List<List<Setup>> families = new ArrayList<>(sound());
    families.addAll(eventual());
    families.addAll(strong());
    return families;
  }

  /** Nothing goes wrong but that messages overtake one another. */
  private List<List<Setup>> sound() {
    Setup.Kind mrsc = Setup.Kind.MRSC;
    Setup.Kind witness = Setup.Kind.MRSC_WITH_WITNESS;
    return List.of(
        sound("mrec of three, three writes", Setup.Kind.MREC, THREE, threeWrites()),
        sound("mrec in order, three writes", Setup.Kind.MREC_IN_ORDER, THREE, threeWrites()),
        sound("mrsc, two writes at once and a read", mrsc, THREE, writesAtOnceAndRead()),
        sound("mrsc, two writes and a read", mrsc, TWO, twoWritesAndRead()),
        sound("mrsc, three writes and a read", mrsc, TWO, threeWritesAndRead()),
        sound("mrsc, two creates and a read", mrsc, TWO, createsAndRead()),
        sound("mrsc, two increments and a read", mrsc, TWO, incrementsAndRead()),
        sound("witness, two writes at once and a read", witness, TWO, writesAtOnceAndRead()),
        sound("witness, two writes and a read", witness, TWO, twoWritesAndRead()),
        sound("witness, three writes and a read", witness, TWO, threeWritesAndRead()),
        sound("witness, two increments and a read", witness, TWO, incrementsAndRead()));
  }

  private List<List<Setup>> eventual() {
    List<Call> three =
        List.of(new Call(Kind.PUT, A, 1), new Call(Kind.PUT, B, 1, 3), new Call(Kind.PUT, C, 0));
    List<Call> two =
        List.of(
            new Call(Kind.PUT, A, 1, 2), new Call(Kind.PUT, A, 3), new Call(Kind.PUT, B, 0, 2, 5));
    List<Call> one =
        List.of(
            new Call(Kind.PUT, A, 1), new Call(Kind.DELETE, A, 2), new Call(Kind.READ, A, 1, 4));
    Setup.Kind inOrder = Setup.Kind.MREC_IN_ORDER;
    return List.of(
        faulty("mrec of three, three writes", Setup.Kind.MREC, ALL, 24, three),
        faulty("mrec of two, three writes", Setup.Kind.MREC, ALL, 24, two),
        faulty("mrec of two in order, three writes", inOrder, ALL, 24, two),
        faulty("mrec, calls of one Region", Setup.Kind.MREC, ALL, 24, one));
  }

  private List<List<Setup>> strong() {
    List<List<Setup>> families = new ArrayList<>();
    for (Setup.Kind kind : List.of(Setup.Kind.MRSC, Setup.Kind.MRSC_WITH_WITNESS)) {
      String table = kind == Setup.Kind.MRSC ? "mrsc" : "witness";
      families.add(faulty(table + ", a write and a read", kind, ALL, 12, writeAndRead()));
      families.add(faulty(table + ", a write, a read, longer", kind, 2, 32, writeAndRead()));
      families.add(faulty(table + ", a write and a late read", kind, 2, 28, writeAndLateRead()));
      families.add(faulty(table + ", two writes and a read", kind, 2, 24, twoWritesAndRead()));
      families.add(faulty(table + ", two creates and a read", kind, 1, 20, createsAndRead()));
      families.add(faulty(table + ", two increments and a read", kind, 1, 20, incrementsAndRead()));
      families.add(faulty(table + ", three writes and a read", kind, 1, 20, threeWritesAndRead()));
    }
    return families;
  }

  private static List<Call> threeWrites() {
    return List.of(
        new Call(Kind.PUT, A, 1), new Call(Kind.PUT, B, 0, 1, 3), new Call(Kind.PUT, C, 0, 1, 2));
  }

  private static List<Call> writeAndRead() {
    return List.of(new Call(Kind.PUT, A, 1), new Call(Kind.READ, B, 4));
  }

  private static List<Call> writeAndLateRead() {
    return List.of(new Call(Kind.PUT, A, 1), new Call(Kind.READ, B, 4, 7, 11));
  }

  private static List<Call> writesAtOnceAndRead() {
    return List.of(new Call(Kind.PUT, A, 1), new Call(Kind.PUT, B, 1), new Call(Kind.READ, B, 4));
  }

  /** The second may begin after the first was acknowledged, and not know of it. */
  private static List<Call> twoWritesAndRead() {
    return List.of(
        new Call(Kind.PUT, A, 1), new Call(Kind.PUT, B, 4, 2), new Call(Kind.READ, A, 4, 9));
  }

  private static List<Call> createsAndRead() {
    return List.of(
        new Call(Kind.CREATE, A, 1), new Call(Kind.CREATE, B, 4, 2), new Call(Kind.READ, A, 4, 9));
  }

  private static List<Call> incrementsAndRead() {
    return List.of(
        new Call(Kind.INCREMENT, A, 1),
        new Call(Kind.INCREMENT, B, 4, 2),
        new Call(Kind.READ, A, 4, 9));
  }

  private static List<Call> threeWritesAndRead() {
    return List.of(
        new Call(Kind.PUT, A, 1),
        new Call(Kind.PUT, B, 2),
        new Call(Kind.DELETE, A, 2),
        new Call(Kind.READ, B, 5));
  }

  private List<Setup> sound(String name, Setup.Kind kind, int[] delays, List<Call> calls) {
    return List.of(setup(name, kind, delays, ALL, calls, Optional.empty(), 0));
  }

  private List<Setup> faulty(
      String name, Setup.Kind kind, int mostOdd, int window, List<Call> calls) {
    List<String> of = regions(kind, calls);
    List<Trouble> troubles = new ArrayList<>(Trouble.all(of));
    if (!kind.isStrong()) {
      troubles.addAll(Trouble.ofClocks(of));
    }
    List<Setup> family = new ArrayList<>();
    for (Trouble trouble : troubles) {
      String full = name + ", a fault: " + trouble.name();
      family.add(setup(full, kind, TWO, mostOdd, calls, Optional.of(trouble), window));
    }
    return family;
  }

  private Setup setup(
      String name,
      Setup.Kind kind,
      int[] delays,
      int mostOdd,
      List<Call> calls,
      Optional<Trouble> trouble,
      int window) {
    return new Setup(
        small ? name + " (small)" : name,
        kind,
        regions(kind, calls),
        delays,
        small ? Math.min(mostOdd, trouble.isPresent() ? 1 : 4) : mostOdd,
        small ? calls.stream().map(Call::atFirst).toList() : calls,
        trouble,
        small ? Math.min(window, SMALL_WINDOW) : window,
        UnaryOperator.identity());
  }

  /** Three, but of mrec only as many as are called. */
  private static List<String> regions(Setup.Kind kind, List<Call> calls) {
    boolean third = kind.isStrong() || calls.stream().anyMatch(call -> call.region().equals(C));
    return third ? List.of(A, B, C) : List.of(A, B);
  }

  /** The setup of this name. */
  Optional<Setup> named(String name) {
    return families().stream().flatMap(List::stream).filter(s -> s.name().equals(name)).findFirst();
  }
}
