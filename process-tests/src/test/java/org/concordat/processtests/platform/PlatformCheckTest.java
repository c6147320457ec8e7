package org.concordat.processtests.platform;

import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.concordat.processes.ElementIds.PlatformCheck;
import org.concordat.processes.JobTypes;
import org.concordat.processes.MessageNames;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest(stages = "platform")
class PlatformCheckTest {

    private final String checkId = UUID.randomUUID().toString();

    @Autowired
    private Story story;

    @Autowired
    private CamundaClient camunda;

    @Autowired
    private CamundaProcessTestContext context;

    @BeforeEach
    void startCheck() {
        story.givenAPartnershipWith()
                .givenItIsIn(
                        ProcessIds.PLATFORM_CHECK,
                        Map.of(VariableNames.CHECK_ID, checkId, VariableNames.DUE_AT, "2099-01-05T17:00:00+00:00"));
        story.thenIt().hasActiveElements(PlatformCheck.TASK_RUN_CHECK);
        context.completeJob(JobTypes.PLATFORM_CHECK);
        story.thenIt().hasActiveElements(PlatformCheck.EVENT_SECOND_PASSED);
        story.whenTimePasses(Duration.ofSeconds(2));
    }

    @Test
    void shouldPassEveryKindOfElementAndWaitForAPerson() {
        story.thenIt().isWaitingForMessage(MessageNames.PLATFORM_CHECKED, checkId);

        camunda.newPublishMessageCommand()
                .messageName(MessageNames.PLATFORM_CHECKED)
                .correlationKey(checkId)
                .send()
                .join();
        context.completeUserTask(byElementId(PlatformCheck.TASK_CONFIRM_CHECK));

        story.thenIt()
                .isCompleted()
                .hasVariable(VariableNames.CHECK_LEVEL, "FULL")
                .hasCompletedElements(PlatformCheck.BOUNDARY_ESCALATED, PlatformCheck.EVENT_SIGNAL_SENT);
    }

    @Test
    void shouldEndByItselfWhenTheMessageIsMissing() {
        story.thenIt().isWaitingForMessage(MessageNames.PLATFORM_CHECKED, checkId);

        story.whenTimePasses(Duration.ofMinutes(6));

        story.thenIt().isCompleted().hasCompletedElements(PlatformCheck.END_MESSAGE_MISSING);
    }
}
