package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.report.RunReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A time without service is told once, whatever went wrong during it. */
class DowntimeTest {
  private static String outage(String name, int at, String group, String seconds) {
    return """
        {"name": "NAME", "atSeconds": AT, "rto": {"GROUP": {"seconds": SECONDS}}}
        """
        .replace("NAME", name)
        .replace("AT", Integer.toString(at))
        .replace("GROUP", group)
        .replace("SECONDS", seconds);
  }

  private static String sentence(String... outages) {
    String json = "{\"outages\": [" + String.join(",", outages) + "]}";
    ObjectNode summary = (ObjectNode) JsonMapper.shared().readTree(json);
    return Verdict.sentence(new RunReport(summary, List.of(), false, true));
  }

  @Test
  void namesTheOutageThatBeganFirst() {
    assertThat(sentence(outage("dns", 100, "a", "900"), outage("pause", 400, "a", "600")))
        .isEqualTo("a down for 900 s after dns");
    assertThat(sentence(outage("dns", 100, "a", "null"), outage("pause", 400, "a", "600")))
        .isEqualTo("a not served again after dns");
  }

  @Test
  void ofTwoAtOnceNamesTheLonger() {
    assertThat(sentence(outage("dns", 100, "a", "50"), outage("dark", 100, "a", "60")))
        .isEqualTo("a down for 60 s after dark");
  }

  @Test
  void tellsTimesApartThatAreNotInOneAnother() {
    assertThat(sentence(outage("dns", 100, "a", "50"), outage("dark", 200, "a", "60")))
        .isEqualTo("a down for 50 s after dns; a down for 60 s after dark");
    assertThat(sentence(outage("dns", 100, "a", "900"), outage("dark", 200, "b", "60")))
        .isEqualTo("a down for 900 s after dns; b down for 60 s after dark");
  }
}
