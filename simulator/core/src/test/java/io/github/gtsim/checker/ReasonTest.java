package io.github.gtsim.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gtsim.engine.RandomStream;
import io.github.gtsim.engine.RandomStreams;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is said of thousands of small random histories is so, in all of their orders. */
class ReasonTest {
  /** For every kind of reason to come up. */
  private static final int ENOUGH = 6000;

  private static final int RUNS = Integer.getInteger("gtsim.histories", ENOUGH);

  private RandomHistory history;
  private BruteForce brute;
  private String initial;
  private List<Operation> all;
  private Operation culprit;
  private List<Operation> prefix;
  private List<Operation> core;
  private String wanted;

  @ParameterizedTest
  @EnumSource
  void reasonsAreTrue(Model model) {
    RandomStream random = new RandomStreams(21).stream(model.text());
    Map<String, Integer> kinds = new TreeMap<>();
    for (int run = 0; run < RUNS; run++) {
      history = RandomHistory.draw(model, random);
      brute = new BruteForce(model);
      initial = model.value(history.initial());
      all = history.operations().stream().map(this::plain).toList();
      Finding finding = history.check();
      assertThat(finding.verdict()).isEqualTo(brute.decide(all, initial));
      finding.failure().ifPresent(failure -> kinds.merge(explained(failure), 1, Integer::sum));
    }
    assertThat(expected(model)).containsAll(kinds.keySet());
    if (RUNS >= ENOUGH) {
      assertThat(kinds.keySet()).containsAll(expected(model));
    }
  }

  private static List<String> expected(Model model) {
    List<String> set = List.of("NeverWritten", "WrittenLater", "Replaced", "OtherOrder");
    TreeSet<String> kinds = new TreeSet<>(set);
    kinds.add("NoOrder");
    if (model != Model.REGISTER) {
      kinds.add("WronglyRefused");
    }
    if (model == Model.COUNTER) {
      kinds.addAll(List.of("TooLow", "TooHigh", "NoNumber"));
    } else if (model == Model.KV) {
      kinds.addAll(List.of("Lacking", "NotContinued"));
    }
    return List.copyOf(kinds);
  }

  /** With values as the model has them. */
  static Operation plain(Model model, Operation o) {
    return new Operation(
        o.id(),
        o.key(),
        o.process(),
        o.action(),
        o.refused(),
        o.expected().isEmpty() ? "" : model.value(o.expected()),
        model.value(o.value()),
        o.start(),
        o.end(),
        o.startLine(),
        o.endLine());
  }

  private Operation plain(Operation operation) {
    return plain(history.model(), operation);
  }

  private String explained(Finding.Failure failure) {
    culprit = plain(failure.culprit());
    wanted = culprit.action() == Action.CAS ? culprit.expected() : culprit.value();
    prefix = known(true);
    core = failure.core().stream().map(this::plain).toList();
    Reason reason = history.diagnosis(failure.culprit()).reason();
    String what = reason + " of " + failure.culprit() + " among " + history;
    assertThat(brute.decide(known(false), initial)).as(what).isEqualTo(Verdict.VALID);
    assertThat(brute.decide(prefix, initial)).as(what).isEqualTo(Verdict.INVALID);
    assertThat(prefix).as(what).containsAll(core);
    assertThat(core).as(what).contains(culprit);
    assertThat(brute.decide(core, initial)).as(what).isEqualTo(Verdict.INVALID);
    assertThat(isTrue(reason)).as(what).isTrue();
    assertThat(failure.sentence()).as(what).doesNotContain("null", "Optional", "[");
    return reason.getClass().getSimpleName();
  }

  /** What had begun when the culprit ended, or just before that. */
  private List<Operation> known(boolean ended) {
    return all.stream()
        .filter(o -> o.start() <= culprit.end())
        .map(o -> endedBefore(o) || ended && o.id() == culprit.id() ? o : o.open())
        .filter(o -> !o.isOpen() || !o.isObserver())
        .toList();
  }

  private boolean endedBefore(Operation o) {
    return o.end() < culprit.end() || o.end() == culprit.end() && o.endLine() < culprit.endLine();
  }

