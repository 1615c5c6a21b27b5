package io.github.gtsim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which variants {@code compare} and {@code sweep} run side by side. */
final class ColumnOptions {
  private static final List<String> DEFAULT_MODES = List.of("mrec", "mrsc");

  @Option(
      names = "--variants",
      paramLabel = "a,b",
      description = "Variants of the scenario (default: all of them, or else mrec and mrsc).")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--modes",
      paramLabel = "mrec,mrsc",
      description = "The scenario as written under these consistency modes.")
  private List<String> modes = new ArrayList<>();

  /**
   * What was asked for, or else every variant of the file, or else the usual modes.
   *
   * @param written the names of the file's variants
   */
  List<Choice> choices(List<String> written) {
    List<Choice> asked = asked();
    return asked.isEmpty() ? all(written) : asked;
  }

  /** The columns of a scenario with these variants, unless others are asked for. */
  static List<Choice> all(List<String> written) {
    return written.isEmpty()
        ? DEFAULT_MODES.stream().map(Choice::mode).toList()
        : written.stream().map(Choice::variant).toList();
  }

  /** What was asked for, which may be nothing. */
  List<Choice> asked() {
    Map<String, Choice> byName = new LinkedHashMap<>();
    names("--variants", variants).forEach(name -> add(byName, Choice.variant(name)));
    names("--modes", modes).forEach(name -> add(byName, Choice.mode(name)));
    return new ArrayList<>(byName.values());
  }

  private static void add(Map<String, Choice> byName, Choice choice) {
    if (byName.put(choice.name(), choice) != null) {
      throw new UserError("two columns would be called " + choice.name() + ": leave one out");
    }
  }

  /** Names between commas, with blanks or without. */
  private static List<String> names(String option, List<String> lists) {
    List<String> names = new ArrayList<>();
    for (String list : lists) {
      for (String name : list.split(",", -1)) {
        if (name.isBlank()) {
          throw new UserError(option + " must be names between commas, not '" + list + "'");
        }
        names.add(name.strip());
      }
    }
    return names;
  }
}
