package io.github.gtsim.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.gtsim.architecture.offending.Harmless;
import io.github.gtsim.architecture.offending.Offences;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BanTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @ParameterizedTest
  @EnumSource
  void holdsInTheProduct(Ban ban) {
    assertThat(PRODUCT).isNotEmpty();
    ban.rule().check(PRODUCT);
  }

  static List<Class<?>> offences() {
    return Arrays.stream(Offences.class.getDeclaredClasses())
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .collect(Collectors.toList());
  }

  /** An offence is called like the ban it breaks, and breaks no other. */
  @ParameterizedTest
  @MethodSource("offences")
  void bites(Class<?> offence) {
    JavaClasses classes = new ClassFileImporter().importClasses(offence);
    List<String> broken =
        Arrays.stream(Ban.values())
            .filter(ban -> ban.rule().evaluate(classes).hasViolation())
            .map(Ban::name)
            .toList();
    assertThat(broken).containsExactly(banOf(offence));
  }

  @Test
  void everyBanIsSeenToBite() {
    Set<String> bitten = new TreeSet<>();
    offences().forEach(offence -> bitten.add(banOf(offence)));
    Set<String> all = new TreeSet<>();
    Arrays.stream(Ban.values()).forEach(ban -> all.add(ban.name()));
    assertThat(bitten).isEqualTo(all);
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheHarmlessAlone(Ban ban) {
    ban.rule().check(new ClassFileImporter().importClasses(Harmless.class));
  }

  /** {@code WallClock2} breaks {@code WALL_CLOCK}. */
  private static String banOf(Class<?> offence) {
    String words = offence.getSimpleName().replaceAll("[0-9]", "");
    return words.replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
  }
}
