package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concordat.application.demo.DemoAnswers.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoAnswersTest {

    private final DemoAnswers answers = new DemoAnswers();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            check-proposal    | ASSUMED | {"outcome":"SEND"}
            describe-needs    | ASSUMED | "evidence":"The case does not say
            answer-invitation | SAID    | "answer":"ACCEPT"
            answer-invitation | SAID    | "representativeId":"p-004"
            decide-set-up     | ASSUMED | "decision":"APPROVE"
            decide-set-up     | ASSUMED | "reason":"Every agency that was asked has said yes
            """)
    void shouldAnswerAsTheFormWouldAndSayWhereItComesFrom(String form, Basis basis, String part) {
        // when
        DemoAnswers.Answer answer = answers.to(form, "p-004");
        // then
        assertThat(answer.json()).contains(part);
        assertThat(answer.basis()).isEqualTo(basis);
    }

    @Test
    void shouldStopAtAFormItDoesNotKnow() {
        assertThatThrownBy(() -> answers.to("sign-agreement", "p-004"))
                .isInstanceOf(DemoStopped.class)
                .hasMessage("The demo has no answer to the form sign-agreement.");
    }
}
