package org.concordat.processtests.setup;

import static org.concordat.domain.requests.Addressee.LEAD_OFFICER;
import static org.concordat.domain.requests.Outcome.AGREED;
import static org.concordat.domain.requests.Outcome.ASK_AGAIN;
import static org.concordat.domain.requests.Outcome.ASSESSED;
import static org.concordat.domain.requests.Outcome.COMMIT;
import static org.concordat.domain.requests.Outcome.GO_ON;
import static org.concordat.domain.requests.Outcome.NOT_ANSWERED;
import static org.concordat.domain.requests.Outcome.PREPARED;
import static org.concordat.domain.requests.Outcome.RATED;
import static org.concordat.domain.requests.Outcome.REFUSE;
import static org.concordat.domain.requests.Outcome.RESERVE;
import static org.concordat.processtests.story.Story.deputyOf;
import static org.concordat.processtests.story.Story.reminderTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds.SetUpFoundations;
import org.concordat.processes.JobTypes;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest(stages = "set-up")
class SetUpFoundationsTest {

    private static final Duration CHASE_EVERY = Duration.ofDays(30);
    private static final String LEAD = LEAD_OFFICER.name();

    /** The questions to the lead officer; limits as the decision SetUpTimeLimits has them. */
    enum Question {
        SETTLE(SetUpFoundations.TASK_SETTLE_COMMITMENTS, GO_ON, new TimeLimit(3, 5, 10)),
        PREPARE(SetUpFoundations.TASK_PLAN_PREPARATION, PREPARED, new TimeLimit(5, 8, 15)),
        GOVERN(SetUpFoundations.TASK_AGREE_GOVERNANCE, AGREED, new TimeLimit(5, 10, 20)),
        RISKS(SetUpFoundations.TASK_RATE_FIRST_RISKS, RATED, new TimeLimit(3, 5, 10));

        final String task;
        final Outcome answer;
        final TimeLimit limit;

        Question(String task, Outcome answer, TimeLimit limit) {
            this.task = task;
            this.answer = answer;
            this.limit = limit;
        }
    }

    /** The questions to every agency. */
    enum AgencyQuestion {
        COMMITMENT(
                SetUpFoundations.TASK_CONFIRM_COMMITMENT,
                SetUpFoundations.TASK_CLOSE_CONFIRM_COMMITMENT,
                SetUpFoundations.TASK_WAIT_FOR_CONFIRM_COMMITMENT_DEADLINE,
                SetUpFoundations.SUB_PROCESS_CONFIRM_COMMITMENT,
                VariableNames.COMMITMENTS,
                COMMIT),
        READINESS(
                SetUpFoundations.TASK_ASSESS_READINESS,
                SetUpFoundations.TASK_CLOSE_ASSESS_READINESS,
                SetUpFoundations.TASK_WAIT_FOR_ASSESS_READINESS_DEADLINE,
                SetUpFoundations.SUB_PROCESS_ASSESS_READINESS,
                VariableNames.READINESS,
                ASSESSED);

        final String task;
        final String close;
        final String waiting;
        final String scope;
        final String collected;
        final Outcome answer;

        AgencyQuestion(String task, String close, String waiting, String scope, String collected, Outcome answer) {
            this.task = task;
            this.close = close;
            this.waiting = waiting;
            this.scope = scope;
            this.collected = collected;
            this.answer = answer;
        }
    }

    @Autowired
    private Story story;

    // --- paths ---------------------------------------------------------------------------------------------------

    /** G8, G9, G11, G18, G21, G23, G29, G30: a standard set-up has commitments, a governance and first risks. */
    @Test
    void shouldAskForCommitmentGovernanceAndRisksInAStandardSetUp() {
        given(Tier.STANDARD, "health", "education");

        story.whenAgencyAnswers("education", COMMIT)
                .whenAgencyAnswers("health", COMMIT)
                .whenAnswers(LEAD_OFFICER, AGREED)
                .whenAnswers(LEAD_OFFICER, RATED);

        thenFoundationsAreLaid();
        story.thenIt().hasNotActivatedElements(SetUpFoundations.SUB_PROCESS_ASSESS_READINESS);
    }

    /** G6: readiness is asked of every agency, and when the lowest is high enough nothing comes first. */
    @Test
    void shouldGoOnWhenTheLeastReadyAgencyIsWilling() {
        given(Tier.FULL, "health", "education");
        story.givenReadinessIs(3, 5);

        story.whenAgencyAnswers("health", COMMIT)
                .whenAgencyAnswers("education", COMMIT)
                .whenAgencyAnswers("health", ASSESSED)
                .whenAgencyAnswers("education", ASSESSED)
                .whenAnswers(LEAD_OFFICER, AGREED)
                .whenAnswers(LEAD_OFFICER, RATED);

        thenFoundationsAreLaid();
        story.thenIt()
                .hasVariable(VariableNames.LOWEST_READINESS, 3)
                .hasNotActivatedElements(SetUpFoundations.SUB_PROCESS_PLAN_PREPARATION);
    }

