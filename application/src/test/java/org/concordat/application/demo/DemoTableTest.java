package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTableTest {

    @Test
    void shouldMakeColumnsAsWideAsTheirWidestCell() {
        assertThat(DemoTable.lines(
                        List.of(List.of("a", "long cell", "x"), List.of("wider", "b"), List.of("", "", "y"))))
                .containsExactly("  a      long cell  x", "  wider  b", "                    y");
    }

    @Test
    void shouldMakeNoLinesOfNoRows() {
        assertThat(DemoTable.lines(List.of())).isEmpty();
    }

    @Test
    void shouldWrapATextAndAlignItBehindItsMark() {
        // given thirty words of nine letters
        String text = "ninechars ".repeat(30).strip();
        // when
        List<String> lines = DemoTable.wrapped("- ", text);
        // then
        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 100);
        assertThat(lines.getFirst()).startsWith("  - ninechars");
        assertThat(lines.subList(1, 4)).allMatch(line -> line.startsWith("    ninechars"));
        assertThat(String.join(" ", lines).replaceAll("[- ]+", " ").strip()).isEqualTo(text);
    }
}
