package io.github.gtsim.checker;

import java.io.IOException;

/** A file that is no history; the message says where, and what was expected there. */
public final class MalformedHistory extends IOException {
  private static final long serialVersionUID = 1;

  MalformedHistory(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }

  MalformedHistory(String file, String message) {
    super(file + ": " + message);
  }
}