    /** G6: the lowest readiness of any agency decides, however ready the others are. */
    @Test
    void shouldPrepareFirstWhenOneAgencyIsNotReady() {
        given(Tier.FULL, "health", "education");
        story.givenReadinessIs(2, 5);

        story.whenAgencyAnswers("health", COMMIT)
                .whenAgencyAnswers("education", COMMIT)
                .whenAgencyAnswers("health", ASSESSED)
                .whenAgencyAnswers("education", ASSESSED);

        story.thenIt().hasActiveElements(SetUpFoundations.TASK_PLAN_PREPARATION);
        story.whenAnswers(LEAD_OFFICER, PREPARED)
                .whenAnswers(LEAD_OFFICER, AGREED)
                .whenAnswers(LEAD_OFFICER, RATED);
        thenFoundationsAreLaid();
    }

    @Test
    void shouldPrepareFirstWhenNobodySaysHowReadyItIs() {
        given(Tier.FULL, "health");
        story.whenAgencyAnswers("health", COMMIT);
        story.thenIt().hasActiveElements(SetUpFoundations.TASK_ASSESS_READINESS);

        story.whenWorkingDaysPass(15, "health");

        story.thenIt()
                .hasVariable(VariableNames.LOWEST_READINESS, null)
                .hasActiveElements(SetUpFoundations.TASK_PLAN_PREPARATION);
    }

    /** G8: a reservation or a refusal goes to the lead officer. */
    @ParameterizedTest
    @EnumSource(names = {"RESERVE", "REFUSE"})
    void shouldHaveTheLeadOfficerSettleWhatIsNotCommitted(Outcome notCommitted) {
        given(Tier.STANDARD, "health", "education");

        story.whenAgencyAnswers("health", COMMIT).whenAgencyAnswers("education", notCommitted);

        story.thenIt().hasActiveElements(SetUpFoundations.TASK_SETTLE_COMMITMENTS);
        story.whenAnswers(LEAD_OFFICER, GO_ON);
        story.thenIt().hasActiveElements(SetUpFoundations.TASK_AGREE_GOVERNANCE);
    }

    @Test
    void shouldHaveTheLeadOfficerSettleItWhenASeniorOfficerDoesNotAnswer() {
        given(Tier.STANDARD, "health");

        story.whenWorkingDaysPass(15, "health");

        story.thenIt().hasActiveElements(SetUpFoundations.TASK_SETTLE_COMMITMENTS);
    }

    @Test
    void shouldAskOnlyThoseAgainWhoHaveNotCommittedThemselves() {
        given(Tier.STANDARD, "health", "education");
        story.whenAgencyAnswers("health", COMMIT).whenAgencyAnswers("education", REFUSE);

        story.whenAnswers(LEAD_OFFICER, ASK_AGAIN).whenAgencyAnswers("education", COMMIT);

        story.thenIt()
                .hasActiveElements(SetUpFoundations.TASK_AGREE_GOVERNANCE)
                .hasVariable(VariableNames.COMMITMENTS, List.of(story.answerOf("education", COMMIT)));
    }

    // --- timers --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void shouldRemindTheLeadOfficerThenAskTheDeputyAgainAndAgain(Question question) {
        givenAsked(question);

        story.whenWorkingDaysPass(question.limit.remindAfter(), LEAD).thenMailsAre(reminderTo(LEAD));
        story.whenWorkingDaysPass(question.limit.deputyAfter() - question.limit.remindAfter())
                .thenMailsAre(reminderTo(LEAD), deputyOf(LEAD));
        story.whenWorkingDaysPass(question.limit.dueAfter() - question.limit.deputyAfter())
                .thenMailsAre(reminderTo(LEAD), deputyOf(LEAD), deputyOf(LEAD));
        story.whenTimePasses(CHASE_EVERY)
                .thenMailsAre(reminderTo(LEAD), deputyOf(LEAD), deputyOf(LEAD), deputyOf(LEAD));

