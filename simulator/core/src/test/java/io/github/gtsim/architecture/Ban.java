package io.github.gtsim.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;

/** What simulated code may not use, so that a run is the same on every machine, every time. */
enum Ban {
  LIBRARY_MATH(uses(Ban::roundsAsThePlatformLikes)),
  WALL_CLOCK(uses(Ban::readsTheClock)),
  OTHER_RANDOMNESS(uses(Ban::drawsElsewhere)),
  RANDOM_CLASSES(names(Ban::isRandomClass)),
  PARALLEL_STREAMS(uses(Ban::goesParallel)),
  DEFAULT_LOCALE(uses(Ban::lacksLocale)),
  HASHED_CLASSES(names(type -> isAny(type, HashMap.class, HashSet.class, IdentityHashMap.class))),
  HASHED_COLLECTIONS(uses(Ban::makesHashedCollection)),
  REFLECTION(names(type -> type.getPackageName().startsWith("java.lang.reflect"))),
  CLASS_BY_NAME(uses(target -> is(target, Class.class, "forName"))),
  MUTABLE_STATICS(fields().that().areStatic().should().beFinal());

  private static final List<String> INEXACT =
      List.of(
          "log", "log10", "log1p", "exp", "expm1", "pow", "cbrt", "hypot", "sin", "cos", "tan",
          "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh");

  private final ArchRule rule;

  Ban(ArchRule rule) {
    this.rule = rule.allowEmptyShould(true);
  }

  ArchRule rule() {
    return rule.as("ban of " + name());
  }

  private static ArchRule uses(Predicate<AccessTarget> banned) {
    return noClasses()
        .should()
        .accessTargetWhere(
            describe("the target is banned", access -> banned.test(access.getTarget())));
  }

  private static ArchRule names(Predicate<JavaClass> banned) {
    return noClasses().should().dependOnClassesThat(describe("are banned", banned));
  }

  private static boolean roundsAsThePlatformLikes(AccessTarget target) {
    return target.getOwner().isEquivalentTo(Math.class) && INEXACT.contains(target.getName());
  }

  private static boolean readsTheClock(AccessTarget target) {
    return is(target, System.class, "currentTimeMillis", "nanoTime")
        || target.getOwner().isEquivalentTo(java.util.Date.class)
        || (target.getOwner().getPackageName().equals("java.time")
            && (target.getName().equals("now") || target.getOwner().getName().endsWith(".Clock")));
  }

  private static boolean drawsElsewhere(AccessTarget target) {
    return is(target, Math.class, "random")
        || is(target, UUID.class, "randomUUID")
        || is(target, Collections.class, "shuffle")
        || is(target, System.class, "identityHashCode");
  }

  private static boolean isRandomClass(JavaClass type) {
    return type.isAssignableTo(Random.class) || type.isEquivalentTo(SplittableRandom.class);
  }

  private static boolean goesParallel(AccessTarget target) {
    JavaClass owner = target.getOwner();
    return (owner.isAssignableTo(Collection.class) && target.getName().equals("parallelStream"))
        || (owner.isAssignableTo(BaseStream.class) && target.getName().equals("parallel"));
  }

  private static boolean lacksLocale(AccessTarget target) {
    boolean localised =
        is(target, String.class, "format", "formatted", "toLowerCase", "toUpperCase")
            || is(target, PrintStream.class, "format", "printf")
            || is(target, PrintWriter.class, "format", "printf");
    return localised && parameters(target).stream().noneMatch(p -> p.isEquivalentTo(Locale.class));
  }

  private static boolean makesHashedCollection(AccessTarget target) {
    return is(target, Set.class, "of", "copyOf")
        || is(target, Map.class, "of", "copyOf", "ofEntries")
        || is(target, Collectors.class, "toSet", "toUnmodifiableSet", "toUnmodifiableMap")
        || (is(target, Collectors.class, "toMap") && parameters(target).size() < 4)
        || (is(target, Collectors.class, "groupingBy") && parameters(target).size() < 3);
  }

  private static boolean is(AccessTarget target, Class<?> owner, String... names) {
    return target.getOwner().isEquivalentTo(owner) && List.of(names).contains(target.getName());
  }

  private static boolean isAny(JavaClass type, Class<?>... banned) {
    return List.of(banned).stream().anyMatch(type::isEquivalentTo);
  }

  private static List<JavaClass> parameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes() : List.of();
  }
}
