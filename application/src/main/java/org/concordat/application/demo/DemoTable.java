package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.List;

/** Rows of text as aligned lines. */
final class DemoTable {

    private static final int WIDTH = 96;

    private DemoTable() {}

    /** Each column as wide as its widest cell; rows may be shorter than others. */
    static List<String> lines(List<List<String>> rows) {
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = rows.stream()
                    .filter(other -> other.size() > column)
                    .mapToInt(other -> other.get(column).length())
                    .max()
                    .orElse(0);
            line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** One text on as many lines as it needs; the first begins with {@code mark}. */
    static List<String> wrapped(String mark, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  " + mark);
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(2 + mark.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
