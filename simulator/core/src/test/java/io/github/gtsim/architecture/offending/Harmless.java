package io.github.gtsim.architecture.offending;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks like the offences and is none. */
public final class Harmless {
  private static final long BOUND = 5;

  final String text = String.format(Locale.ROOT, "%d", BOUND).toLowerCase(Locale.ROOT);
  final double root = Math.sqrt(Math.max(2, 3));
  final Duration duration = Duration.ofSeconds(1);
  final Map<String, String> inserted = new LinkedHashMap<>();
  final Map<Integer, List<String>> grouped =
      List.of("a").stream()
          .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.toList()));
}
