package io.github.gtsim.cli;

import io.github.gtsim.report.Figure;
import io.github.gtsim.report.MeanFigure;
import io.github.gtsim.report.Replications;
import java.util.ArrayList;
import java.util.List;

/** What a variant comes to over several seeds, in the words of someone who has to decide. */
final class MeanVerdict {
  private static final int MOST_OUTAGES = 2;

  private final Replications runs;
  private final List<String> phrases = new ArrayList<>();

  private MeanVerdict(Replications runs) {
    this.runs = runs;
  }

  /** One sentence without a full stop, never empty. */
  static String sentence(Replications runs) {
    MeanVerdict verdict = new MeanVerdict(runs);
    verdict.losses();
    verdict.say(Phrase.PARTLY_VISIBLE);
    verdict.say("reads.strong.staleShare", "%s of strong reads stale");
    verdict.downtime();
    verdict.say(Phrase.SURFACED);
    verdict.say("requests.failedUnconditionally", "%s requests failed");
    verdict.say(Phrase.UNKNOWN);
    verdict.say(Phrase.THROTTLED);
    verdict.say(Phrase.WAITED);
    verdict.say("latencyUndisturbed.write.p50Ms", "a median write takes up to %s");
    return verdict.phrases.isEmpty()
        ? "nothing was written in any seed"
        : String.join("; ", verdict.phrases);
  }

  private void losses() {
    Phrase.LOSSES.forEach(this::say);
    if (phrases.isEmpty() && runs.acknowledged()) {
      String soFar = runs.undecided().count() > 0 ? " so far" : "";
      phrases.add("no acknowledged write lost in any seed" + soFar);
    }
  }

  private void downtime() {
    List<MeanFigure> down =
        runs.figures().stream()
            .filter(figure -> figure.example().key().endsWith(".rto.seconds") && !figure.quiet())
            .toList();
    if (down.size() > MOST_OUTAGES) {
      phrases.add("clients down after " + down.size() + " outages");
      return;
    }
    for (MeanFigure figure : down) {
      String subject = figure.example().subject();
      int end = subject.indexOf(':');
      String name = end < 0 ? subject : subject.substring(0, end);
      phrases.add(
          figure.missing() > 0
              ? "clients not served again after " + name + in(figure.missing())
              : "clients down for " + figure.display() + " after " + name);
    }
  }

  private String in(long seeds) {
    return seeds == runs.count()
        ? " in any seed"
        : " in " + seeds + " of " + runs.count() + " seeds";
  }

  private void say(Phrase phrase) {
    for (MeanFigure figure : runs.figures()) {
      if (figure.example().key().equals(phrase.key()) && !figure.quiet()) {
        phrases.add(phrase.of(figure.display()));
      }
    }
  }

  private void say(String key, String phrase) {
    for (MeanFigure figure : runs.figures()) {
      Figure example = figure.example();
      if (example.key().equals(key) && figure.estimate().isPresent() && !figure.quiet()) {
        phrases.add(phrase.replace("%s", figure.display()));
      }
    }
  }
}
