package io.github.gtsim.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Round trips between Regions, symmetric and without jitter. The built-in table is an estimate of
 * propagation from public measurements; its header says which.
 */
public final class LatencyTable {
  private static final String RESOURCE = "aws-rtt.csv";
  private static final String HEADER = "a,b,rtt_ms";
  private static final LatencyTable BUILT_IN = load();

  private final List<String> regions;
  private final long[][] roundTripNanos;

  private LatencyTable(SortedMap<String, SortedMap<String, Long>> roundTrips) {
    regions = List.copyOf(roundTrips.keySet());
    roundTripNanos = new long[regions.size()][regions.size()];
    for (int a = 0; a < regions.size(); a++) {
      for (int b = 0; b < regions.size(); b++) {
        if (a != b) {
          roundTripNanos[a][b] = roundTrips.get(regions.get(a)).get(regions.get(b));
        }
      }
    }
  }

  /** The table of AWS Regions that ships with the simulator. */
  public static LatencyTable builtIn() {
    return BUILT_IN;
  }

  /** Every Region of the table, by name. */
  public List<String> regions() {
    return regions;
  }

  public boolean knows(String region) {
    return position(region) >= 0;
  }

  /**
   * The round trip between two Regions; 0 from a Region to itself.
   *
   * @throws IllegalArgumentException if the table does not know one of them
   */
  public long roundTripNanos(String a, String b) {
    return roundTripNanos[known(a)][known(b)];
  }

  private int known(String region) {
    int position = position(region);
    if (position < 0) {
      throw new IllegalArgumentException("no latencies for Region " + region);
    }
    return position;
  }

  private int position(String region) {
    return Collections.binarySearch(regions, region);
  }

  private static LatencyTable load() {
    SortedMap<String, SortedMap<String, Long>> roundTrips = new TreeMap<>();
    try (InputStream stream = LatencyTable.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEADER))
          .map(line -> line.split(","))
          .forEach(row -> add(roundTrips, row[0], row[1], nanos(row[2])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LatencyTable(roundTrips);
  }

  private static void add(
      SortedMap<String, SortedMap<String, Long>> roundTrips, String a, String b, long nanos) {
    roundTrips.computeIfAbsent(a, any -> new TreeMap<>()).put(b, nanos);
    roundTrips.computeIfAbsent(b, any -> new TreeMap<>()).put(a, nanos);
  }

  private static long nanos(String millis) {
    return new BigDecimal(millis).movePointRight(6).longValueExact();
  }
}
