package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
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
        assertThat(options.demo().number()).isEqualTo("7");
        assertThat(options.demo().file()).isEmpty();
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
        assertThat(parse().demo().number()).isEqualTo("1");
        assertThat(parse("--keep").demo().number()).isEqualTo("1");
        assertThat(parse("--case", "all").demo().number()).isEqualTo("all");
        assertThat(parse("--case", "4", "--keep").flags()).containsExactly("--keep");
    }

    @Test
    void shouldTakeAFileFromWhereOneIs() {
        assertThat(parse("--file", "/my cases/one two.yaml").demo().file()).contains(Path.of("/my cases/one two.yaml"));
        assertThat(parse("--file", "cases/../one.yaml").demo().file())
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

    @Test
    void shouldPlayUntilTodayAsFastAsPossibleUnlessAskedForSomethingElse() {
        // when
        DemoOptions usual = parse().demo();
        DemoOptions asked = parse("--until", "2026-07-01", "--speed", "0.5").demo();
        // then
        assertThat(usual.until()).isEmpty();
        assertThat(usual.speed()).isZero();
        assertThat(usual.patience()).isEqualTo(Duration.ofMinutes(30));
        assertThat(asked.until()).contains(LocalDate.of(2026, 7, 1));
        assertThat(asked.patience()).isEqualTo(Duration.ofMinutes(30).plusSeconds(460));
    }

    @Test
    void shouldHandOnWhatADemoIsToPlay() {
        // given
        LocalDate today = LocalDate.of(2026, 11, 21);
        DemoOptions asked = parse("--case", "all", "--until", "2026-07-01", "--speed", "0.5")
                .demo();
        // then
        assertThat(asked.check(today)).containsExactly("check-case", "all", "2026-11-21", "2026-07-01");
        assertThat(asked.environment(today))
                .containsOnly(
                        entry("CONCORDAT_DEMO_CASE", "all"),
                        entry("CONCORDAT_DEMO_FILE", ""),
                        entry("CONCORDAT_DEMO_TODAY", "2026-11-21"),
                        entry("CONCORDAT_DEMO_UNTIL", "2026-07-01"),
                        entry("CONCORDAT_DEMO_SPEED", "0.5"));
        assertThat(asked.inWords()).isEqualTo("all cases");
        // and
        assertThat(parse("--file", "/one.yaml").demo().check(today))
                .containsExactly("check-case", "--file", "/one.yaml", "2026-11-21");
    }

    @Test
    void shouldRefuseADayOrASpeedThatIsNone() {
        for (String text : List.of("tomorrow", "2026-02-30", "1.7.2026", "")) {
            assertThatThrownBy(() -> parse("--until", text))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("--until needs a day written like 2026-03-31, not '" + text + "'");
        }
        for (String text : List.of("fast", "-1", "11", "10.001", "1,5", "1e1", "")) {
            assertThatThrownBy(() -> parse("--speed", text))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("--speed needs the seconds that a day takes")
                    .hasMessageContaining("not '" + text + "'");
        }
        assertThatThrownBy(() -> parse("--until")).hasMessageContaining("--until needs a value");
        assertThat(parse("--speed", "10").demo().speed()).isEqualByComparingTo("10");
    }
}
