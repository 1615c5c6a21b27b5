package io.github.gtsim.architecture.offending;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One class for every way to break a ban, called like the ban and a number. */
public final class Offences {
  private Offences() {}

  static final class LibraryMath1 {
    final double value = Math.log(2) + Math.exp(2) + Math.pow(2, 3);
  }

  static final class LibraryMath2 {
    final DoubleUnaryOperator value = Math::exp;
  }

  static final class WallClock1 {
    final long value = System.currentTimeMillis();
  }

  static final class WallClock2 {
    final long value = System.nanoTime();
  }

  static final class WallClock3 {
    final Instant value = Instant.now();
  }

  static final class WallClock4 {
    final Clock value = Clock.systemUTC();
  }

  static final class OtherRandomness1 {
    final double value = Math.random();
  }

  static final class OtherRandomness2 {
    final UUID value = UUID.randomUUID();
  }

  static final class OtherRandomness3 {
    void shuffle(List<String> list) {
      Collections.shuffle(list);
    }
  }

  static final class OtherRandomness4 {
    final int value = System.identityHashCode(this);
  }

  static final class RandomClasses1 {
    final Random value = new Random(1);
  }

  static final class RandomClasses2 {
    final int value = ThreadLocalRandom.current().nextInt();
  }

  static final class RandomClasses3 {
    final SplittableRandom value = new SplittableRandom(1);
  }

  static final class ParallelStreams1 {
    final long value = List.of(1).parallelStream().count();
  }

  static final class ParallelStreams2 {
    final long value = IntStream.range(0, 2).parallel().count();
  }

  static final class DefaultLocale1 {
    final String value = String.format("%.1f", 0.5);
  }

  static final class DefaultLocale2 {
    final String value = "I".toLowerCase();
  }

  static final class DefaultLocale3 {
    final UnaryOperator<String> value = String::toUpperCase;
  }

  static final class DefaultLocale4 {
    final String value = "%.1f".formatted(0.5);
  }

  static final class HashedClasses1 {
    final Map<String, String> value = new HashMap<>();
  }

  static final class HashedClasses2 {
    final Set<String> value = new HashSet<>();
  }

  static final class HashedCollections1 {
    final Set<String> value = Set.of("a", "b");
  }

  static final class HashedCollections2 {
    final Map<String, String> value = Map.of("a", "b");
  }

  static final class HashedCollections3 {
    final Set<String> value = Set.copyOf(List.of("a"));
  }

  static final class HashedCollections4 {
    Map<String, String> copy(Map<String, String> map) {
      return Map.copyOf(map);
    }
  }

  static final class HashedCollections5 {
    final Set<String> value = List.of("a").stream().collect(Collectors.toSet());
  }

  static final class HashedCollections6 {
    final Map<Integer, List<String>> value =
        List.of("a").stream().collect(Collectors.groupingBy(String::length));
  }

  static final class Reflection1 {
    final java.lang.reflect.Method[] value = String.class.getMethods();
  }

  static final class ClassByName1 {
    Class<?> find(String name) throws ClassNotFoundException {
      return Class.forName(name);
    }
  }

  static final class MutableStatics1 {
    static int count;
  }
}
