package org.concordat.processtests.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StagesOfSuiteTest {

    private static final Map<String, Integer> ALL = new TreeMap<>(Map.of("first", 1, "second", 2, "third", 3));

    @Test
    void shouldChooseEveryStageWhenNoneIsNamed() {
        assertThat(StagesOfSuite.chosen(ALL, List.of())).containsExactly(1, 2, 3);
    }

    @Test
    void shouldChooseTheNamedStages() {
        assertThat(StagesOfSuite.chosen(ALL, List.of("third", "first"))).containsExactly(1, 3);
    }

    @Test
    void shouldRefuseAStageThatThereIsNot() {
        assertThatThrownBy(() -> StagesOfSuite.chosen(ALL, List.of("first", "fourth")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[first, fourth]")
                .hasMessageContaining("[first, second, third]");
    }
}
