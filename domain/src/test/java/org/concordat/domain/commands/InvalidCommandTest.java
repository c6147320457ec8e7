package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InvalidCommandTest {

    @Test
    void shouldNameTheFieldsButNeverRepeatWhatSomebodyEntered() {
        // given
        String entered = "A child of this name".repeat(200);

        // then
        assertThatThrownBy(() -> new CheckProposal(null, entered, null, null, null))
                .isInstanceOf(InvalidCommand.class)
                .hasMessage("Not accepted: outcome, reason")
                .satisfies(e -> assertThat(((InvalidCommand) e).problems())
                        .noneMatch(problem -> problem.message().contains("child")));
    }
}
