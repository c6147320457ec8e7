package org.concordat.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.concordat.application.demo.DemoAnswers.Basis;
import org.concordat.store.directory.DirectoryFile.Entry;
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
            answer-invitation | SAID    | "secondId":"p-005"
            confirm-commitment | SAID   | "resources":"
            assess-readiness  | ASSUMED | "operationalReadiness":"WILLING"
            agree-governance  | ASSUMED | "chairIndependent":"YES"
            agree-governance  | ASSUMED | "jointDayOn":"
            rate-first-risks  | SAID    | "outlook":"LISTED"
            decide-set-up     | ASSUMED | "decision":"APPROVE"
            decide-set-up     | ASSUMED | "reason":"Every agency that was asked has said yes
            """)
    void shouldAnswerAsTheFormWouldAndSayWhereItComesFrom(String form, Basis basis, String part) throws IOException {
        // when
        DemoAnswers.Answer answer = answers.to(plan(), form, person("p-004"));
        // then
        assertThat(answer.json()).contains(part);
        assertThat(answer.basis()).isEqualTo(basis);
    }

    @Test
    void shouldStopAtAFormItDoesNotKnow() {
        assertThatThrownBy(() -> answers.to(plan(), "sign-agreement", person("p-004")))
                .isInstanceOf(DemoStopped.class)
                .hasMessage("The demo has no answer to the form sign-agreement.");
    }

    private static DemoPlan plan() throws IOException {
        return DemoPlan.ofCase("1");
    }

    private static Entry person(String id) throws IOException {
        return plan().directory().file().people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
