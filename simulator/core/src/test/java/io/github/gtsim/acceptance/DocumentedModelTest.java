package io.github.gtsim.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the committed results rest on is written down, and so is why they change. */
class DocumentedModelTest {
  private static final Path CHANGES = Path.of("..", "CHANGELOG.md");
  private static final Path DESIGN = Path.of("..", "DESIGN.md");
  private static final Pattern VERSION =
      Pattern.compile(
          "## Model (\\S+) .*?Digest of the shipped results: `([0-9a-f]{16})`", Pattern.DOTALL);

  private static List<Path> summaries() throws Exception {
    List<Path> files = new ArrayList<>();
    for (GoldenTest.Shipped shipped : GoldenTest.shipped()) {
      files.add(shipped.result());
    }
    return files;
  }

  private static JsonNode read(Path summary) throws IOException {
    return new ObjectMapper().readTree(Files.readString(summary));
  }

  private static String digest() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : summaries()) {
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /**
   * If this fails, shipped results have changed: if it is the model that has, raise {@code
   * Experiment.MODEL} and begin a section that says why; if only scenarios have, or a figure has
   * been added, say so in the latest one. Then note the new digest.
   */
  @Test
  void resultsChangeOnlyWithTheirVersion() throws Exception {
    Matcher latest = VERSION.matcher(Files.readString(CHANGES));
    assertThat(latest.find()).isTrue();
    assertThat(latest.group(1)).isEqualTo(Experiment.MODEL);
    assertThat(latest.group(2)).isEqualTo(digest());
  }

  @Test
  void everyAssumptionIsOnThePageThatGivesItsStatus() throws Exception {
    String page = Files.readString(DESIGN);
    page = page.substring(page.indexOf("## What is documented, what is our model"));
    for (Path file : summaries()) {
      for (JsonNode path : read(file).get("assumptions")) {
        assertThat(page).contains("`" + path.asString() + "`");
      }
    }
  }
}
