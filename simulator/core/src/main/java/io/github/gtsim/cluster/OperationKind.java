package io.github.gtsim.cluster;

/** What a request asks of one item. */
public enum OperationKind {
  GET("get"),
  PUT("put"),
  UPDATE("update"),
  INCREMENT("increment"),
  DELETE("delete"),
  CREATE("create"),
  COMPARE_AND_SET("compare-and-set"),
  READ_MODIFY_WRITE("read-modify-write"),
  DECREMENT("decrement"),
  TRANSACT_WRITE("transact-write");

  private final String text;

  OperationKind(String text) {
    this.text = text;
  }

  /** The name in scenarios and reports. */
  public String text() {
    return text;
  }

  /** Whether it reads the item before it writes it. */
  public boolean readsFirst() {
    return this == COMPARE_AND_SET || this == READ_MODIFY_WRITE;
  }
}
