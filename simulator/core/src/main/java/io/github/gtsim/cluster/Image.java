package io.github.gtsim.cluster;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The attributes of an item at one version, or that there is no item. Immutable. */
public final class Image {
  /** There is no item. */
  public static final Image ABSENT = new Image(new String[0], new long[0], new String[0], false, 0);

  private static final String[] NO_TEXTS = new String[0];

  private final String[] names;
  private final long[] numbers;
  private final String[] texts;
  private final boolean exists;
  private final int bytes;

  private Image(String[] names, long[] numbers, String[] texts, boolean exists, int bytes) {
    this.names = names;
    this.numbers = numbers;
    this.texts = texts;
    this.exists = exists;
    this.bytes = bytes;
  }

  /** An item with a single number; {@code names} holds its attribute and may be shared. */
  public static Image single(String[] names, long number, int bytes) {
    return new Image(names, new long[] {number}, NO_TEXTS, true, bytes);
  }

  public static Image of(SortedMap<String, Value> attributes) {
    return ABSENT.with(attributes);
  }

  public boolean exists() {
    return exists;
  }

  /** The item's size; 0 if there is none, or if nobody has said yet how large it is. */
  public int bytes() {
    return bytes;
  }

  /** This item, existing, of another size. */
  public Image sized(int newBytes) {
    return new Image(names, numbers, texts, true, newBytes);
  }

  /** This item, existing, with {@code attributes} set. */
  public Image with(SortedMap<String, Value> attributes) {
    TreeMap<String, Value> merged = attributes();
    merged.putAll(attributes);
    String[] newNames = merged.keySet().toArray(new String[0]);
    long[] newNumbers = new long[newNames.length];
    String[] newTexts = new String[newNames.length];
    boolean anyText = false;
    for (int i = 0; i < newNames.length; i++) {
      Value value = merged.get(newNames[i]);
      if (value instanceof Value.Number number) {
        newNumbers[i] = number.number();
      } else {
        newTexts[i] = value.toString();
        anyText = true;
      }
    }
    return new Image(newNames, newNumbers, anyText ? newTexts : NO_TEXTS, true, bytes);
  }

  /** This item, existing, with one attribute set to a number. */
  public Image with(String attribute, long number) {
    int at = indexOf(attribute);
    if (at < 0) {
      TreeMap<String, Value> added = new TreeMap<>();
      added.put(attribute, new Value.Number(number));
      return with(added);
    }
    long[] newNumbers = numbers.clone();
    newNumbers[at] = number;
    String[] newTexts = texts;
    if (isText(at)) {
      newTexts = texts.clone();
      newTexts[at] = null;
    }
    return new Image(names, newNumbers, newTexts, true, bytes);
  }

  /** The number under {@code attribute}; 0 if it is missing or a text. */
  public long number(String attribute) {
    int at = indexOf(attribute);
    return at < 0 ? 0 : numbers[at];
  }

  /** Whether there is a number under {@code attribute}. */
  public boolean hasNumber(String attribute) {
    int at = indexOf(attribute);
    return at >= 0 && !isText(at);
  }

  /** The sum of all numbers: the value of a counter. */
  public long sum() {
    long sum = 0;
    for (long number : numbers) {
      sum += number;
    }
    return sum;
  }

  /** Every attribute with its value, by name. */
  public TreeMap<String, Value> attributes() {
    TreeMap<String, Value> attributes = new TreeMap<>();
    for (int i = 0; i < names.length; i++) {
      attributes.put(names[i], isText(i) ? new Value.Text(texts[i]) : new Value.Number(numbers[i]));
    }
    return attributes;
  }

  private boolean isText(int at) {
    return texts.length > 0 && texts[at] != null;
  }

  private int indexOf(String attribute) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(attribute)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the attributes are the same; the size does not matter. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Image image
        && exists == image.exists
        && Arrays.equals(numbers, image.numbers)
        && (names == image.names || Arrays.equals(names, image.names))
        && (texts == image.texts || attributes().equals(image.attributes()));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(names) * 31 + Arrays.hashCode(numbers);
  }
}
