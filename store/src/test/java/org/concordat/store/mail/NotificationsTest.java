package org.concordat.store.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.BOARD_MEMBER;
import static org.concordat.store.support.Sample.CHAIR_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Standing;
import org.concordat.store.absences.Absences;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.mail.Notifications.Audience;
import org.concordat.store.mail.Notifications.Level;
import org.concordat.store.mail.Notifications.Message;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@StoreTest
class NotificationsTest {

    private final Notifications notifications;
    private final MailQueue mails;
    private final Requests requests;
    private final Submissions submissions;
    private final Lifecycle lifecycle;
    private final Events events;
    private final Absences absences;
    private final RequestRepository rows;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();
    private UUID request = UUID.randomUUID();

    NotificationsTest(
            Notifications notifications,
            MailQueue mails,
            Requests requests,
            Submissions submissions,
            Lifecycle lifecycle,
            Events events,
            Absences absences,
            RequestRepository rows,
            Sample sample) {
        this.notifications = notifications;
        this.mails = mails;
        this.requests = requests;
        this.submissions = submissions;
        this.lifecycle = lifecycle;
        this.events = events;
        this.absences = absences;
        this.rows = rows;
        this.sample = sample;
    }

    @BeforeEach
    void givenHealthIsAsked() {
        sample.directory();
        partnership = sample.proposed();
        request = sample.asked(partnership, HEALTH);
    }

