package org.concordat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
    @Test
    void shouldNameEveryPortOfTheBlockOnce() {
        // when
        var ports = new PortPlan(8700).named();
        // then
        assertThat(ports.keySet())
                .containsExactly(8700, 8701, 8702, 8703, 8704, 8705, 8706, 8707, 8708, 8709, 8710, 8711);
        assertThat(ports.values()).doesNotHaveDuplicates();
    }

    @Test
    void shouldKeepTheBlocksOfUpAndDemoApart() {
        assertThat(LocalSettings.DEMO_BASE - LocalSettings.DEFAULT_BASE).isGreaterThanOrEqualTo(PortPlan.SIZE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 65530, 70000})
    void shouldRefuseABlockThatDoesNotFit(int base) {
        assertThatThrownBy(() -> new PortPlan(base)).hasMessageContaining("must lie between 1024 and 65524");
    }
}
