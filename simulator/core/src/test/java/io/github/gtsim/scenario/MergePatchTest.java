package io.github.gtsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private final Findings findings = new Findings();

  /** The examples of RFC 7386, appendix A, that are objects. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: b} | {a: c} | {a: c}",
        "{a: b} | {b: c} | {a: b, b: c}",
        "{a: b} | {a: null} | {}",
        "{a: b, b: c} | {a: null} | {b: c}",
        "{a: [b]} | {a: c} | {a: c}",
        "{a: c} | {a: [b]} | {a: [b]}",
        "{a: {b: c}} | {a: {b: d, c: null}} | {a: {b: d}}",
        "{a: [{b: c}]} | {a: [1]} | {a: [1]}",
        "{} | {a: {bb: {ccc: null}}} | {a: {bb: {}}}",
        "{e: 1} | {a: 1} | {e: 1, a: 1}",
        "{l: [{name: x, a: 1}, {name: y}]}"
            + " | {l: {x: {a: 2, b: 3}}}"
            + " | {l: [{name: x, a: 2, b: 3}, {name: y}]}",
        "{l: [{name: x}, {name: y}]} | {l: {x: null}} | {l: [{name: y}]}",
        "{mix: {get: 1, put: 2}} | {mix: {put: 3}} | {mix: {put: 3}}"
      })
  void patches(String target, String patch, String expected) {
    Tree.Mapping patched = new MergePatch(findings).apply(mapping(target), mapping(patch));
    assertThat(text(patched)).isEqualTo(text(mapping(expected)));
    assertThat(findings.problems()).isEmpty();
  }

  @Test
  void valuesKeepThePlacesWhereTheyAreWritten() {
    Tree.Mapping patched =
        new MergePatch(findings).apply(mapping("{a: {b: 1, c: 2}}"), mapping("{a: {   b: 3}}"));
    Tree.Mapping inner = (Tree.Mapping) patched.get("a").orElseThrow();
    assertThat(inner.get("b").orElseThrow().place().column()).isEqualTo(12);
    assertThat(inner.get("c").orElseThrow().place().column()).isEqualTo(15);
  }

  @Test
  void unknownNamesAreProblems() {
    new MergePatch(findings)
        .apply(mapping("{l: [{name: shoppers}]}"), mapping("{l: {shopers: {a: 1}}}"));
    assertThat(Samples.lines(findings.problems()))
        .containsExactly(
            "1:6 l.shopers | no entry of the list has this name; there are shoppers"
                + " | did you mean 'shoppers'?");
  }

  private Tree.Mapping mapping(String yaml) {
    return (Tree.Mapping) YamlTree.parse("test.yaml", yaml, findings).orElseThrow();
  }

  private static String text(Tree tree) {
    if (tree instanceof Tree.Mapping mapping) {
      return mapping.entries().stream()
          .filter(entry -> !(entry.value() instanceof Tree.Removed))
          .map(entry -> entry.key() + ":" + text(entry.value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (tree instanceof Tree.Sequence list) {
      return list.items().stream().map(MergePatchTest::text).toList().toString();
    }
    return tree.describe();
  }
}
