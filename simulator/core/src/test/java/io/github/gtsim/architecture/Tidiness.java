package io.github.gtsim.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The limits of one source file: its length, its methods and what no line may hold. */
final class Tidiness {
  static final int FILE_LINES = 300;
  static final int MOST_FILE_LINES = 400;
  static final int METHOD_LINES = 40;
  static final int COLUMNS = 100;

  /** Longer files by name, with the number of lines they may have and, beside it, the reason. */
  static final Map<String, Integer> LONGER = Map.of();

  private static final List<String> UNWANTED = List.of("TO" + "DO", "FIX" + "ME", "X" + "XX");

  private Tidiness() {}

  /** What is wrong with {@code source}, the text of the file called {@code name}. */
  static List<String> faults(String name, String source) {
    List<String> faults = new ArrayList<>();
    List<String> lines = source.lines().toList();
    int limit = LONGER.getOrDefault(name, FILE_LINES);
    if (lines.size() > limit) {
      faults.add(name + ": " + lines.size() + " lines, more than " + limit);
    }
    for (int i = 0; i < lines.size(); i++) {
      checkLine(name + ":" + (i + 1) + ": ", lines.get(i), faults);
    }
    new Methods(name, source, faults).check();
    return faults;
  }

  private static void checkLine(String place, String line, List<String> faults) {
    if (line.length() > COLUMNS && !line.startsWith("import ")) {
      faults.add(place + line.length() + " columns");
    }
    if (line.indexOf('\t') >= 0) {
      faults.add(place + "a tab");
    }
    for (String word : UNWANTED) {
      if (line.contains(word)) {
        faults.add(place + word);
      }
    }
  }

  /** Measures methods on the compiler's syntax tree, from their first line to the last. */
  private static final class Methods extends TreeScanner<Void, Void> {
    private final String name;
    private final List<String> faults;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Methods(String name, String source, List<String> faults) {
      this.name = name;
      this.faults = faults;
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      JavacTask task =
          (JavacTask)
              compiler.getTask(null, null, d -> {}, null, null, List.of(new Text(name, source)));
      try {
        unit = task.parse().iterator().next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      positions = Trees.instance(task).getSourcePositions();
    }

    void check() {
      scan(unit, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      LineMap lines = unit.getLineMap();
      if (method.getBody() == null) {
        return super.visitMethod(method, none);
      }
      long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
      long length = last - first + 1;
      if (length > METHOD_LINES) {
        faults.add(name + ":" + first + ": " + method.getName() + " has " + length + " lines");
      }
      return super.visitMethod(method, none);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String name, String text) {
      super(URI.create("string:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
