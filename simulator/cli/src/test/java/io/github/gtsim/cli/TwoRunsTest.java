package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.scenario.ScenarioException;
import io.github.gtsim.scenario.ScenarioFile;
import io.github.gtsim.scenario.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names the first event in which two runs differ, for whoever asks: system property {@code
 * gtsim.one} and {@code gtsim.other} are each a scenario and a variant of it, {@code FILE.yaml
 * [VARIANT]}, or a file of events that a run alone has written, under this version or another one.
 * Files are named from the project's root.
 */
class TwoRunsTest {
  private static final Path ROOT = Path.of("..", "..");

  @TempDir private Path folder;

  /** The file of events that is given, or that the run which is given writes to {@code events}. */
  private static Path events(Path root, String given, Path events)
      throws IOException, ScenarioException {
    String[] words = given.split(" ");
    if (!words[0].endsWith(".yaml")) {
      return root.resolve(given);
    }
    ScenarioFile file = ScenarioFile.read(root.resolve(words[0]));
    Selection selection = words.length == 1 ? Selection.BASE : Selection.variant(words[1]);
    EventTrace.write(file.resolve(selection), events);
    return events;
  }

  @Test
  @EnabledIfSystemProperty(named = "gtsim.one", matches = ".+")
  void whereTheyDiffer() throws Exception {
    String one = System.getProperty("gtsim.one");
    String other = System.getProperty("gtsim.other", "");
    if (other.isEmpty()) {
      Path kept = Files.createDirectories(Path.of("target", "events")).resolve("one");
      events(ROOT, one, kept);
      System.out.println("its events are in " + Path.of("simulator", "cli").resolve(kept));
      return;
    }
    Path ours = events(ROOT, one, folder.resolve("one"));
    Path theirs = events(ROOT, other, folder.resolve("other"));
    System.out.println(
        FirstDifference.between(ours, theirs)
            .map(FirstDifference::toString)
            .orElse("no event differs"));
  }

  @Test
  void runsAndFilesOfEventsAreTheSameThing() throws Exception {
    Files.writeString(folder.resolve("s.yaml"), Shell.SCENARIO);
    Path one = events(folder, "s.yaml mrec", folder.resolve("one"));
    Path again = events(folder, "s.yaml mrec", folder.resolve("again"));
    Path other = events(folder, "s.yaml mrsc", folder.resolve("other"));
    assertThat(events(folder, "one", folder.resolve("none"))).isEqualTo(one);
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(FirstDifference.between(one, again)).isEmpty();
    assertThat(FirstDifference.between(one, other).orElseThrow().toString())
        .contains("is the first that differs", " s | ");
  }
}
