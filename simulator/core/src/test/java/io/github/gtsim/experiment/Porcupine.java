package io.github.gtsim.experiment;

import io.github.gtsim.experiment.OneRegister.Called;
import io.github.gtsim.experiment.OneRegister.Effect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file as Porcupine's {@code parseJepsenLog} does and judges it by its model of etcd: lines
 * that are those of a log, any others passed over; one register of whole numbers that has none at
 * first; what has not ended ends with the file, its outcome unknown.
 */
final class Porcupine {
  private static final int BUFFER = 4096;
  private static final Object NONE = "none";
  private static final String LOG = "INFO\\s+jepsen\\.util\\s+-\\s+(\\d+)\\s+";
  private static final String PAIR = ":cas\\s+\\[(\\d+)\\s+(\\d+)\\]";
  private static final Pattern BEGINS =
      Pattern.compile(LOG + ":invoke\\s+(?:(:read)\\s+nil|:write\\s+(\\d+)|" + PAIR + ")");
  private static final Pattern READ = Pattern.compile(LOG + ":ok\\s+:read\\s+(nil|\\d+)");
  private static final Pattern NOT_READ = Pattern.compile(LOG + ":fail\\s+:read\\s+:timed-out");
  private static final Pattern WROTE = Pattern.compile(LOG + ":ok\\s+:write\\s+\\d+");
  private static final Pattern SWAPPED = Pattern.compile(LOG + ":(ok|fail)\\s+" + PAIR);

  private record Begun(String write, String from, String to, int line) {
    boolean reads() {
      return write == null && from == null;
    }
  }

  private final TreeMap<Long, Begun> running = new TreeMap<>();
  private final TreeMap<Integer, Called> calls = new TreeMap<>();
  private int lines;

  private Porcupine() {}

  /**
   * Empty if that takes too long to decide.
   *
   * @throws IllegalArgumentException if Porcupine gives up, or would mix up operations
   */
  static Optional<Boolean> isValid(String log) {
    Porcupine porcupine = new Porcupine();
    log.lines().forEach(porcupine::line);
    porcupine.running.values().forEach(begun -> porcupine.end(begun, unknown(begun)));
    if (porcupine.calls.isEmpty()) {
      throw new IllegalArgumentException("no line of it is one of a log");
    }
    return OneRegister.isLinearizable(new ArrayList<>(porcupine.calls.values()), NONE);
  }

  private void line(String line) {
    if (line.getBytes(StandardCharsets.UTF_8).length > BUFFER) {
      throw new IllegalArgumentException("longer than the buffer: " + line);
    }
    for (Pattern pattern : List.of(BEGINS, READ, NOT_READ, WROTE, SWAPPED)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        event(pattern, matcher);
        lines++;
      }
    }
  }

  private void event(Pattern pattern, Matcher line) {
    long process = Long.parseLong(line.group(1));
    if (pattern == BEGINS) {
      Begun begun = new Begun(line.group(3), line.group(4), line.group(5), lines);
      if (running.put(process, begun) != null) {
        throw new IllegalArgumentException("the process has not ended: " + line.group());
      }
      return;
    }
    Begun begun = running.remove(process);
    if (begun == null) {
      throw new IllegalArgumentException("the process has not begun: " + line.group());
    }
    if (pattern == READ) {
      Object value = line.group(2).equals("nil") ? NONE : line.group(2);
      end(begun, state -> Optional.of(state).filter(value::equals));
    } else if (pattern == SWAPPED) {
      boolean ok = line.group(2).equals("ok");
      end(begun, state -> unknown(begun).on(state).filter(x -> ok == state.equals(begun.from)));
    } else {
      end(begun, unknown(begun));
    }
  }

  private static Effect unknown(Begun begun) {
    if (begun.reads()) {
      return Optional::of;
    }
    if (begun.from == null) {
      return state -> Optional.of(begun.write);
    }
    return state -> Optional.of(state.equals(begun.from) ? begun.to : state);
  }

  private void end(Begun begun, Effect effect) {
    calls.put(begun.line, new Called(effect, begun.line, lines, false));
  }
}
