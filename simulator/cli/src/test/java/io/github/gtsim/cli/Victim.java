package io.github.gtsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command in a process of its own, which can be disturbed as a user or a machine does. */
final class Victim implements AutoCloseable {
  /** Far more than anything here takes. */
  private static final long PATIENCE_SECONDS = 180;

  /** A shell that starts tests in the background has them ignore SIGINT, and so their children. */
  private static final List<String> HEEDS_INTERRUPTS = List.of("env", "--default-signal=INT");

  private final Process process;
  private final Path err;

  private Victim(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts a command, whose standard output goes nowhere. */
  static Victim start(Path directory, String... args) throws IOException {
    return start(directory, Redirect.DISCARD, List.of(), args);
  }

  /**
   * Starts a command.
   *
   * @param prefix a command that runs it, such as a shell that limits it first
   */
  static Victim start(Path directory, Redirect out, List<String> prefix, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(HEEDS_INTERRUPTS);
    command.addAll(prefix);
    command.addAll(List.of(java(), "-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    String own = System.getProperty("java.class.path");
    command.add(System.getProperty("surefire.test.class.path", own));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path err = Files.createTempFile(directory, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    return new Victim(builder.redirectOutput(out).redirectError(err.toFile()).start(), err);
  }

  /** Whether a command can be run with this prefix, and ends well. */
  static boolean ends(List<String> prefix, String command) throws InterruptedException {
    List<String> words = new ArrayList<>(prefix);
    words.add(command);
    try {
      return new ProcessBuilder(words).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Waits until it has come so far. */
  Victim until(String what, BooleanSupplier reached) throws InterruptedException, IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!reached.getAsBoolean()) {
      assertThat(process.isAlive()).as("alive until %s; %s", what, err()).isTrue();
      assertThat(System.nanoTime()).as("still waiting until %s", what).isLessThan(end);
      Thread.sleep(2);
    }
    return this;
  }

  /** Waits until it has computed for a second, and so is at its work. */
  Victim untilBusy() throws InterruptedException, IOException {
    return until(
        "busy",
        () -> process.info().totalCpuDuration().filter(cpu -> cpu.toSeconds() > 0).isPresent());
  }

  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  /** Closes the reading end of its standard output. */
  void stopReading() throws IOException {
    process.getInputStream().close();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }

  /** What it has said on standard error. */
  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
