package org.concordat.processtests.setup;

import static org.concordat.domain.requests.Addressee.INITIATING_BODY_CHAIR;
import static org.concordat.domain.requests.Addressee.LEAD_OFFICER;
import static org.concordat.domain.requests.Addressee.PROPOSER;
import static org.concordat.domain.requests.Outcome.ACCEPT;
import static org.concordat.domain.requests.Outcome.APPROVE;
import static org.concordat.domain.requests.Outcome.ASK;
import static org.concordat.domain.requests.Outcome.CHANGE;
import static org.concordat.domain.requests.Outcome.CHANGED;
import static org.concordat.domain.requests.Outcome.DECLINE;
import static org.concordat.domain.requests.Outcome.DESCRIBED;
import static org.concordat.domain.requests.Outcome.NOT_ANSWERED;
import static org.concordat.domain.requests.Outcome.RATED;
import static org.concordat.domain.requests.Outcome.REPLIED;
import static org.concordat.domain.requests.Outcome.REWORK;
import static org.concordat.domain.requests.Outcome.SEND;
import static org.concordat.domain.requests.Outcome.STOP;
import static org.concordat.domain.requests.Outcome.WITHDRAW;
import static org.concordat.processtests.story.Story.deputyOf;
import static org.concordat.processtests.story.Story.reminderTo;
import static org.concordat.processtests.story.Story.told;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.ElementIds.PartnershipSetUp;
import org.concordat.processes.JobTypes;
import org.concordat.processes.ProcessIds;
import org.concordat.processes.VariableNames;
import org.concordat.processtests.story.ProcessTest;
import org.concordat.processtests.story.Story;
import org.concordat.store.partnerships.DesignSuggestions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest(stages = "set-up")
class PartnershipSetUpTest {

    private static final Duration CHASE_EVERY = Duration.ofDays(30);

    /** The questions to a single person; limits as the decision SetUpTimeLimits has them. */
    enum Question {
        CHECK(LEAD_OFFICER, PartnershipSetUp.TASK_CHECK_PROPOSAL, WITHDRAW, new TimeLimit(3, 5, 10)),
        CHANGE(PROPOSER, PartnershipSetUp.TASK_CHANGE_PROPOSAL, CHANGED, new TimeLimit(5, 8, 15)),
        NEEDS(LEAD_OFFICER, PartnershipSetUp.TASK_DESCRIBE_NEEDS, DESCRIBED, new TimeLimit(5, 8, 15)),
        DECIDE(INITIATING_BODY_CHAIR, PartnershipSetUp.TASK_DECIDE_SET_UP, STOP, new TimeLimit(5, 8, 15));

        final Addressee person;
        final String task;
        /** An answer after which nobody else is asked, or somebody else. */
        final Outcome lastAnswer;

        final TimeLimit limit;

        Question(Addressee person, String task, Outcome lastAnswer, TimeLimit limit) {
            this.person = person;
            this.task = task;
            this.lastAnswer = lastAnswer;
            this.limit = limit;
        }
    }

    @Autowired
    private Story story;

    // --- paths ---------------------------------------------------------------------------------------------------

    @Test
    void shouldBeSetUpWhenEveryAgencyAcceptsAndTheChairApproves() {
        givenSetUpWith("health", "education", "police");

        story.whenAnswers(LEAD_OFFICER, SEND)
                .whenAgencyAnswers("police", ACCEPT)
                .whenAgencyAnswers("health", ACCEPT)
                .whenAgencyAnswers("education", ACCEPT)
                .whenAnswers(INITIATING_BODY_CHAIR, APPROVE);

        thenEndsAs("SET_UP", PartnershipSetUp.END_SET_UP);
        story.thenMailsAre(told("SET_UP_DECIDED"));
    }

    @Test
    void shouldCollectWhatEachAgencyAnsweredInTheOrderAsked() {
        givenSetUpWith("health", "education", "police");

        story.whenAnswers(LEAD_OFFICER, SEND)
                .whenAgencyAnswers("police", ACCEPT)
                .whenAgencyAnswers("education", DECLINE)
                .whenAgencyAnswers("health", ACCEPT);

        thenAnswersAre(
                story.answerOf("health", ACCEPT),
                story.answerOf("education", DECLINE),
                story.answerOf("police", ACCEPT));
    }