    @Test
    void shouldRemindTheAddresseesOnly() {
        // when
        notifications.chase(request, Level.REMINDER, "job-1");

        // then
        assertThat(mails()).containsExactly(Kind.REMINDER + " to " + HEALTH_REP);
        assertThat(events.of(partnership)).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Events.Kind.REMINDED);
            assertThat(event.requestId()).isEqualTo(request);
            assertThat(event.agencyId()).isEqualTo(HEALTH);
        });
    }

    @Test
    void shouldTellTheAddresseesOnlyOfANewTaskAndOnce() {
        // when
        notifications.newTask(rows.get(request));
        notifications.newTask(rows.get(request));

        // then
        assertThat(mails()).containsExactly(Kind.NEW_TASK + " to " + HEALTH_REP);
    }

    @Test
    void shouldNotTellOfANewTaskThatIsClosedAlready() {
        // given
        requests.close(request);

        // when
        notifications.newTask(rows.get(request));

        // then
        assertThat(mails()).isEmpty();
    }

    @Test
    void shouldTellTheNamedDeputyOfNewTasksAndRemindersWhileTheAddresseeIsAway() {
        // given
        sample.person("p-second-deputy", Function.DEPUTY, HEALTH, null);
        away(HEALTH_REP, HEALTH_DEPUTY);

        // when
        notifications.newTask(rows.get(request));
        notifications.chase(request, Level.REMINDER, "job-1");

        // then
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        Kind.NEW_TASK + " to " + HEALTH_REP,
                        Kind.NEW_TASK + " to " + HEALTH_DEPUTY,
                        Kind.REMINDER + " to " + HEALTH_REP,
                        Kind.REMINDER + " to " + HEALTH_DEPUTY);
    }

    @Test
    void shouldTellEveryDeputyWhenNobodyIsNamed() {
        // given
        sample.person("p-second-deputy", Function.DEPUTY, HEALTH, null);
        away(HEALTH_REP, "");

        // then
        thenAreTold(HEALTH_REP, HEALTH_DEPUTY, "p-second-deputy");
    }

    @Test
    void shouldTellEveryDeputyWhenWhoIsNamedIsAwayAsWell() {
        // given
        sample.person("p-second-deputy", Function.DEPUTY, HEALTH, null);
        away(HEALTH_REP, HEALTH_DEPUTY);
        away(HEALTH_DEPUTY, "");

        // then
        thenAreTold(HEALTH_REP, HEALTH_DEPUTY, "p-second-deputy");
    }

    @Test
    void shouldTellTheDeputiesOfTheAgencyWhenWhoIsNamedMayNotAnswerThis() {
        // given a representative who names the deputy of a body
        sample.person(HEALTH_REP, Function.BOARD_MEMBER, null, BOARD);
        away(HEALTH_REP, CHAIR_DEPUTY);

        // then
        thenAreTold(HEALTH_REP, HEALTH_DEPUTY);
    }

    @Test
    void shouldTellNobodyElseWhenWhoIsNamedIsAskedAnyway() {
        // given
        sample.person("p-both", Function.REPRESENTATIVE, HEALTH, null);
        sample.person("p-both", Function.DEPUTY, HEALTH, null);
        away(HEALTH_REP, "p-both");

        // then
        thenAreTold(HEALTH_REP, "p-both");
    }

    @Test
    void shouldNotTellTheDeputyBeforeTheAbsenceBegins() {
        // given
        absences.enter(
                UUID.randomUUID(), HEALTH_REP, new EnterAbsence("2026-11-21", "2026-11-27", HEALTH_DEPUTY), HEALTH_REP);

        // then
        thenAreTold(HEALTH_REP);
    }

    private void away(String person, String deputy) {
        absences.enter(UUID.randomUUID(), person, new EnterAbsence("2026-11-20", "2026-11-27", deputy), person);
    }

    private void thenAreTold(String... people) {
        notifications.newTask(rows.get(request));
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        Stream.of(people).map(id -> Kind.NEW_TASK + " to " + id).toArray(String[]::new));
    }

    @Test
    void shouldTellTheDeputiesAndTheAddresseesAtTheNextLevel() {
        // when
        notifications.chase(request, Level.DEPUTY, "job-1");

        // then
        assertThat(mails())
                .containsExactlyInAnyOrder(Kind.DEPUTY + " to " + HEALTH_REP, Kind.DEPUTY + " to " + HEALTH_DEPUTY);
        assertThat(lastEvent()).isEqualTo(Events.Kind.DEPUTY_TOLD);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void shouldChaseOnceWhenTheJobRunsTwiceAndAgainWhenItIsAnotherJob(Level level) {
        // given
        notifications.chase(request, level, "job-1");
        int once = mails().size();
        int told = events.of(partnership).size();

        // when
        notifications.chase(request, level, "job-1");

        // then
        assertThat(mails()).hasSize(once);
        assertThat(events.of(partnership)).hasSize(told);

        // when
        notifications.chase(request, level, "job-2");

        // then
        assertThat(mails()).hasSize(2 * once);
        assertThat(events.of(partnership)).hasSize(told + 1);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void shouldNotChaseAnAnswerThatIsThere(Level level) {
        // given
        submissions.submit(request, UUID.randomUUID(), HEALTH_REP, Sample.accept(HEALTH_REP));

        // then
        thenNobodyIsChased(level);
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void shouldNotChaseAnAnswerWhoseTimeIsOver(Level level) {
        // given
        requests.close(request);

        // then
        thenNobodyIsChased(level);
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "WITHDRAWN"})
    void shouldNotChaseForAPartnershipThatHasEnded(Standing ended) {
        // given
        lifecycle.recordSetUp(partnership, ended);

        // then
        thenNobodyIsChased(Level.REMINDER);
    }

    @Test
    void shouldStillChaseForAPartnershipThatGoesOn() {
        // given
        lifecycle.recordSetUp(partnership, Standing.SET_UP);

        // when
        notifications.chase(request, Level.REMINDER, "job-1");

        // then
        assertThat(mails()).hasSize(1);
    }

    @Test
    void shouldNotTellTheTimelineOfAReminderThatReachedNobody() {
        // given
        sample.deactivate(HEALTH_REP);

        // then
        thenNobodyIsChased(Level.REMINDER);
    }

    private void thenNobodyIsChased(Level level) {
        int told = events.of(partnership).size();
        notifications.chase(request, level, "job-1");
        assertThat(mails()).isEmpty();
        assertThat(events.of(partnership)).hasSize(told);
    }

    @Test
    void shouldTellTheRepresentativesOfEveryAskedAgencyTheLeadOfficerAndTheProposerOnce() {
        // given
        partnership = sample.proposedBy(BOARD_MEMBER, SCHOOLS_REP);
        sample.asked(partnership);

        // when: the job runs twice
        notifications.tell(partnership, Message.SET_UP_DECIDED, Audience.INVOLVED, "job-1");
        notifications.tell(partnership, Message.SET_UP_DECIDED, Audience.INVOLVED, "job-1");

        // then
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        Kind.SET_UP_DECIDED + " to " + HEALTH_REP,
                        Kind.SET_UP_DECIDED + " to " + POLICE_REP,
                        Kind.SET_UP_DECIDED + " to " + SCHOOLS_REP,
                        Kind.SET_UP_DECIDED + " to " + BOARD_MEMBER);
    }

    @Test
    void shouldTellSomebodyOnceWhoIsInvolvedTwice() {
        // given: the representatives asked are the proposer and the lead officer as well
        notifications.tell(partnership, Message.SET_UP_DECIDED, Audience.INVOLVED, "job-1");

        // then
        assertThat(mails())
                .containsExactlyInAnyOrder(
                        Kind.SET_UP_DECIDED + " to " + HEALTH_REP, Kind.SET_UP_DECIDED + " to " + POLICE_REP);
    }

    @Test
    void shouldNotTellAgenciesThatWereOnlyNamedNorPeopleWhoHaveLeft() {
        // given
        partnership = sample.proposedBy(BOARD_MEMBER, SCHOOLS_REP);
        sample.deactivate(BOARD_MEMBER);

        // when
        notifications.tell(partnership, Message.SET_UP_DECIDED, Audience.INVOLVED, "job-1");

        // then
        assertThat(mails()).containsExactly(Kind.SET_UP_DECIDED + " to " + SCHOOLS_REP);
    }

    @Test
    void shouldKnowAMessageByTheKeyThatModelsUse() {
        assertThat(Message.ofKey("set-up-decided")).isEqualTo(Message.SET_UP_DECIDED);
        assertThatIllegalArgumentException().isThrownBy(() -> Message.ofKey("something-else"));
    }

    private List<String> mails() {
        return mails.about(partnership).stream().map(NotificationsTest::inWords).toList();
    }

    private static String inWords(Mail mail) {
        return mail.kind() + " to " + mail.recipientId();
    }

    private Events.Kind lastEvent() {
        return events.of(partnership).stream().map(Event::kind).toList().getLast();
    }
}
