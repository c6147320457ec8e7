package org.concordat.store.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.mail.MailQueue.State;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@StoreTest
class MailQueueTest {

    private final MailQueue mails;
    private final Sample sample;
    private final TestClock clock;
    private final TwoThreads threads;
    private UUID partnership = UUID.randomUUID();
    private UUID request = UUID.randomUUID();

    MailQueueTest(MailQueue mails, Sample sample, TestClock clock, TwoThreads threads) {
        this.mails = mails;
        this.sample = sample;
        this.clock = clock;
        this.threads = threads;
    }

    @BeforeEach
    void givenARequest() {
        sample.directory();
        partnership = sample.proposed();
        request = sample.asked(partnership, HEALTH);
    }

    @Test
    void shouldAddTheSameMailOnce() {
        assertThat(mails.add(request, null, Kind.REMINDER, "job-1", HEALTH_REP)).isTrue();
        assertThat(mails.add(request, null, Kind.REMINDER, "job-1", HEALTH_REP)).isFalse();
        assertThat(mails.add(null, partnership, Kind.SET_UP_DECIDED, "job-1", HEALTH_REP))
                .isTrue();
        assertThat(mails.add(null, partnership, Kind.SET_UP_DECIDED, "job-1", HEALTH_REP))
                .isFalse();
        assertThat(mails.waitingCount()).isEqualTo(2);
    }

    @Test
    void shouldTellMailsApartByKindOccurrenceRecipientAndSubject() {
        // when
        mails.add(request, null, Kind.REMINDER, "job-1", HEALTH_REP);
        mails.add(request, null, Kind.DEPUTY, "job-1", HEALTH_REP);
        mails.add(request, null, Kind.REMINDER, "job-2", HEALTH_REP);
        mails.add(request, null, Kind.REMINDER, "job-1", HEALTH_DEPUTY);
        mails.add(sample.asked(partnership, HEALTH), null, Kind.REMINDER, "job-1", HEALTH_REP);

        // then
        assertThat(mails.waitingCount()).isEqualTo(5);
    }

    @Test
    void shouldHandOutAMailOnceAndCountTheTry() {
        // given
        addReminder();

        // when
        Mail mail = take();

        // then
        assertThat(mail.recipientId()).isEqualTo(HEALTH_REP);
        assertThat(mail.requestId()).isEqualTo(request);
        assertThat(mail.state()).isEqualTo(State.SENDING);
        assertThat(mail.attempts()).isEqualTo(1);
        assertThat(mails.take()).isEmpty();
    }

    @Test
    void shouldKeepAMailThatWasSent() {
        // given
        addReminder();

        // when
        mails.sent(take());

        // then
        thenStands(State.SENT, null);
        assertThat(mails.needingAttention()).isEmpty();
        assertThat(mails.waitingCount()).isZero();
    }

    @Test
    void shouldComeBackAfterAPauseThatDoublesWhenItWasCertainlyNotSent() {
        // given
        addReminder();

        for (int pause : List.of(2, 4, 8, 16, 32, 64, 128, 256, 300, 300)) {
            // when
            mails.notSent(take(), "The mail server did not answer");

            // then
            clock.advance(Duration.ofSeconds(pause).minusMillis(1));
            assertThat(mails.take()).isEmpty();
            clock.advance(Duration.ofMillis(1));
        }
        assertThat(mails.needingAttention())
                .singleElement()
                .satisfies(mail -> assertThat(mail.lastError()).isEqualTo("The mail server did not answer"));
    }

    @Test
    void shouldNeverRepeatAMailByItselfThatMayHaveArrived() {
        // given
        addReminder();

        // when
        mails.possiblySent(take(), "The connection broke");

        // then
        thenStands(State.POSSIBLY_SENT, "The connection broke");
        thenNeverHandedOut();
    }

    @Test
    void shouldNotTryAMailAgainThatCanNeverBeSent() {
        // given
        addReminder();

        // when
        mails.givenUp(take(), "The address is refused");

        // then
        thenStands(State.GIVEN_UP, "The address is refused");
        thenNeverHandedOut();
        assertThat(mails.needingAttention()).hasSize(1);
    }

