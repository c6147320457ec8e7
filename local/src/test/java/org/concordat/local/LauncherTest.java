package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LauncherTest {
    @Test
    void shouldAlignSignInsInColumns() {
        // given
        List<String[]> rows =
                List.of(new String[] {"administrator", "a", "x1"}, new String[] {"chair", "board", "y22"});
        // then
        assertThat(rows.stream().map(row -> Launcher.aligned(row, rows)))
                .containsExactly("    administrator  a      x1", "    chair          board  y22");
    }

    @Test
    void shouldQuoteOnlyPathsThatAShellWouldTakeApart() {
        assertThat(Launcher.quoted(Path.of("/tmp/demo-4_a.b"))).isEqualTo("/tmp/demo-4_a.b");
        assertThat(Launcher.quoted(Path.of("/my data/it's"))).isEqualTo("'/my data/it'\\''s'");
    }
}