    @Test
    void shouldStopWhenTheChairSaysSo() {
        givenSetUpWith("health");

        story.whenAnswers(LEAD_OFFICER, SEND)
                .whenAgencyAnswers("health", DECLINE)
                .whenAnswers(INITIATING_BODY_CHAIR, STOP);

        thenEndsAs("STOPPED", PartnershipSetUp.END_STOPPED);
        story.thenMailsAre(told("SET_UP_DECIDED"));
    }

    @Test
    void shouldEndWhenTheLeadOfficerWithdrawsTheProposal() {
        givenSetUpWith("health");

        story.whenAnswers(LEAD_OFFICER, WITHDRAW);

        thenEndsAs("WITHDRAWN", PartnershipSetUp.END_WITHDRAWN);
        story.thenIt().hasNotActivatedElements(PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY);
    }

    @Test
    void shouldCheckAgainAfterTheProposerChangedTheProposal() {
        givenSetUpWith("health");

        story.whenAnswers(LEAD_OFFICER, CHANGE).whenAnswers(PROPOSER, CHANGED).whenAnswers(LEAD_OFFICER, SEND);

        story.thenIt()
                .hasCompletedElement(PartnershipSetUp.SUB_PROCESS_CHECK_PROPOSAL, 2)
                .hasCompletedElement(PartnershipSetUp.SUB_PROCESS_CHANGE_PROPOSAL, 1)
                .hasActiveElements(PartnershipSetUp.TASK_ANSWER_INVITATION);
    }

    @Test
    void shouldGoStraightToTheChairWhenThereIsNoAgencyToAsk() {
        givenSetUpWith();

        story.whenAnswers(LEAD_OFFICER, SEND).whenAnswers(INITIATING_BODY_CHAIR, STOP);

        thenAnswersAre();
        thenEndsAs("STOPPED", PartnershipSetUp.END_STOPPED);
    }

    @ParameterizedTest
    @EnumSource(names = {"STANDARD", "FULL"})
    void shouldHaveTheNeedsDescribedFirstAndTheFoundationsLaidLast(Tier tier) {
        givenSetUpWith("health");
        story.givenStageEndsWith(ProcessIds.SET_UP_FOUNDATIONS, Map.of(VariableNames.OUTCOME, RATED.name()));

        story.whenIsSent(tier);
        story.thenIt()
                .hasActiveElements(PartnershipSetUp.TASK_DESCRIBE_NEEDS)
                .hasVariable(VariableNames.TIER, tier.name())
                .hasNotActivatedElements(PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY);
        story.whenAnswers(LEAD_OFFICER, DESCRIBED).whenAgencyAnswers("health", ACCEPT);

        story.whenAnswers(INITIATING_BODY_CHAIR, APPROVE);
        thenEndsAs("SET_UP", PartnershipSetUp.END_SET_UP);
        story.thenIt().hasCompletedElement(PartnershipSetUp.CALL_SET_UP_FOUNDATIONS, 1);
    }

