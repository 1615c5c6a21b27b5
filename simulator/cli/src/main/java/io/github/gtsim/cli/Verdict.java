package io.github.gtsim.cli;

import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Figures;
import io.github.gtsim.report.MetricPath;
import io.github.gtsim.report.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run comes to, in the words of someone who has to decide, worst first. */
final class Verdict {
  private final ObjectNode summary;
  private final List<String> phrases = new ArrayList<>();

  private Verdict(ObjectNode summary) {
    this.summary = summary;
  }

  /** One sentence without a full stop. */
  static String sentence(ObjectNode summary) {
    Verdict verdict = new Verdict(summary);
    verdict.losses();
    verdict.staleness();
    verdict.downtime();
    verdict.failures();
    verdict.latency();
    return String.join("; ", verdict.phrases);
  }

  private void losses() {
    int before = phrases.size();
    say("writes.lost", "acknowledged write|acknowledged writes", " silently lost");
    say("writes.destroyed", "acknowledged write|acknowledged writes", " destroyed with a Region");
    say("writes.stranded", "acknowledged write|acknowledged writes", " stranded in a Region");
    say("counters.shortfall", "increment|increments", " missing from counters");
    say("counters.excess", "increment|increments", " applied without an acknowledgement");
    say("creates.duplicate", "create|creates", " acknowledged for a taken key");
    say("attributes.overwritten", "update|updates", " lost to another attribute's");
    say("writes.duplicateEffects.count", "write|writes", " applied again by a retry");
    if (phrases.size() == before && count("writes.acknowledged") > 0) {
      phrases.add("no acknowledged write lost");
    }
  }

  private void staleness() {
    if (count("reads.strong.stale") > 0) {
      phrases.add(share("reads.strong.staleShare") + " of strong reads stale");
    }
  }

  private void downtime() {
    for (JsonNode outage : summary.path("outages")) {
      String worst = "";
      BigDecimal longest = BigDecimal.ZERO;
      boolean never = false;
      for (var group : outage.path("rto").properties()) {
        JsonNode seconds = group.getValue().path("seconds");
        if (seconds.isNull() && !never) {
          worst = group.getKey();
          never = true;
        } else if (!never && seconds.isNumber() && seconds.decimalValue().compareTo(longest) > 0) {
          worst = group.getKey();
          longest = seconds.decimalValue();
        }
      }
      String name = outage.path("name").asString("");
      if (never) {
        phrases.add(worst + " not served again after " + name);
      } else if (!worst.isEmpty()) {
        phrases.add(worst + " down for " + Unit.SECONDS.format(longest) + " after " + name);
      }
    }
  }

  private void failures() {
    say("conflicts.surfaced", "request|requests", " ended by a write conflict");
    long failed = count("requests.failed") - count("requests.conditionFailed");
    if (failed > 0) {
      phrases.add(grouped(failed) + " of " + grouped(count("requests.sent")) + " requests failed");
    }
    say("requests.unknown", "request|requests", " of unknown outcome");
  }

  private void latency() {
    for (Figure figure : Figures.of(summary)) {
      if (figure.key().equals("latency.write.p50Ms") && figure.value().isPresent()) {
        phrases.add("a write takes " + figure.display() + " at the median");
      }
    }
  }

  private void say(String path, String nouns, String what) {
    long count = count(path);
    if (count > 0) {
      String[] forms = nouns.split("\\|");
      String noun = Text.plural(count, forms[0], forms[1]);
      phrases.add(grouped(count) + " " + noun + what);
    }
  }

  private static String grouped(long count) {
    return Unit.COUNT.format(BigDecimal.valueOf(count));
  }

  private long count(String path) {
    return at(path).map(JsonNode::asLong).orElse(0L);
  }

  private String share(String path) {
    return at(path).map(node -> Unit.SHARE.format(node.decimalValue())).orElse(Figure.NONE);
  }

  private Optional<JsonNode> at(String path) {
    return MetricPath.parse(path).find(summary).filter(JsonNode::isNumber);
  }
}
