package org.concordat.workers.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.concordat.processes.ElementIds;
import org.concordat.processes.ProcessIds;
import org.concordat.workers.requests.ModelQuestions;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;

class ModelsTest {

    private final Models models = new Models();

    @Test
    void shouldSortEverythingPackagedByStage() throws IOException {
        assertThat(models.byStage()).containsOnlyKeys("lifecycle", "platform", "set-up");
        assertThat(models.byStage().get("set-up"))
                .extracting(Resource::getFilename)
                .contains("PartnershipSetUp.bpmn", "SetUpTimeLimits.dmn", "check-proposal.form");
        assertThat(models.bpmn()).hasSize(4);
    }

    @Test
    void shouldKnowTheFormAndTheTitleOfTheTaskInEachScope() throws IOException {
        // given
        ModelQuestions questions = new ModelQuestions(models);

        // then
        assertThat(questions.in(
                        ProcessIds.PARTNERSHIP_SET_UP, ElementIds.PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY))
                .satisfies(question -> {
                    assertThat(question.formId()).isEqualTo("answer-invitation");
                    assertThat(question.title()).isEqualTo("Answer the invitation");
                });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> questions.in(ProcessIds.PARTNERSHIP_SET_UP, "Nowhere"))
                .withMessageContaining("Nowhere");
    }
}
