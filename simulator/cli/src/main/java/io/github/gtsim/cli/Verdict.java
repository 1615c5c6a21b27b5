package io.github.gtsim.cli;

import io.github.gtsim.report.Figure;
import io.github.gtsim.report.Figures;
import io.github.gtsim.report.MetricPath;
import io.github.gtsim.report.RunReport;
import io.github.gtsim.report.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a run comes to, in the words of someone who has to decide, worst first. */
final class Verdict {
  private static final int MOST_OUTAGES = 2;

  private final ObjectNode summary;
  private final boolean undecided;
  private final List<String> phrases = new ArrayList<>();

  private Verdict(ObjectNode summary, boolean undecided) {
    this.summary = summary;
    this.undecided = undecided;
  }

  /** One sentence without a full stop, never empty. */
  static String sentence(RunReport report) {
    Verdict verdict = new Verdict(report.summary(), report.undecided());
    verdict.losses();
    verdict.staleness();
    verdict.downtime();
    verdict.failures();
    verdict.latency();
    if (verdict.phrases.isEmpty()) {
      verdict.phrases.add(verdict.nothing());
    }
    return String.join("; ", verdict.phrases);
  }

  private void losses() {
    int before = phrases.size();
    Phrase.LOSSES.forEach(this::say);
    if (phrases.size() == before && count("writes.acknowledged") > 0) {
      phrases.add(undecided ? "no acknowledged write lost so far" : "no acknowledged write lost");
    }
  }

  private void staleness() {
    say(Phrase.PARTLY_VISIBLE);
    if (count("reads.strong.stale") > 0) {
      phrases.add(share("reads.strong.staleShare") + " of strong reads stale");
    }
  }

  /** Each outage after which a group was down, or the worst of many. */
  private void downtime() {
    List<Downtime> each = downtimes();
    List<Downtime> all = new ArrayList<>();
    for (JsonNode outage : summary.path("outages")) {
      each.stream()
          .filter(down -> down.outage().equals(outage.path("name").asString("")))
          .reduce(Downtime::longer)
          .ifPresent(all::add);
    }
    if (all.size() <= MOST_OUTAGES) {
      all.forEach(downtime -> phrases.add(downtime.phrase()));
    } else {
      String worst = all.stream().reduce(Downtime::longer).orElseThrow().phrase();
      phrases.add("clients down after " + all.size() + " outages, at worst " + worst);
    }
  }

  /** Each time that a group was down, after the outage that began first of those during it. */
  private List<Downtime> downtimes() {
    List<Downtime> all = new ArrayList<>();
    for (JsonNode outage : summary.path("outages")) {
      for (Map.Entry<String, JsonNode> group : outage.path("rto").properties()) {
        Optional<Downtime> down = Downtime.of(outage, group.getKey(), group.getValue());
        if (down.isPresent() && all.stream().noneMatch(other -> other.covers(down.get()))) {
          all.removeIf(down.get()::covers);
          all.add(down.get());
        }
      }
    }
    return all;
  }

  /**
   * How long a group was down after one outage.
   *
   * @param at when the outage began, in seconds
   * @param seconds empty if it was never served again
   */
  private record Downtime(
      String outage, BigDecimal at, String group, Optional<BigDecimal> seconds) {

    static Optional<Downtime> of(JsonNode outage, String group, JsonNode rto) {
      JsonNode lasted = rto.path("seconds");
      if (!lasted.isNull() && !(lasted.isNumber() && lasted.decimalValue().signum() > 0)) {
        return Optional.empty();
      }
      return Optional.of(
          new Downtime(
              outage.path("name").asString(""),
              outage.path("atSeconds").decimalValue(BigDecimal.ZERO),
              group,
              lasted.isNull() ? Optional.empty() : Optional.of(lasted.decimalValue())));
    }

    /** Whether the other is of the same group, and all of it is in this one. */
    boolean covers(Downtime other) {
      boolean until =
          seconds.isEmpty()
              || other.seconds().isPresent()
                  && at.add(seconds.get()).compareTo(other.at().add(other.seconds().get())) >= 0;
      return group.equals(other.group()) && at.compareTo(other.at()) <= 0 && until;
    }

    /** The longer one; of two alike this one. */
    Downtime longer(Downtime other) {
      if (seconds.isEmpty() || other.seconds().isEmpty()) {
        return seconds.isEmpty() ? this : other;
      }
      return other.seconds().get().compareTo(seconds.get()) > 0 ? other : this;
    }

    String phrase() {
      return seconds
          .map(time -> group + " down for " + Unit.SECONDS.format(time) + " after " + outage)
          .orElse(group + " not served again after " + outage);
    }
  }

  private void failures() {
    say(Phrase.SURFACED);
    long failed = count("requests.failed") - count("requests.conditionFailed");
    if (failed > 0) {
      phrases.add(grouped(failed) + " of " + grouped(count("requests.sent")) + " requests failed");
    }
    say(Phrase.UNKNOWN);
    say(Phrase.THROTTLED);
    figure(Phrase.WAITED.key())
        .filter(figure -> !figure.quiet())
        .ifPresent(figure -> phrases.add(Phrase.WAITED.of(figure.display())));
  }

  private void latency() {
    String upTo = summary.path("latency").size() > 1 ? "up to " : "";
    figure("latencyUndisturbed.write.p50Ms")
        .filter(figure -> figure.value().isPresent())
        .ifPresent(figure -> phrases.add("a median write takes " + upTo + figure.display()));
  }

  private Optional<Figure> figure(String key) {
    return Figures.of(summary).stream().filter(figure -> figure.key().equals(key)).findFirst();
  }

  private String nothing() {
    boolean asked = count("requests.sent") > 0 || !summary.path("script").isEmpty();
    return asked ? "nothing was written" : "no request was sent";
  }

  private void say(Phrase phrase) {
    long count = count(phrase.key());
    if (count > 0) {
      phrases.add(phrase.of(grouped(count)));
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