    @Test
    void shouldCallAMailPossiblySentWhenItsSenderDied() {
        // given
        addReminder();
        take();

        // then
        clock.advance(Duration.ofMinutes(5));
        assertThat(mails.settleAbandoned(Duration.ofMinutes(5))).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(mails.settleAbandoned(Duration.ofMinutes(5))).isEqualTo(1);
        thenStands(State.POSSIBLY_SENT, "The application stopped while this mail was being sent");
        thenNeverHandedOut();
    }

    @Test
    void shouldNotCallMailsAbandonedThatOnlyWaitOrAreSettled() {
        // given
        addReminder();
        mails.sent(take());
        mails.add(request, null, Kind.NEW_TASK, "task", HEALTH_REP);

        // then
        clock.advance(Duration.ofDays(1));
        assertThat(mails.settleAbandoned(Duration.ofMinutes(5))).isZero();
        assertThat(mails.take()).isPresent();
    }

    @Test
    void shouldSendAMailOnceMoreWhenAnAdministratorSaysSo() {
        // given
        addReminder();
        Mail mail = take();
        mails.possiblySent(mail, "The connection broke");

        // when
        boolean again = mails.sendAgain(mail.id());

        // then
        assertThat(again).isTrue();
        assertThat(mails.sendAgain(mail.id())).as("pressed twice").isFalse();
        assertThat(take().attempts()).isEqualTo(2);
    }

    @Test
    void shouldNotSendAMailAgainThatWaitsOrWasSent() {
        // given
        addReminder();

        // then
        assertThat(mails.sendAgain(only().id())).isFalse();
        Mail mail = take();
        assertThat(mails.sendAgain(mail.id())).isFalse();
        mails.sent(mail);
        assertThat(mails.sendAgain(mail.id())).isFalse();
        assertThat(mails.sendAgain(UUID.randomUUID())).isFalse();
    }

    @Test
    void shouldNotLetASenderThatWasGivenUpSpeakForTheNextOne() {
        // given: the first sender was silent too long, and an administrator had the mail sent again
        addReminder();
        Mail first = take();
        clock.advance(Duration.ofHours(1));
        mails.settleAbandoned(Duration.ofMinutes(5));
        mails.sent(first);
        thenStands(State.POSSIBLY_SENT, "The application stopped while this mail was being sent");
        mails.sendAgain(first.id());
        Mail second = take();

        // when
        mails.notSent(first, "Too late");
        mails.givenUp(first, "Too late");

        // then
        assertThat(only().state()).isEqualTo(State.SENDING);
        mails.sent(second);
        thenStands(State.SENT, null);
    }

    @Test
    void shouldNeverHandTheSameMailToTwoTakers() throws Exception {
        // given
        for (int i = 0; i < 200; i++) {
            mails.add(request, null, Kind.REMINDER, "job-" + i, HEALTH_REP);
        }

        // when
        Both<List<UUID>, List<UUID>> taken = threads.atOnce(this::takeAll, this::takeAll, Duration.ZERO);

        // then
        List<UUID> ids = new ArrayList<>(taken.first());
        ids.addAll(taken.second());
        assertThat(ids).hasSize(200).doesNotHaveDuplicates();
        assertThat(taken.first()).isNotEmpty();
        assertThat(taken.second()).isNotEmpty();
    }

    private List<UUID> takeAll() {
        List<UUID> ids = new ArrayList<>();
        for (Optional<Mail> mail = mails.take(); mail.isPresent(); mail = mails.take()) {
            ids.add(mail.get().id());
        }
        return ids;
    }

    private void addReminder() {
        mails.add(request, null, Kind.REMINDER, "job-1", HEALTH_REP);
    }

    private Mail take() {
        return mails.take().orElseThrow();
    }

    private Mail only() {
        List<Mail> all = mails.about(partnership);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private void thenStands(State state, @Nullable String error) {
        assertThat(only().state()).isEqualTo(state);
        assertThat(only().lastError()).isEqualTo(error);
    }

    private void thenNeverHandedOut() {
        clock.advance(Duration.ofDays(1));
        assertThat(mails.take()).isEmpty();
    }
}
