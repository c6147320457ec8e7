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
        assertThat(options.demoCase()).isEqualTo("7");
        assertThat(options.demoFile()).isEmpty();
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

    private static Options parse(String... arguments) {
        return Options.parse(List.of(arguments), Set.of("--keep"));
    }

    @Test
    void shouldPlayTheFirstCaseUnlessAskedForAnother() {
        assertThat(parse().demoCase()).isEqualTo("1");
        assertThat(parse("--keep").demoCase()).isEqualTo("1");
        assertThat(parse("--case", "all").demoCase()).isEqualTo("all");
        assertThat(parse("--case", "4", "--keep").flags()).containsExactly("--keep");
    }

    @Test
    void shouldTakeAFileFromWhereOneIs() {
        assertThat(parse("--file", "/my cases/one two.yaml").demoFile()).contains(Path.of("/my cases/one two.yaml"));
        assertThat(parse("--file", "cases/../one.yaml").demoFile())
                .contains(Path.of("").toAbsolutePath().resolve("one.yaml"));
    }

    @Test
    void shouldRefuseACaseThatIsNeitherANumberNorAll() {
        for (String text : List.of("ALL", "one", "1,2", "-1", "", "1234567")) {
            assertThatThrownBy(() -> parse("--case", text))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("--case needs a number or all, not '" + text + "'")
                    .hasMessageContaining("--file");
        }
        assertThatThrownBy(() -> parse("--case")).hasMessageContaining("--case needs a value");
    }

    @Test
    void shouldRefuseAFileWithoutAPathOrBesideACase() {
        assertThatThrownBy(() -> parse("--file")).hasMessageContaining("--file needs a value");
        assertThatThrownBy(() -> parse("--file", " ")).hasMessageContaining("--file needs the path of a case file");
        assertThatThrownBy(() -> parse("--file", "a\0b"))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("cannot be used in the character set of this terminal");
        assertThatThrownBy(() -> parse("--file", "a.yaml", "--case", "1"))
                .hasMessageContaining("Give only one of them");
    }
}
