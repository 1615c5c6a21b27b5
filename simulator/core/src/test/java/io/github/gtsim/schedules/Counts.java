package io.github.gtsim.schedules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many schedules each family has, in order. */
record Counts(Map<String, Long> families) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "schedules");

  private static Path file(boolean small) {
    return FOLDER.resolve(small ? "small.txt" : "all.txt");
  }

  /** As they are known to be. */
  static Counts kept(boolean small) throws IOException {
    Counts counts = new Counts(new LinkedHashMap<>());
    for (String line : Files.readAllLines(file(small))) {
      String[] parts = line.split(" ", 2);
      counts.families.put(parts[1], Long.valueOf(parts[0]));
    }
    return counts;
  }

  void keep(boolean small) throws IOException {
    List<String> lines = new ArrayList<>();
    families.forEach((name, count) -> lines.add(count + " " + name));
    Files.createDirectories(FOLDER);
    Files.write(file(small), lines);
  }

  long sum() {
    return families.values().stream().mapToLong(Long::longValue).sum();
  }
}
