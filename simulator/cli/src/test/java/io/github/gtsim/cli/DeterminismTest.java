package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every byte that is printed and written is the same on every Java virtual machine, however it is
 * set up; but for how long things took.
 */
class DeterminismTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Child PLAIN =
      new Child(
          JAVA, List.of("-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC"), "1");

  @TempDir private static Path root;
  private static Path plainFolder;
  private static Map<String, String> plain;

  @BeforeAll
  static void runPlainly() throws Exception {
    plainFolder = Files.createTempDirectory(root, "plain");
    plain = PLAIN.everything(plainFolder);
  }

  @Test
  void theCommandsDoSomething() {
    assertThat(plain)
        .containsKeys(
            "results/faults/mrsc/seed-17/history.jsonl",
            "results/orders/mrec/seed-19/history.jsonl",
            "json/orders/comparison.json",
            "results/orders/sweep.csv");
    assertThat(plain.get("standard output"))
        .contains("every promise of every mode was kept", "exit code 0")
        .doesNotContain("exit code 1", "exit code 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 -Xmx256m -Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata",
        "2 -Xmx4g -Xint -Duser.language=ar -Duser.country=EG -Duser.timezone=America/St_Johns",
        "2 -Duser.language=hi -Duser.country=IN -Duser.timezone=Asia/Dili -Dfile.encoding=US-ASCII",
        "1 -XX:+UnlockExperimentalVMOptions -XX:hashCode=2 -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
      })
  void isTheSame(String how) throws Exception {
    List<String> words = new ArrayList<>(List.of(how.split(" ")));
    String jobs = words.remove(0);
    assertSame(new Child(JAVA, words, jobs));
  }

  @Test
  void isTheSameOnANewerJava() throws Exception {
    List<Path> newer = Child.newerJavas();
    String none = "skipped: no newer Java is installed beside " + JAVA;
    if (newer.isEmpty()) {
      System.out.println(none);
    }
    assumeFalse(newer.isEmpty(), none);
    for (Path java : newer) {
      List<String> options =
          List.of("-Duser.language=fa", "-Duser.country=IR", "-Duser.timezone=Asia/Tehran");
      assertSame(new Child(java, options, "2"));
    }
  }

  @Test
  void aDifferenceIsNamed() throws Exception {
    Path folder = Files.createTempDirectory(root, "other");
    Path scenario = folder.resolve("faults.yaml");
    Files.writeString(
        scenario, Files.readString(Child.resource("faults.yaml")).replace("at: 16s", "at: 17s"));
    assertThat(difference(PLAIN, folder, List.of("faults mrsc")))
        .contains("faults mrsc: event ", "16.000000000 s | faultStarts | eu-west-1 and ap-north");
  }

  private static void assertSame(Child other) throws Exception {
    Path folder = Files.createTempDirectory(root, "other");
    Map<String, String> files = other.everything(folder);
    TreeSet<String> names = new TreeSet<>(plain.keySet());
    names.addAll(files.keySet());
    for (String name : names) {
      if (!plain.getOrDefault(name, "").equals(files.getOrDefault(name, ""))) {
        fail(
            "%s differs under %s%n%s%n%s",
            name,
            other,
            lineThatDiffers(plain.getOrDefault(name, ""), files.getOrDefault(name, "")),
            difference(other, folder, Commands.SCENARIOS));
      }
    }
    assertThat(files.keySet()).isEqualTo(plain.keySet());
  }

  private static String lineThatDiffers(String one, String other) throws IOException {
    return FirstDifference.between(
            new BufferedReader(new StringReader(one)), new BufferedReader(new StringReader(other)))
        .map(difference -> "line " + difference)
        .orElse("in the ends of lines");
  }

  /** The first event that differs of the first run that does. */
  private static String difference(Child other, Path folder, List<String> runs) throws Exception {
    for (String run : runs) {
      Optional<FirstDifference> found =
          FirstDifference.between(PLAIN.events(plainFolder, run), other.events(folder, run));
      if (found.isPresent()) {
        return run + ": " + found.get();
      }
    }
    return "no event differs: it is in what is measured or shown";
  }
}
