package io.github.gtsim.swarm;

/**
 * Something that a run must never show.
 *
 * @param kind what tells one bug from another: the promise, or the error and where it came from
 * @param message a sentence with the particulars
 */
public record Failure(String kind, String message) {

  private static final String OURS = "io.github.gtsim.";

  /** A broken promise, from a report's {@code PROMISE: SENTENCE}. */
  static Failure promise(String broken) {
    int colon = broken.indexOf(':');
    return new Failure(broken.substring(0, colon), broken.substring(colon + 1).strip());
  }

  /** A run that ended by an error of the simulator. */
  static Failure crash(Throwable error) {
    String place = "";
    for (StackTraceElement element : error.getStackTrace()) {
      if (place.isEmpty() && element.getClassName().startsWith(OURS)) {
        String type = element.getClassName();
        place = " in " + type.substring(type.lastIndexOf('.') + 1) + "." + element.getMethodName();
      }
    }
    String message = error.getMessage() == null ? "no message" : error.getMessage();
    return new Failure(error.getClass().getSimpleName() + place, message);
  }

  @Override
  public String toString() {
    return kind + ": " + message;
  }
}
