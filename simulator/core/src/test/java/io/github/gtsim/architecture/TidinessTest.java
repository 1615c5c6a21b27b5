package io.github.gtsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TidinessTest {
  /** The folder of all modules, seen from the folder of this one. */
  private static final Path MODULES = Path.of("..");

  @Test
  void holdsInEverySourceFileOfEveryModule() throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> files = sources();
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      faults.addAll(Tidiness.faults(file.getFileName().toString(), Files.readString(file)));
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void exceptionsHaveALimitToo() {
    assertThat(Tidiness.LONGER.values()).allMatch(lines -> lines <= Tidiness.MOST_FILE_LINES);
  }

  @Test
  void refusesALongFile() {
    assertThat(faults("class A {\n" + "\n".repeat(Tidiness.FILE_LINES - 2) + "}\n")).isEmpty();
    assertThat(faults("class A {\n" + "\n".repeat(Tidiness.FILE_LINES - 1) + "}\n"))
        .containsExactly("A.java: 301 lines, more than 300");
  }

  @Test
  void refusesALongMethod() {
    assertThat(faults(method(Tidiness.METHOD_LINES))).isEmpty();
    assertThat(faults(method(Tidiness.METHOD_LINES + 1)))
        .containsExactly("A.java:2: long1 has 41 lines");
  }

  @Test
  void refusesALongLine() {
    assertThat(faults("// " + "a".repeat(97) + "\nclass A {}")).isEmpty();
    assertThat(faults("// " + "a".repeat(98) + "\nclass A {}"))
        .containsExactly("A.java:1: 101 columns");
  }

  @Test
  void refusesTabsAndReminders() {
    assertThat(faults("class A {\n\tint a;\n}")).containsExactly("A.java:2: a tab");
    assertThat(faults("class A {} // TO" + "DO later")).containsExactly("A.java:1: TO" + "DO");
    assertThat(faults("class A {} // FIX" + "ME now")).containsExactly("A.java:1: FIX" + "ME");
  }

  private static List<String> faults(String source) {
    return Tidiness.faults("A.java", source);
  }

  private static String method(int lines) {
    return "class A {\n  void long1() {\n" + "    call();\n".repeat(lines - 2) + "  }\n}\n";
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.walk(MODULES)) {
      return modules
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> MODULES.relativize(file).getName(1).toString().equals("src"))
          .sorted()
          .toList();
    }
  }
}
