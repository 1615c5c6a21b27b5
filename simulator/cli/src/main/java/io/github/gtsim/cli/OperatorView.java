package io.github.gtsim.cli;

import io.github.gtsim.report.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What of a run's truth its operators would not have seen in the service's metrics. */
final class OperatorView {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
  private static final long PERIOD_MINUTES = 5;
  private static final long PERIOD_MILLIS = PERIOD_MINUTES * 60_000;

  private final ObjectNode summary;
  private final List<String> phrases = new ArrayList<>();

  private OperatorView(ObjectNode summary) {
    this.summary = summary;
  }

  /** A sentence without a full stop; empty if the metrics tell what matters. */
  static Optional<String> sentence(ObjectNode summary) {
    OperatorView view = new OperatorView(summary);
    if (summary.has("cloudwatch")) {
      view.unseen();
      view.latency();
    }
    return view.phrases.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", view.phrases));
  }

  /** FACTS C-2, 19: nobody is told of a lost write, and no metric counts conflicts. */
  private void unseen() {
    List<String> unseen = new ArrayList<>();
    add(unseen, summary.path("writes").path("lost"), "lost write", "lost writes");
    add(unseen, summary.path("writes").path("destroyed"), "destroyed write", "destroyed writes");
    add(unseen, summary.path("conflicts").path("raised"), "write conflict", "write conflicts");
    if (!unseen.isEmpty()) {
      phrases.add("nothing of " + String.join(" and ", unseen));
    }
  }

  private static void add(List<String> unseen, JsonNode node, String one, String many) {
    long count = node.asLong(0);
    if (count > 0) {
      String number = Unit.COUNT.format(BigDecimal.valueOf(count));
      unseen.add(number + " " + Text.plural(count, one, many));
    }
  }

  /** FACTS R-12: an average of what arrived says little of what did not, or of the worst. */
  private void latency() {
    JsonNode samples = summary.path("cloudwatch").path("replicationLatency");
    BigDecimal seen = BigDecimal.ZERO;
    for (JsonNode sample : samples) {
      seen = seen.max(sample.path("averageMs").decimalValue());
    }
    BigDecimal longest = BigDecimal.ZERO;
    long silent = 0;
    for (var pair : summary.path("replication").properties()) {
      JsonNode max = pair.getValue().path("lagMs").path("max");
      BigDecimal lag = max.isNumber() ? max.decimalValue() : BigDecimal.ZERO;
      longest = longest.max(lag);
      if (lag.longValue() >= PERIOD_MILLIS) {
        silent = Math.max(silent, longestSilence(samples, pair.getKey()));
      }
    }
    boolean telling = longest.compareTo(MINUTE) >= 0 && longest.compareTo(seen.multiply(TWO)) > 0;
    if (!samples.isEmpty() && telling) {
      phrases.add(
          "ReplicationLatency of at most "
              + Unit.MILLISECONDS.format(seen)
              + (silent > 0 ? ", after " + silent + " min without a sample," : "")
              + " where a record took "
              + Unit.MILLISECONDS.format(longest));
    }
  }

  private static long longestSilence(JsonNode samples, String pair) {
    long longest = 0;
    long last = -1;
    for (JsonNode sample : samples) {
      if (sample.path("pair").asString("").equals(pair)) {
        long minute = sample.path("minute").asLong();
        longest = last < 0 ? 0 : Math.max(longest, minute - last - PERIOD_MINUTES);
        last = minute;
      }
    }
    return longest;
  }
}
