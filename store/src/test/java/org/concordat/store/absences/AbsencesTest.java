package org.concordat.store.absences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.CHAIR_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_DEPUTY;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.absences.Absences.Result;
import org.concordat.store.access.Access;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.RequestRepository.Work;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Today is Friday 20 November 2026. */
@StoreTest
class AbsencesTest {

    private static final UUID ID = UUID.randomUUID();

    private final Absences absences;
    private final Access access;
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final Sample sample;
    private final TestClock clock;
    private final TwoThreads threads;
    private final JdbcClient jdbc;

    AbsencesTest(
            Absences absences,
            Access access,
            RequestRepository requests,
            PartnershipRepository partnerships,
            Sample sample,
            TestClock clock,
            TwoThreads threads,
            JdbcClient jdbc) {
        this.absences = absences;
        this.access = access;
        this.requests = requests;
        this.partnerships = partnerships;
        this.sample = sample;
        this.clock = clock;
        this.threads = threads;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void givenADirectory() {
        sample.directory();
    }

    private static EnterAbsence days(String first, String last) {
        return new EnterAbsence(first, last, null);
    }

    private static List<String> problemsOf(Runnable command) {
        return assertThatExceptionOfType(InvalidCommand.class).isThrownBy(command::run).actual().problems().stream()
                .map(Problem::field)
                .toList();
    }

    @Test
    void shouldKeepAnAbsenceOnceHoweverOftenItIsSent() {
        // given
        EnterAbsence command = new EnterAbsence("2026-11-23", "2026-11-27", HEALTH_DEPUTY);

        // when
        Result first = absences.enter(ID, HEALTH_REP, command, HEALTH_REP);
        Result second = absences.enter(ID, HEALTH_REP, command, HEALTH_REP);

        // then
        assertThat(first).isEqualTo(Result.STORED);
        assertThat(second).isEqualTo(Result.REPEATED);
        assertThat(absences.of(HEALTH_REP))
                .containsExactly(new Absence(
                        ID,
                        HEALTH_REP,
                        Sample.nameOf(HEALTH_REP),
                        LocalDate.of(2026, 11, 23),
                        LocalDate.of(2026, 11, 27),
                        HEALTH_DEPUTY,
                        Sample.nameOf(HEALTH_DEPUTY),
                        HEALTH_REP,
                        1));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, false", "2026-11-23, true", "2026-11-25, true", "2026-11-27, true", "2026-11-28, false"})
    void shouldCountTheFirstAndTheLastDayOnTheBusinessClock(LocalDate today, boolean away) {
        // given
        absences.enter(ID, HEALTH_REP, days("2026-11-23", "2026-11-27"), HEALTH_REP);

        // when it is late in the evening of that day
        clock.set(Instant.parse(today + "T23:30:00Z"));

        // then
        assertThat(absences.today()).hasSize(away ? 1 : 0);
    }

    @Test
    void shouldForgetWhatIsOverAndShowNoPastDays() {
        // given
        absences.enter(ID, HEALTH_REP, days("2026-11-20", "2026-11-20"), HEALTH_REP);
        clock.set(Instant.parse("2027-11-22T10:00:00Z"));

        // when
        absences.enter(UUID.randomUUID(), POLICE_REP, days("2027-11-22", "2027-11-22"), POLICE_REP);

        // then
        assertThat(absences.of(HEALTH_REP)).isEmpty();
        clock.set(TestClock.START);
        assertThat(absences.of(HEALTH_REP)).isEmpty();
    }

    @Test
    void shouldRefuseAnAbsenceThatIsOver() {
        assertThat(problemsOf(() -> absences.enter(ID, HEALTH_REP, days("2026-11-16", "2026-11-19"), HEALTH_REP)))
                .containsExactly("lastDay");
        assertThat(absences.of(HEALTH_REP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, 2026-11-23", "2026-11-27, 2026-11-27", "2026-11-01, 2026-12-31", "2026-11-24, 2026-11-25"})
    void shouldRefuseAnAbsenceThatOverlaps(String first, String last) {
        // given
        absences.enter(ID, HEALTH_REP, days("2026-11-23", "2026-11-27"), HEALTH_REP);

        // then
        assertThat(problemsOf(() -> absences.enter(UUID.randomUUID(), HEALTH_REP, days(first, last), HEALTH_REP)))
                .containsExactly("firstDay");
        assertThat(absences.enter(UUID.randomUUID(), POLICE_REP, days(first, last), POLICE_REP))
                .isEqualTo(Result.STORED);
    }

    @Test
    void shouldNotLetTwoAbsencesThatComeAtOnceOverlap() throws Exception {
        // when
        Both<Boolean, Boolean> entered =
                threads.oneBehindTheOther(() -> isEntered("2026-11-23"), () -> isEntered("2026-11-24"));

        // then
        assertThat(List.of(entered.first(), entered.second())).containsExactly(true, false);
        assertThat(absences.of(HEALTH_REP)).hasSize(1);
    }

    private boolean isEntered(String first) {
        try {
            return absences.enter(UUID.randomUUID(), HEALTH_REP, days(first, "2026-11-27"), HEALTH_REP)
                    == Result.STORED;
        } catch (InvalidCommand refused) {
            return false;
        }
    }

    @Test
    void shouldOfferTheDeputiesOfTheSameAgencyOrBodyAndRefuseOthers() {
        // given
        sample.person(HEALTH_REP, Function.BOARD_MEMBER, POLICE, BOARD);
        sample.person("p-left", Function.DEPUTY, null, BOARD);
        sample.deactivate("p-left");

        // then
        assertThat(absences.standIns(HEALTH_REP))
                .extracting(Person::id)
                .containsExactlyInAnyOrder(HEALTH_DEPUTY, POLICE_DEPUTY, CHAIR_DEPUTY);
        assertThat(absences.standIns(HEALTH_DEPUTY)).isEmpty();
        assertThat(absences.standIns(SCHOOLS_REP)).isEmpty();
        assertThat(problemsOf(() ->
                        absences.enter(ID, CHAIR, new EnterAbsence("2026-11-23", "2026-11-23", HEALTH_DEPUTY), CHAIR)))
                .containsExactly("deputyId");
    }

    @Test
    void shouldChangeAnAbsenceUnlessSomebodyElseWasFirst() {
        // given
        absences.enter(ID, HEALTH_REP, days("2026-11-23", "2026-11-27"), HEALTH_REP);

        // when
        Result first = absences.change(ID, HEALTH_REP, 1, days("2026-11-24", "2026-11-30"), CHAIR);
        Result second = absences.change(ID, HEALTH_REP, 1, days("2026-11-25", "2026-11-30"), HEALTH_REP);
        Result ofSomebodyElse = absences.change(ID, POLICE_REP, 2, days("2026-11-25", "2026-11-30"), HEALTH_REP);

        // then
        assertThat(List.of(first, second, ofSomebodyElse))
                .containsExactly(Result.STORED, Result.CHANGED_MEANWHILE, Result.CHANGED_MEANWHILE);
        assertThat(absences.find(HEALTH_REP, ID)).get().satisfies(absence -> {
            assertThat(absence.firstDay()).isEqualTo(LocalDate.of(2026, 11, 24));
            assertThat(absence.enteredBy()).isEqualTo(CHAIR);
        });
    }

    @Test
    void shouldWithdrawAnAbsenceOfThatPersonOnly() {
        // given
        absences.enter(ID, HEALTH_REP, days("2026-11-23", "2026-11-27"), HEALTH_REP);

        // then
        assertThat(absences.withdraw(ID, POLICE_REP)).isFalse();
        assertThat(absences.withdraw(ID, HEALTH_REP)).isTrue();
        assertThat(absences.withdraw(ID, HEALTH_REP)).isFalse();
        assertThat(absences.of(HEALTH_REP)).isEmpty();
    }

    @Test
    void shouldLetTheNamedDeputyOfABodyAnswerForALeadOfficerInThatTimeOnly() {
        // given: the chair leads, and for what is put to a person only deputies of an agency may stand in
        UUID partnership = sample.proposedBy(HEALTH_REP, CHAIR);
        UUID check = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);
        sample.taskSeen(check);
        sample.deactivate(CHAIR_DEPUTY);
        sample.person("p-other-deputy", Function.DEPUTY, null, BOARD);
        String deputy = "p-other-deputy";
        assertStandsIn(deputy, check, false);

        // when
        absences.enter(ID, CHAIR, new EnterAbsence("2026-11-23", "2026-11-27", deputy), CHAIR);

        // then
        assertStandsIn(deputy, check, false);
        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        assertStandsIn(deputy, check, true);
        clock.set(Instant.parse("2026-11-27T23:59:59Z"));
        assertStandsIn(deputy, check, true);
        clock.set(Instant.parse("2026-11-28T00:00:00Z"));
        assertStandsIn(deputy, check, false);

        // when it is taken back
        clock.set(Instant.parse("2026-11-24T10:00:00Z"));
        absences.withdraw(ID, CHAIR);

        // then
        assertStandsIn(deputy, check, false);
    }

    @Test
    void shouldNotLetSomebodyStandInWhoIsNoDeputyAnyMore() {
        // given
        UUID partnership = sample.proposedBy(HEALTH_REP, CHAIR);
        UUID check = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);
        absences.enter(ID, CHAIR, new EnterAbsence("2026-11-20", "2026-11-27", CHAIR_DEPUTY), CHAIR);
        assertThat(access.mayAnswer(CHAIR_DEPUTY, check)).isTrue();

        // when
        sample.deactivate(CHAIR_DEPUTY);

        // then
        assertThat(access.mayAnswer(CHAIR_DEPUTY, check)).isFalse();
    }

    private void assertStandsIn(String deputy, UUID request, boolean expected) {
        assertThat(access.mayAnswer(deputy, request)).isEqualTo(expected);
        assertThat(requests.workOf(deputy).contains(new Work(request, true))).isEqualTo(expected);
        assertThat(requests.deputies(request).stream().map(Person::id).anyMatch(deputy::equals))
                .isEqualTo(expected);
        UUID partnership = requests.get(request).partnershipId();
        assertThat(partnerships.visibleTo(deputy).stream().map(Partnership::id).toList())
                .as("sits in the body, and so sees it anyway")
                .contains(partnership);
    }

    @Test
    void shouldShowThePartnershipToTheNamedDeputyInThatTimeOnly() {
        // given a lead officer with a deputy in a body that has nothing to do with the partnership
        sample.body("other", "Other");
        sample.person("p-lead", Function.CHAIR, null, "other");
        sample.person("p-other-deputy", Function.DEPUTY, null, "other");
        UUID partnership = sample.proposedBy(HEALTH_REP, "p-lead");
        sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);
        absences.enter(ID, "p-lead", new EnterAbsence("2026-11-23", "2026-11-27", "p-other-deputy"), "p-lead");

        // then
        assertSees("p-other-deputy", partnership, false);
        clock.set(Instant.parse("2026-11-25T10:00:00Z"));
        assertSees("p-other-deputy", partnership, true);
        clock.set(Instant.parse("2026-11-28T10:00:00Z"));
        assertSees("p-other-deputy", partnership, false);
    }

    private void assertSees(String person, UUID partnership, boolean expected) {
        assertThat(access.maySee(person, partnership)).isEqualTo(expected);
        assertThat(partnerships.visibleTo(person).stream().map(Partnership::id).anyMatch(partnership::equals))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"request_person, request_id", "partnership_person, partnership_id"})
    void shouldLetTheDatabaseMergeTheRulesIntoTheQueryThatUsesThem(String rules, String key) {
        // when
        List<String> plan = jdbc.sql(
                        "explain select from %s(date '2026-11-20') where %s = gen_random_uuid()".formatted(rules, key))
                .query(String.class)
                .list();

        // then
        assertThat(plan).isNotEmpty().noneMatch(line -> line.contains("Function Scan"));
    }

    @Test
    void shouldLetPeopleEnterTheirOwnAbsenceAndAdministratorsEverybodys() {
        assertThat(access.mayEnterAbsence(HEALTH_REP, HEALTH_REP)).isTrue();
        assertThat(access.mayEnterAbsence(HEALTH_REP, POLICE_REP)).isFalse();
        assertThat(access.mayEnterAbsence(Sample.ADMINISTRATOR, POLICE_REP)).isTrue();
    }
}
