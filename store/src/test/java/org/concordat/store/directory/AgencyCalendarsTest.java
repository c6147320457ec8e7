package org.concordat.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.ClosedDays;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.commands.CloseAgency;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Function;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TwoThreads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is asked on Friday 20 November 2026 and has ten working days: until 4 December in England's calendar. */
@StoreTest
class AgencyCalendarsTest {

    private static final CloseAgency A_WEEK = new CloseAgency("2026-11-23", "2026-11-27", "Stocktaking");
    private static final LocalDate IN_ENGLAND = LocalDate.of(2026, 12, 4);
    private static final LocalDate IN_SCOTLAND = LocalDate.of(2026, 12, 7); // St Andrew's day lies between
    private static final LocalDate A_WEEK_LATER = LocalDate.of(2026, 12, 11);

    private final AgencyCalendars calendars;
    private final Requests requests;
    private final RequestRepository rows;
    private final Sample sample;
    private final TwoThreads threads;

    AgencyCalendarsTest(
            AgencyCalendars calendars, Requests requests, RequestRepository rows, Sample sample, TwoThreads threads) {
        this.calendars = calendars;
        this.requests = requests;
        this.rows = rows;
        this.sample = sample;
        this.threads = threads;
    }

    @BeforeEach
    void givenADirectory() {
        sample.directory();
    }

    private LocalDate due(UUID request) {
        Instant due = Objects.requireNonNull(rows.get(request).dueAt());
        return LocalDate.ofInstant(due, ZoneOffset.UTC);
    }

    @Test
    void shouldCountForEachAgencyInItsOwnCalendar() {
        // given
        calendars.keepHolidaysOf(HEALTH, HolidayRegion.SCOTLAND);
        calendars.close(UUID.randomUUID(), POLICE, A_WEEK);
        UUID partnership = sample.proposedBy(HEALTH_REP, CHAIR);

        // when
        var asked = sample.asked(partnership);

        // then
        assertThat(asked)
                .allSatisfy(one -> assertThat(due(one.requestId()))
                        .isEqualTo(one.agencyId().equals(HEALTH) ? IN_SCOTLAND : A_WEEK_LATER));
    }

    @Test
    void shouldMoveADeadlineInTheCalendarOfTheAgency() {
        // given
        calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);
        UUID request = sample.asked(sample.proposed(), HEALTH);

        // when
        requests.moveDeadline(request, 1, POLICE_REP);

        // then
        assertThat(due(request)).isEqualTo(LocalDate.of(2026, 11, 30));
    }

    @Test
    void shouldCountForAPersonInTheCalendarOfTheOneAgencyThePersonActsFor() {
        // given
        calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);
        UUID partnership = sample.proposed();

        // then
        assertThat(due(sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE)))
                .isEqualTo(A_WEEK_LATER);
        assertThat(due(sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK)))
                .isEqualTo(IN_ENGLAND);

        // when the person acts for another agency, too
        sample.person(HEALTH_REP, Function.SENIOR_OFFICER, POLICE, null);

        // then
        assertThat(due(sample.open(partnership, Addressee.PROPOSER, Sample.CHANGE)))
                .isEqualTo(IN_ENGLAND);
    }

    @Test
    void shouldCountForABodyInTheCalendarOfTheAgencyItsChairComesFromAndOtherwiseInEnglands() {
        // given
        calendars.keepHolidaysOf(HEALTH, HolidayRegion.SCOTLAND);
        UUID partnership = sample.proposed();
        assertThat(due(sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION)))
                .isEqualTo(IN_ENGLAND);

        // when
        sample.deactivate(CHAIR);
        sample.person("p-chair-from-health", Function.CHAIR, HEALTH, BOARD);

        // then
        assertThat(due(sample.open(partnership, Addressee.INITIATING_BODY_CHAIR, Sample.DECISION)))
                .isEqualTo(IN_SCOTLAND);
    }

    @Test
    void shouldKeepTheDatesOfRequestsThatAreOpenWhenTheCalendarChanges() {
        // given
        UUID request = sample.asked(sample.proposed(), HEALTH);

        // when
        calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);

        // then
        assertThat(due(request)).isEqualTo(IN_ENGLAND);
    }

    @Test
    void shouldCloseOnceAndOpenAgain() {
        // given
        UUID id = UUID.randomUUID();
        calendars.close(id, HEALTH, A_WEEK);
        calendars.close(id, HEALTH, A_WEEK);

        // then
        assertThat(calendars.of(HEALTH).closed()).containsExactly(A_WEEK.days());
        assertThat(calendars.reopen(id, POLICE)).isFalse();
        assertThat(calendars.reopen(id, HEALTH)).isTrue();
        assertThat(calendars.reopen(id, HEALTH)).isFalse();
        assertThat(calendars.of(HEALTH).closed()).isEmpty();
    }

    @Test
    void shouldRefuseWhatOverlapsOrLeavesTooLittle() {
        // given
        calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);

        // then
        assertRefused(new CloseAgency("2026-11-27", "2026-11-30", "Overlaps"), "overlap");
        assertRefused(new CloseAgency("2026-12-01", "9999-12-31", "For ever"), "fewer than");
        assertThat(calendars.of(HEALTH).closed()).containsExactly(A_WEEK.days());
    }

    private void assertRefused(CloseAgency command, String word) {
        assertThatExceptionOfType(InvalidCommand.class)
                .isThrownBy(() -> calendars.close(UUID.randomUUID(), HEALTH, command))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .extracting(Problem::message)
                        .asString()
                        .contains(word));
    }

    @Test
    void shouldNotLetTwoClosuresThatComeAtOnceOverlap() throws Exception {
        // given
        Callable<Boolean> closing = () -> {
            try {
                calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);
                return true;
            } catch (InvalidCommand refused) {
                return false;
            }
        };

        // when
        TwoThreads.Both<Boolean, Boolean> closed = threads.oneBehindTheOther(closing, closing);

        // then
        assertThat(List.of(closed.first(), closed.second())).containsExactly(true, false);
        assertThat(calendars.closures(HEALTH)).hasSize(1);
    }

    @Test
    void shouldReplaceTheWholeCalendar() {
        // given
        calendars.close(UUID.randomUUID(), HEALTH, A_WEEK);
        AgencyCalendar other = AgencyCalendar.of(
                HolidayRegion.NORTHERN_IRELAND,
                List.of(new ClosedDays(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 5), "Inventory")));

        // when
        calendars.replace(HEALTH, other);

        // then
        assertThat(calendars.of(HEALTH)).isEqualTo(other);
        assertThat(calendars.of(POLICE)).isEqualTo(AgencyCalendar.of(HolidayRegion.ENGLAND_AND_WALES));
    }
}
