package io.github.gtsim.cli;

/**
 * Emphasis on a terminal; without colour the text as it is.
 *
 * @param colour whether to use it
 */
record Style(boolean colour) {
  String bold(String text) {
    return wrap("1", text);
  }

  String quiet(String text) {
    return wrap("2", text);
  }

  String bad(String text) {
    return wrap("1;31", text);
  }

  private String wrap(String code, String text) {
    return colour && !text.isBlank() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