  private boolean isTrue(Reason reason) {
    if (reason instanceof Reason.NeverWritten) {
      return sources(all, wanted).isEmpty() && !wanted.equals(initial) && core.size() == 1;
    } else if (reason instanceof Reason.WrittenLater later) {
      return sources(all, wanted).get(0).id() == later.write().id()
          && !wanted.equals(initial)
          && culprit.precedes(later.write())
          && core.size() == 1;
    } else if (reason instanceof Reason.Replaced replaced) {
      return isTrue(replaced);
    } else if (reason instanceof Reason.OtherOrder order) {
      return isTrue(order);
    } else if (reason instanceof Reason.WronglyRefused) {
      return culprit.refused()
          && brute.met(prefix, initial, culprit).equals(new TreeSet<>(List.of(wanted)));
    } else if (reason instanceof Reason.NoOrder none) {
      return none.prefix() == prefix.size()
          && none.possible().orElseThrow().equals(brute.met(prefix, initial, culprit));
    }
    return isTrueOfAdditions(reason);
  }

  private boolean isTrue(Reason.Replaced reason) {
    List<Operation> sources = sources(prefix, wanted);
    Operation newer = plain(reason.newer());
    return sources.stream()
            .allMatch(o -> o.precedes(newer) && o.end() <= reason.older().get().end())
        && reason.older().isEmpty() == sources.isEmpty()
        && (wanted.equals(initial) || !sources.isEmpty())
        && newer.isSetter()
        && !newer.value().equals(wanted)
        && newer.precedes(culprit)
        && allMatter(List.of(wanted));
  }

  private boolean isTrue(Reason.OtherOrder reason) {
    String other = reason.other();
    boolean begins = reason.older().isEmpty();
    return sources(prefix, wanted).size() == (begins ? 0 : 1)
        && wanted.equals(initial) == begins
        && reason.older().stream().allMatch(o -> shows(o, wanted) && o.precedes(reason.newer()))
        && !other.equals(wanted)
        && !other.equals(initial)
        && !other.equals(culprit.value())
        && sources(prefix, other).size() == 1
        && shows(reason.newer(), other)
        && shows(reason.last(), other)
        && reason.last().precedes(culprit)
        && allMatter(List.of(wanted, other));
  }

  private boolean isTrueOfAdditions(Reason reason) {
    List<Operation> changes =
        prefix.stream().filter(o -> !o.isObserver() || o.id() == culprit.id()).toList();
    TreeSet<String> met = brute.met(changes, initial, culprit);
    boolean added =
        changes.stream().allMatch(o -> o.isAddition() || o.id() == culprit.id())
            && culprit.action() == Action.READ;
    if (reason instanceof Reason.TooLow low) {
      return added
          && low.least().compareTo(numbers(met).first()) <= 0
          && new BigInteger(wanted).compareTo(low.least()) < 0;
    } else if (reason instanceof Reason.TooHigh high) {
      return added
          && high.most().compareTo(numbers(met).last()) >= 0
          && new BigInteger(wanted).compareTo(high.most()) > 0;
    } else if (reason instanceof Reason.NoNumber) {
      return added && !isNumber(wanted) && met.stream().allMatch(ReasonTest::isNumber);
    } else if (reason instanceof Reason.Lacking lacking) {
      String text = text(lacking.append());
      return added && !wanted.contains(text) && met.stream().allMatch(v -> v.contains(text));
    }
    Operation before = ((Reason.NotContinued) reason).before();
    return added && before.precedes(culprit) && !wanted.startsWith(text(before));
  }

  private static TreeSet<BigInteger> numbers(TreeSet<String> values) {
    TreeSet<BigInteger> numbers = new TreeSet<>();
    values.forEach(value -> numbers.add(new BigInteger(value)));
    return numbers;
  }

  private static boolean isNumber(String value) {
    return value.matches("-?[0-9]+");
  }

  private String text(Operation operation) {
    return plain(operation).value().replace("\"", "");
  }

  /** Those that set the value to this, but for the culprit. */
  private List<Operation> sources(List<Operation> operations, String value) {
    return operations.stream()
        .filter(o -> o.isSetter() && o.value().equals(value) && o.id() != culprit.id())
        .toList();
  }

  private boolean shows(Operation raw, String value) {
    Operation operation = plain(raw);
    boolean met = operation.action() == Action.CAS && operation.expected().equals(value);
    return !operation.refused() && (operation.value().equals(value) || met);
  }

  /** Without any but the writes of these values the rest has an order. */
  private boolean allMatter(List<String> values) {
    return core.stream()
        .filter(o -> values.stream().allMatch(value -> sources(List.of(o), value).isEmpty()))
        .allMatch(o -> brute.decide(blind(o), initial) == Verdict.VALID);
  }

  /** The rest of the core, each a write if only what it wrote matters. */
  private List<Operation> blind(Operation without) {
    return core.stream()
        .filter(o -> o.id() != without.id())
        .map(o -> o.isSetter() && o.id() != culprit.id() ? o.blind() : o)
        .toList();
  }
}