        story.whenAnswers(LEAD_OFFICER, question.answer);
        story.thenIt().hasCompletedElements(question.task);
    }

    @ParameterizedTest
    @EnumSource
    void shouldRemindByTheNewDatesWhenTheDeadlineHasMoved(Question question) {
        givenAsked(question);

        story.whenDeadlineMoves(LEAD, new TimeLimit(21, 25, 30));

        story.whenWorkingDaysPass(20);
        story.thenNoMailTo(reminderTo(LEAD));
        story.whenWorkingDaysPass(1).thenMailsInclude(reminderTo(LEAD));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRemindAnAgencyAndItsDeputyThenCloseTheRequest(AgencyQuestion question) {
        givenAsked(question);

        story.whenWorkingDaysPass(5, "health").thenMailsAre(reminderTo("health"));
        story.whenWorkingDaysPass(3).thenMailsAre(reminderTo("health"), deputyOf("health"));
        story.whenWorkingDaysPass(7);

        story.thenIt()
                .hasCompletedElements(question.close, question.scope)
                .hasVariable(question.collected, List.of(story.answerOf("health", NOT_ANSWERED)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldAskOnWhenTheDeadlineOfAnAgencyHasMoved(AgencyQuestion question) {
        givenAsked(question);
        story.whenDeadlineMoves("health", new TimeLimit(2, 3, 4))
                .whenDeadlineMovesAndTheEngineIsNotTold("health", new TimeLimit(18, 19, 20));

        story.whenWorkingDaysPass(4);
        story.thenIt().hasCompletedElement(question.close, 1).hasActiveElements(question.waiting);

        story.whenAgencyAnswers("health", question.answer);
        story.thenIt().hasVariable(question.collected, List.of(story.answerOf("health", question.answer)));
    }

    // --- errors --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void shouldStopAtATaskCompletedPastThePortalAndGoOnWithTheAnswer(Question question) {
        givenAsked(question);

        story.whenTaskIsCompletedPastThePortal(LEAD);
        story.thenIt().hasActiveIncidents().hasActiveElements(question.task);

        story.whenIncidentIsRepaired(answer(question.answer));
        story.thenIt().hasNoActiveIncidents().hasCompletedElements(question.task);
    }

    @ParameterizedTest
    @EnumSource
    void shouldStopAtAnAgencysTaskCompletedPastThePortalAndGoOnWithTheAnswer(AgencyQuestion question) {
        givenAsked(question);

        story.whenTaskIsCompletedPastThePortal("health");
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(answer(question.answer));
        story.thenIt().hasNoActiveIncidents().hasCompletedElements(question.scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {JobTypes.REQUESTS_ASK_AGENCIES, JobTypes.READINESS_COMPARE})
    void shouldStopWhenTheDatabaseStaysAwayAndGoOnWhenItIsResolved(String jobType) {
        givenAsked(AgencyQuestion.COMMITMENT);
        story.givenReadinessIs(4, 4).givenTheNextCallsFail(jobType, 3);
        story.whenAgencyAnswers("health", COMMIT);
        if (jobType.equals(JobTypes.READINESS_COMPARE)) {
            story.whenAgencyAnswers("health", ASSESSED);
        }
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(Map.of());

        story.thenIt().hasNoActiveIncidents();
    }

    // --- words of this suite -------------------------------------------------------------------------------------

    private void given(Tier tier, String... agencies) {
        story.givenAPartnershipWith(agencies).givenItIsIn(ProcessIds.SET_UP_FOUNDATIONS, tier);
    }

    /** The process has come to this question. */
    private void givenAsked(Question question) {
        given(question == Question.PREPARE ? Tier.FULL : Tier.STANDARD, "health");
        switch (question) {
            case SETTLE -> story.whenAgencyAnswers("health", RESERVE);
            case PREPARE ->
                story.givenReadinessIs(1, 1).whenAgencyAnswers("health", COMMIT).whenAgencyAnswers("health", ASSESSED);
            case GOVERN -> story.whenAgencyAnswers("health", COMMIT);
            case RISKS -> story.whenAgencyAnswers("health", COMMIT).whenAnswers(LEAD_OFFICER, AGREED);
        }
        story.thenIt().hasActiveElements(question.task);
    }

    /** Health, the only agency, has come to this question. */
    private void givenAsked(AgencyQuestion question) {
        given(Tier.FULL, "health");
        if (question == AgencyQuestion.READINESS) {
            story.whenAgencyAnswers("health", COMMIT);
        }
        story.thenIt().hasActiveElements(question.task);
    }

    private static Map<String, Object> answer(Outcome outcome) {
        return Map.of(VariableNames.SUBMISSION_ID, UUID.randomUUID().toString(), VariableNames.OUTCOME, outcome.name());
    }

    private void thenFoundationsAreLaid() {
        story.thenIt().isCompleted().hasCompletedElements(SetUpFoundations.END_FOUNDATIONS_LAID);
    }
}