    @Test
    void shouldLayNoFoundationsWhenNobodyTakesPart() {
        givenSetUpWith("health");

        story.whenIsSent(Tier.FULL).whenAnswers(LEAD_OFFICER, DESCRIBED).whenAgencyAnswers("health", DECLINE);

        story.thenIt()
                .hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP)
                .hasNotActivatedElements(PartnershipSetUp.CALL_SET_UP_FOUNDATIONS);
    }

    @Test
    void shouldLayTheFoundationsAgainWhenTheChairWantsThemGoneThrough() {
        givenSetUpWith("health");
        story.givenStageEndsWith(ProcessIds.SET_UP_FOUNDATIONS, Map.of(VariableNames.OUTCOME, RATED.name()));
        story.whenIsSent(Tier.STANDARD).whenAnswers(LEAD_OFFICER, DESCRIBED).whenAgencyAnswers("health", ACCEPT);

        story.whenAnswers(INITIATING_BODY_CHAIR, REWORK).whenAnswers(INITIATING_BODY_CHAIR, APPROVE);

        thenEndsAs("SET_UP", PartnershipSetUp.END_SET_UP);
        story.thenIt().hasCompletedElement(PartnershipSetUp.CALL_SET_UP_FOUNDATIONS, 2);
        story.thenMailsAre(told("SET_UP_DECIDED"));
    }

    @Test
    void shouldGoBackToTheProposerWhenTheChairWantsTheProposalChanged() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ACCEPT);

        story.whenAnswers(INITIATING_BODY_CHAIR, CHANGE)
                .whenAnswers(PROPOSER, CHANGED)
                .whenAnswers(LEAD_OFFICER, SEND)
                .whenAgencyAnswers("health", ACCEPT)
                .whenAnswers(INITIATING_BODY_CHAIR, APPROVE);

        thenEndsAs("SET_UP", PartnershipSetUp.END_SET_UP);
        story.thenIt().hasCompletedElement(PartnershipSetUp.TASK_ASK_AGENCIES, 2);
        story.thenMailsAre(told("SET_UP_DECIDED"));
    }

    @Test
    void shouldAskTheAgenciesAtOnceWhenTheSetUpIsLight() {
        givenSetUpWith("health");

        story.whenIsSent(Tier.LIGHT);

        story.thenIt()
                .hasActiveElements(PartnershipSetUp.TASK_ANSWER_INVITATION)
                .hasNotActivatedElements(PartnershipSetUp.SUB_PROCESS_DESCRIBE_NEEDS);
    }

    @Test
    void shouldAskTheAgenciesAtOnceWhenTheCheckCameFromAFormWithoutTiers() {
        givenSetUpWith("health");

        story.whenAnswers(LEAD_OFFICER, SEND);

        story.thenIt()
                .hasActiveElements(PartnershipSetUp.TASK_ANSWER_INVITATION)
                .hasNotActivatedElements(PartnershipSetUp.SUB_PROCESS_DESCRIBE_NEEDS);
    }

    @Test
    void shouldSuggestATierBeforeTheCheckAndAgainAfterAChange() {
        story.givenAPartnershipWith("health", "education")
                .givenItsProposalSays(MoneyBand.NONE, Risk.HIGH, StatutoryDuty.NO)
                .givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);
        story.whenAnswers(LEAD_OFFICER, CHANGE).thenSuggestedTiersAre("FULL HIGH_RISK");

        story.givenItsProposalSays(MoneyBand.NONE, Risk.LOW, StatutoryDuty.NO).whenAnswers(PROPOSER, CHANGED);

        story.thenSuggestedTiersAre("FULL HIGH_RISK", "LIGHT SMALL");
        story.thenIt().hasActiveElements(PartnershipSetUp.TASK_CHECK_PROPOSAL);
    }

    @Test
    void shouldSuggestTheUsualTierForAProposalOfAnEarlierVersion() {
        story.givenAPartnershipWith("health", "education")
                .givenItsProposalSays(null, null, null)
                .givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);

        story.thenSuggestedTiersAre("STANDARD MONEY_NOT_KNOWN");
        story.thenIt().hasActiveElements(PartnershipSetUp.TASK_CHECK_PROPOSAL);
    }

    @Test
    void shouldSuggestModelFormAndMissingAgenciesWithTheTier() {
        story.givenAPartnershipWith("health", "schools")
                .givenItsDesignSays(new DesignSuggestions.Facts(
                        MainReason.BETTER_SERVICE,
                        JointWorking.COORDINATION,
                        WorkingModel.COORDINATED_DELIVERY,
                        List.of(GroupAspect.PUBLIC_CARE),
                        Set.of(AgencyKind.HEALTH, AgencyKind.SCHOOLS)))
                .givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);

        story.thenSuggestedForItsDesignIs(
                "MODEL CENTRE_BASED_DELIVERY FULLER_SERVICE",
                "FORM STEERING_GROUP SIMPLEST",
                "AGENCY SOCIAL_SERVICES PUBLIC_CARE_SOCIAL_SERVICES",
                "AGENCY VOLUNTARY ANY_GROUP_VOLUNTARY",
                "AGENCY SERVICE_USERS ANY_GROUP_SERVICE_USERS");
    }

    @Test
    void shouldSuggestNoModelAndNoFormForAProposalOfAnEarlierVersion() {
        story.givenAPartnershipWith("health").givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);

        story.thenSuggestedForItsDesignIs(
                "AGENCY VOLUNTARY ANY_GROUP_VOLUNTARY", "AGENCY SERVICE_USERS ANY_GROUP_SERVICE_USERS");
    }

    // --- questions of agencies, and the next level -----------------------------------------------------------------

    @Test
    void shouldAskAnAgencyAgainWhenItsQuestionIsAnswered() {
        givenSetUpWith("health", "education");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("education", ACCEPT);

        story.whenAgencyAnswers("health", ASK)
                .whenAnswers(LEAD_OFFICER, REPLIED)
                .whenAgencyAnswers("health", ACCEPT);

        thenAnswersAre(story.answerOf("health", ACCEPT), story.answerOf("education", ACCEPT));
        story.thenIt()
                .hasCompletedElement(PartnershipSetUp.SUB_PROCESS_ANSWER_QUESTION, 1)
                .hasCompletedElement(PartnershipSetUp.SUB_PROCESS_INVITE_AGENCY, 3);
    }

    @Test
    void shouldLetAnAgencyAskAsOftenAsItWants() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND);

        story.whenAgencyAnswers("health", ASK)
                .whenAnswers(LEAD_OFFICER, REPLIED)
                .whenAgencyAnswers("health", ASK)
                .whenAnswers(LEAD_OFFICER, REPLIED)
                .whenAgencyAnswers("health", DECLINE);

        thenAnswersAre(story.answerOf("health", DECLINE));
    }

    @Test
    void shouldRemindTheLeadOfficerOfAQuestionAndAskTheAgencyAgainWithoutAReply() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ASK);
        String lead = LEAD_OFFICER.name();

        story.whenWorkingDaysPass(2, lead).thenMailsAre(reminderTo(lead));
        story.whenWorkingDaysPass(1).thenMailsAre(reminderTo(lead), deputyOf(lead));
        story.whenWorkingDaysPass(2);

        story.whenAgencyAnswers("health", ACCEPT);
        thenAnswersAre(story.answerOf("health", ACCEPT));
        story.thenIt().hasCompletedElements(PartnershipSetUp.END_ANSWER_QUESTION_CLOSED);
    }

    @Test
    void shouldWaitForTheNewDeadlineOfAQuestionWhenItHasMoved() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ASK);

        story.whenDeadlineMovesAndTheEngineIsNotTold(LEAD_OFFICER.name(), new TimeLimit(8, 9, 10))
                .whenWorkingDaysPass(6);
        story.thenIt()
                .hasCompletedElement(PartnershipSetUp.TASK_CLOSE_ANSWER_QUESTION, 1)
                .hasActiveElements(PartnershipSetUp.TASK_WAIT_FOR_ANSWER_QUESTION_DEADLINE);
        story.whenDeadlineMoves(LEAD_OFFICER.name(), new TimeLimit(1, 2, 3));
        story.whenAnswers(LEAD_OFFICER, REPLIED).whenAgencyAnswers("health", ACCEPT);

        thenAnswersAre(story.answerOf("health", ACCEPT));
    }

    @Test
    void shouldAskTheSeniorOfficerWhenNobodyAnswersAndTakeTheAnswer() {
        givenSetUpWith("health");
        story.givenItsAgenciesHaveSeniorOfficers();
        story.whenAnswers(LEAD_OFFICER, SEND).whenWorkingDaysPass(15, "health");
        story.thenIt().hasCompletedElements(PartnershipSetUp.TASK_ASK_AGAIN);

        story.whenAgencyAnswers("health", ACCEPT);

        thenAnswersAre(story.answerOf("health", ACCEPT));
        story.thenIt()
                .hasCompletedElement(PartnershipSetUp.SUB_PROCESS_INVITE_AGENCY, 2)
                .hasVariable(VariableNames.ANSWERS, List.of(story.answerOf("health", ACCEPT)));
    }

    @Test
    void shouldCountTheTimeOfTheSeniorOfficerByItselfAndThenRecordThatNobodyAnswered() {
        givenSetUpWith("health");
        story.givenItsAgenciesHaveSeniorOfficers();
        story.whenAnswers(LEAD_OFFICER, SEND).whenWorkingDaysPass(15, "health");
        story.thenIt().hasCompletedElements(PartnershipSetUp.TASK_ASK_AGAIN);

        story.thenMailsAre(reminderTo("health"), deputyOf("health"));
        story.whenWorkingDaysPass(3, "health")
                .thenMailsAre(reminderTo("health"), deputyOf("health"), reminderTo("health"));
        story.whenWorkingDaysPass(7);

        thenAnswersAre(story.answerOf("health", NOT_ANSWERED));
        story.thenIt().hasCompletedElements(PartnershipSetUp.END_NOBODY_LEFT);
    }

    @Test
    void shouldAnswerAQuestionOfTheSeniorOfficerAndAskTheSeniorOfficerAgain() {
        givenSetUpWith("health");
        story.givenItsAgenciesHaveSeniorOfficers();
        story.whenAnswers(LEAD_OFFICER, SEND).whenWorkingDaysPass(15, "health");
        story.thenIt().hasCompletedElements(PartnershipSetUp.TASK_ASK_AGAIN);

        story.whenAgencyAnswers("health", ASK).whenAnswers(LEAD_OFFICER, REPLIED);
        story.whenWorkingDaysPass(10, "health");

        thenAnswersAre(story.answerOf("health", NOT_ANSWERED));
        story.thenIt().hasCompletedElement(PartnershipSetUp.SUB_PROCESS_INVITE_AGENCY, 3);
    }

    // --- timers --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void shouldRemindAPersonThenAskTheDeputyAndGoOnAskingUntilThereIsAnAnswer(Question question) {
        givenSetUpWith();
        givenAsked(question);
        Addressee person = question.person;

        String who = person.name();
        story.whenWorkingDaysPass(question.limit.remindAfter(), who).thenMailsAre(reminderTo(who));
        story.whenWorkingDaysPass(question.limit.deputyAfter() - question.limit.remindAfter())
                .thenMailsAre(reminderTo(who), deputyOf(who));
        story.whenWorkingDaysPass(question.limit.dueAfter() - question.limit.deputyAfter())
                .thenMailsAre(reminderTo(who), deputyOf(who), deputyOf(who));
        story.whenTimePasses(CHASE_EVERY).thenMailsAre(reminderTo(who), deputyOf(who), deputyOf(who), deputyOf(who));
        story.whenTimePasses(CHASE_EVERY)
                .thenMailsAre(reminderTo(who), deputyOf(who), deputyOf(who), deputyOf(who), deputyOf(who));
        story.thenIt().hasActiveElements(question.task);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAskNobodyAgainAfterAPersonHasAnswered(Question question) {
        givenSetUpWith();
        givenAsked(question);
        Addressee person = question.person;
        story.whenWorkingDaysPass(question.limit.remindAfter(), person.name())
                .thenMailsInclude(reminderTo(person.name()));

        story.whenAnswers(person, question.lastAnswer);
        story.thenIt().hasCompletedElements(question.task);

        story.whenTimePasses(CHASE_EVERY);
        story.thenNoMailTo(deputyOf(person.name()));
    }

    @Test
    void shouldRemindEachAgencyAndItsDeputyByItself() {
        givenSetUpWith("health", "education");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("education", ACCEPT);

        story.whenWorkingDaysPass(5, "health").thenMailsAre(reminderTo("health"));
        story.whenWorkingDaysPass(3).thenMailsAre(reminderTo("health"), deputyOf("health"));
    }

    @Test
    void shouldCloseTheRequestOfAnAgencyThatDoesNotAnswerInTime() {
        givenSetUpWith("health", "education");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("education", ACCEPT);

        story.whenWorkingDaysPass(15, "health");

        thenAnswersAre(story.answerOf("health", NOT_ANSWERED), story.answerOf("education", ACCEPT));
        story.thenIt()
                .hasCompletedElements(PartnershipSetUp.END_ANSWER_INVITATION_CLOSED)
                .hasTerminatedElements(PartnershipSetUp.TASK_ANSWER_INVITATION);
    }

    @Test
    void shouldTakeTheStoredAnswerWhenTheDeadlineComesBeforeTheEngineHearsOfIt() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswersAndTheEngineIsNotTold("health", ACCEPT);

        story.whenWorkingDaysPass(15, "health");

        thenAnswersAre(story.answerOf("health", ACCEPT));
    }

    @Test
    void shouldWaitForTheNewDeadlineWhenItHasMoved() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenDeadlineMoves("health", new TimeLimit(18, 19, 20));

        story.whenWorkingDaysPass(17);
        story.thenMailsAre();
        story.thenIt().hasActiveElements(PartnershipSetUp.TASK_ANSWER_INVITATION);

        story.whenWorkingDaysPass(1).thenMailsAre(reminderTo("health"));
        story.whenWorkingDaysPass(2);
        thenAnswersAre(story.answerOf("health", NOT_ANSWERED));
    }

    @Test
    void shouldMoveADeadlineToAnEarlierDay() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenDeadlineMoves("health", new TimeLimit(1, 1, 2));

        story.whenWorkingDaysPass(2);

        thenAnswersAre(story.answerOf("health", NOT_ANSWERED));
    }

    @Test
    void shouldAskOnWhenTheDeadlineHasMovedAndTheMessageIsLost() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND)
                .whenDeadlineMovesAndTheEngineIsNotTold("health", new TimeLimit(18, 19, 20));

        story.whenWorkingDaysPass(16);
        story.thenIt()
                .hasCompletedElement(PartnershipSetUp.TASK_CLOSE_ANSWER_INVITATION, 1)
                .hasActiveElements(PartnershipSetUp.TASK_WAIT_FOR_ANSWER_INVITATION_DEADLINE);
        story.whenAgencyAnswers("health", ACCEPT);

        thenAnswersAre(story.answerOf("health", ACCEPT));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRemindByTheNewDatesWhenAPersonsDeadlineHasMoved(Question question) {
        givenSetUpWith();
        givenAsked(question);
        Addressee person = question.person;

        story.whenDeadlineMoves(person.name(), new TimeLimit(20, 25, 30));

        story.whenWorkingDaysPass(19);
        story.thenNoMailTo(reminderTo(person.name()));
        story.whenWorkingDaysPass(1).thenMailsInclude(reminderTo(person.name()));
    }

    // --- errors --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource
    void shouldStopAtATaskCompletedPastThePortalAndGoOnWithTheAnswer(Question question) {
        givenSetUpWith();
        givenAsked(question);
        Addressee person = question.person;

        story.whenTaskIsCompletedPastThePortal(person.name());
        story.thenIt().hasActiveIncidents().hasActiveElements(question.task);

        story.whenIncidentIsRepaired(answer(question.lastAnswer));
        story.thenIt().hasNoActiveIncidents().hasCompletedElements(question.task);
    }

    @Test
    void shouldStopAtAnInvitationAnsweredPastThePortalAndGoOnWithTheAnswer() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND);

        story.whenTaskIsCompletedPastThePortal("health");
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(answer(ACCEPT));
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    @Test
    void shouldStopAtAReplyPastThePortalAndGoOnWithTheReply() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ASK);

        story.whenTaskIsCompletedPastThePortal(LEAD_OFFICER.name());
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(answer(REPLIED));
        story.whenAgencyAnswers("health", ACCEPT);
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    @Test
    void shouldRaiseAnIncidentWhenAskingAgainFailsAndGoOnWhenItIsResolved() {
        givenSetUpWith("health");
        story.givenTheNextCallsFail(JobTypes.REQUESTS_ASK_AGAIN, 3);
        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ASK).whenAnswers(LEAD_OFFICER, REPLIED);
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(Map.of());

        story.whenAgencyAnswers("health", ACCEPT);
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    @Test
    void shouldTryAgainWhenTheDatabaseFailsForAMoment() {
        givenSetUpWith("health");
        story.givenTheNextCallsFail(JobTypes.REQUESTS_ASK_AGENCIES, 2);

        story.whenAnswers(LEAD_OFFICER, SEND).whenAgencyAnswers("health", ACCEPT);

        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {JobTypes.PROPOSALS_DESCRIBE, JobTypes.PROPOSALS_SUGGEST_TIER})
    void shouldStopBeforeTheCheckWhenNothingCanBeSuggestedAndGoOnWhenItIsResolved(String jobType) {
        story.givenAPartnershipWith("health")
                .givenTheNextCallsFail(jobType, 3)
                .givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);
        story.thenIt().hasActiveIncidents().hasNotActivatedElements(PartnershipSetUp.SUB_PROCESS_CHECK_PROPOSAL);

        story.whenIncidentIsRepaired(Map.of());

        story.thenSuggestedTiersAre("LIGHT SMALL");
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_CHECK_PROPOSAL);
    }

    @Test
    void shouldRaiseAnIncidentWhenAskingFailsAgainAndAgainAndGoOnWhenItIsResolved() {
        givenSetUpWith("health");
        story.givenTheNextCallsFail(JobTypes.REQUESTS_ASK_AGENCIES, 3);
        story.whenAnswers(LEAD_OFFICER, SEND);
        story.thenIt().hasActiveIncidents();

        story.whenIncidentIsRepaired(Map.of());

        story.whenAgencyAnswers("health", ACCEPT);
        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    @Test
    void shouldTakeTheAnswerThoughTheReminderCannotBeSent() {
        givenSetUpWith("health");
        story.whenAnswers(LEAD_OFFICER, SEND).givenTheNextCallsFail(JobTypes.NOTIFICATIONS_CHASE, 3);
        story.whenWorkingDaysPass(5, "health").thenIt().hasActiveIncidents();

        story.whenAgencyAnswers("health", ACCEPT);

        story.thenIt().hasNoActiveIncidents().hasActiveElements(PartnershipSetUp.TASK_DECIDE_SET_UP);
    }

    // --- words of this suite -------------------------------------------------------------------------------------

    private void givenSetUpWith(String... agencies) {
        story.givenAPartnershipWith(agencies).givenItIsIn(ProcessIds.PARTNERSHIP_SET_UP);
    }

    /** The process has come to this question. */
    private void givenAsked(Question question) {
        switch (question) {
            case CHECK -> {
                // the first one asked
            }
            case CHANGE -> story.whenAnswers(LEAD_OFFICER, CHANGE);
            case NEEDS -> story.whenIsSent(Tier.STANDARD);
            case DECIDE -> story.whenAnswers(LEAD_OFFICER, SEND);
        }
        story.thenIt().hasActiveElements(question.task);
    }

    private static Map<String, Object> answer(Outcome outcome) {
        return Map.of(VariableNames.SUBMISSION_ID, UUID.randomUUID().toString(), VariableNames.OUTCOME, outcome.name());
    }

    private void thenEndsAs(String outcome, String end) {
        story.thenIt().isCompleted().hasCompletedElements(end).hasVariable(VariableNames.SET_UP_OUTCOME, outcome);
    }

    @SafeVarargs
    private void thenAnswersAre(Map<String, Object>... answers) {
        story.thenIt()
                .hasVariable(VariableNames.ANSWERS, List.of(answers))
                .hasCompletedElements(PartnershipSetUp.SUB_PROCESS_ASK_EVERY_AGENCY);
    }
}
