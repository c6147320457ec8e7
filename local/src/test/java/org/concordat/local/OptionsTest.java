package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void shouldReadValuesFlagsAndWords() {
        // when
        Options options = Options.parse(
                List.of("--port-base", "9000", "zeebe", "--data", "/a b", "-f", "--case", "7"), Set.of("-f"));
        // then
        assertThat(options.base(1)).isEqualTo(9000);
        assertThat(options.dataFolder("unused")).isEqualTo(Path.of("/a b"));
        assertThat(options.demoCase()).isEqualTo(7);
        assertThat(options.flags()).containsExactly("-f");
        assertThat(options.words()).containsExactly("zeebe");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast"), Set.of("--yes")))
                .hasMessageContaining("Unknown option --fast");
        assertThatThrownBy(() -> Options.parse(List.of("--port-base"), Set.of()))
                .hasMessageContaining("--port-base needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("--port-base", "x"), Set.of()))
                .hasMessageContaining("needs a number, not 'x'");
    }
}
