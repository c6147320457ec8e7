package org.concordat.store.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.concordat.store.support.Sample.ADMINISTRATOR;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_LEFT;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.RegisterPartnership;
import org.concordat.domain.commands.RegisterPartnership.Document;
import org.concordat.domain.commands.RegisterPartnership.Member;
import org.concordat.domain.partnership.DocumentKind;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.documents.Documents;
import org.concordat.store.documents.SentFile;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.support.Sample;
import org.concordat.store.support.SampleFiles;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class RegistrationsTest {

    private static final List<Member> MEMBERS =
            List.of(new Member(HEALTH, HEALTH_REP, HEALTH_DEPUTY), new Member(POLICE, POLICE_REP, ""));

    private final Registrations registrations;
    private final RegistrationRepository repository;
    private final PartnershipRepository partnerships;
    private final Documents documents;
    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final Events events;
    private final Outbox outbox;
    private final Access access;
    private final Sample sample;
    private final TwoThreads threads;
    private final UUID id = UUID.randomUUID();

    RegistrationsTest(
            Registrations registrations,
            RegistrationRepository repository,
            PartnershipRepository partnerships,
            Documents documents,
            Proposals proposals,
            Lifecycle lifecycle,
            Events events,
            Outbox outbox,
            Access access,
            Sample sample,
            TwoThreads threads) {
        this.registrations = registrations;
        this.repository = repository;
        this.partnerships = partnerships;
        this.documents = documents;
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.events = events;
        this.outbox = outbox;
        this.access = access;
        this.sample = sample;
        this.threads = threads;
    }

    @BeforeEach
    void givenTheDirectory() {
        sample.directory();
    }

    @Test
    void shouldStoreTheAgreementAsTheFirstDocumentOnce() {
        // given
        RegisterPartnership command = running("Young carers", "2024-04-01");
        SentFile agreement = SampleFiles.sentPdf("signed");

        // when
        registrations.register(id, command, agreement, HEALTH_REP);
        registrations.register(id, command, agreement, HEALTH_REP);

        // then
        assertThat(documents.of(id))
                .singleElement()
                .satisfies(document -> assertThat(document.kind()).isEqualTo(DocumentKind.AGREEMENT));
        UUID document = documents.of(id).getFirst().id();
        assertThat(documents.content(id, document, 1).orElseThrow().bytes()).isEqualTo(agreement.content());
    }

    @Test
    void shouldRegisterNothingWhenTheAgreementCannotBeKept() {
        // given
        SentFile agreement = new SentFile("agreement.pdf", SampleFiles.text("<html>"));
        RegisterPartnership command = running("Young carers", "2026-12-01");

        // when
        InvalidCommand refused = catchThrowableOfType(
                InvalidCommand.class, () -> registrations.register(id, command, agreement, HEALTH_REP));

        // then
        assertThat(refused.problems()).extracting(Problem::field).containsExactly("startedOn", "agreementFile");
        assertThat(partnerships.find(id)).isEmpty();
        assertThat(documents.of(id)).isEmpty();
    }

    @Test
    void shouldStoreAllThatWasEnteredAndAskTheEngineToStartTheLifecycle() {
        // given
        RegisterPartnership command = running("Young carers", "2024-04-01", MEMBERS, BOARD, POLICE_REP);

        // when
        registrations.register(id, command, SentFile.NONE, HEALTH_REP);

        // then
        assertThat(partnerships.get(id)).satisfies(stored -> {
            assertThat(stored.name()).isEqualTo("Young carers");
            assertThat(stored.proposerId()).isEqualTo(HEALTH_REP);
            assertThat(stored.leadOfficerId()).isEqualTo(POLICE_REP);
            assertThat(stored.stage()).isEqualTo(Stage.OPERATION);
            assertThat(stored.standing()).isEqualTo(Standing.RUNNING);
            assertThat(stored.proposedAt()).isEqualTo(TestClock.START);
            assertThat(stored.lifecycleKey()).isNull();
        });
        assertThat(repository.find(id)).contains(command.toRegistration());
        assertThat(repository.starts()).containsEntry(id, LocalDate.of(2024, 4, 1));
        assertThat(partnerships.members(id))
                .extracting(
                        PartnershipRepository.Member::agencyId,
                        PartnershipRepository.Member::participation,
                        PartnershipRepository.Member::representativeId,
                        PartnershipRepository.Member::secondId)
                .containsExactly(
                        tuple(HEALTH, Participation.ACCEPTED, HEALTH_REP, HEALTH_DEPUTY),
                        tuple(POLICE, Participation.ACCEPTED, POLICE_REP, null));
        assertThat(events.of(id))
                .extracting(Event::kind, Event::actorId, Event::note)
                .containsExactly(tuple(Events.Kind.REGISTERED, HEALTH_REP, "In the stage: Operation and review"));
        assertThat(outbox.waiting())
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(Outbox.Kind.START_LIFECYCLE))
                .satisfies(row -> assertThat(row.subject()).isEqualTo(id.toString()));
    }

    @Test
    void shouldStoreWhatIsSentTwiceOnce() {
        // when
        registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, HEALTH_REP);
        registrations.register(id, running("Another name", "2020-01-01"), SentFile.NONE, HEALTH_REP);

        // then
        assertThat(partnerships.get(id).name()).isEqualTo("Young carers");
        assertThat(events.of(id)).hasSize(1);
        assertThat(outbox.waiting()).hasSize(1);
        assertThat(partnerships.members(id)).hasSize(2);
    }

    @Test
    void shouldStoreOnceWhatIsSentTwiceAtTheSameMoment() throws Exception {
        // given
        Callable<Boolean> register = () -> {
            registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, HEALTH_REP);
            return true;
        };

        // when
        Both<Boolean, Boolean> sent = threads.oneBehindTheOther(register, register);

        // then
        assertThat(sent).isEqualTo(new Both<>(true, true));
        assertThat(events.of(id)).hasSize(1);
        assertThat(outbox.waiting()).hasSize(1);
    }

    @Test
    void shouldLetOneOfTwoPeopleRegisterThePartnershipAtTheSameMoment() throws Exception {
        // given
        UUID other = UUID.randomUUID();

        // when
        Both<Boolean, Boolean> taken = threads.oneBehindTheOther(
                () -> registered(id, "Young carers", HEALTH_REP), () -> registered(other, "young  CARERS", POLICE_REP));

        // then
        assertThat(taken).isEqualTo(new Both<>(true, false));
        assertThat(partnerships.find(other)).isEmpty();
        assertThat(outbox.waiting()).hasSize(1);
    }

    private boolean registered(UUID partnership, String name, String person) {
        try {
            registrations.register(partnership, running(name, "2024-04-01"), SentFile.NONE, person);
            return true;
        } catch (InvalidCommand e) {
            return false;
        }
    }

    @Test
    void shouldNotRegisterAPartnershipOfTheSameNameAndStartAgain() {
        // given
        registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, HEALTH_REP);
        UUID other = UUID.randomUUID();

        // then
        assertThat(refused(other, running(" Young  Carers", "2024-04-01"), POLICE_REP))
                .containsExactly(new Problem("name", Registrations.THERE_ALREADY));
        registrations.register(other, running("Young carers", "2024-04-02"), SentFile.NONE, POLICE_REP);
        assertThat(partnerships.find(other)).isPresent();
    }

    @Test
    void shouldNotRegisterWhatIsProposedUnlessTheProposalHasEnded() {
        // given
        UUID proposed = sample.proposed();
        String start = Objects.requireNonNull(Sample.DESIGN.startsOn());
        assertThat(refused(id, running("Young carers", start), HEALTH_REP))
                .containsExactly(new Problem("name", Registrations.THERE_ALREADY));

        // when
        lifecycle.recordSetUp(proposed, Standing.STOPPED);

        // then
        registrations.register(id, running("Young carers", start), SentFile.NONE, HEALTH_REP);
        assertThat(partnerships.find(id)).isPresent();
    }

    @Test
    void shouldNameEverythingThatIsNotInTheDirectoryAtOnce() {
        // given
        List<Member> members = List.of(
                new Member("fire", "p-unknown", ""),
                new Member(HEALTH, SCHOOLS_REP, HEALTH_LEFT),
                new Member(POLICE, POLICE_REP, POLICE_REP.toUpperCase(Locale.ROOT)));

        // when
        List<Problem> problems =
                refused(id, running("Young carers", "2026-11-21", members, "nowhere", NOBODY), HEALTH_REP);

        // then
        assertThat(problems)
                .containsExactly(
                        new Problem("members[0].agencyId", "There is no agency with the id fire in the directory"),
                        new Problem(
                                "members[0].representativeId", "There is nobody active in the directory as p-unknown"),
                        new Problem(
                                "members[1].representativeId",
                                "Name of p-schools-rep does not act for Health. Choose somebody who does, or ask an"
                                        + " administrator to add it to the directory"),
                        new Problem("members[1].secondId", "There is nobody active in the directory as p-health-left"),
                        new Problem("members[2].secondId", "There is nobody active in the directory as P-POLICE-REP"),
                        new Problem("initiatingBodyId", "There is no body with the id nowhere in the directory"),
                        new Problem(
                                "leadOfficerId",
                                "Choose somebody who acts for an agency or sits in a body; Nobody does neither"),
                        new Problem(
                                "startedOn",
                                "The start must not lie in the future. Propose a partnership that has not started"));
        assertThat(partnerships.find(id)).isEmpty();
        assertThat(outbox.waiting()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, HEALTH_LEFT})
    void shouldLetNobodyRegisterWhoMayNotPropose(String person) {
        assertThatThrownBy(
                        () -> registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, person))
                .isInstanceOf(NotPermitted.class);
        assertThat(partnerships.find(id)).isEmpty();
    }

    @Test
    void shouldLetAnAdministratorRegisterForALeadOfficer() {
        // given: an administrator acts for nobody, so cannot be the lead officer
        assertThat(refused(id, running("Young carers", "2024-04-01"), ADMINISTRATOR))
                .extracting(Problem::field)
                .containsExactly("leadOfficerId");

        // when
        registrations.register(
                id, running("Young carers", "2024-04-01", MEMBERS, BOARD, HEALTH_REP), SentFile.NONE, ADMINISTRATOR);

        // then
        assertThat(partnerships.get(id).leadOfficerId()).isEqualTo(HEALTH_REP);
        assertThat(access.mayMoveDeadlines(HEALTH_REP, id)).isTrue();
    }

    @Test
    void shouldShowItToItsPeopleAndNobodyElse() {
        // when
        registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, HEALTH_REP);

        // then
        assertThat(access.maySee(HEALTH_DEPUTY, id)).isTrue();
        assertThat(access.maySee(POLICE_REP, id)).isTrue();
        assertThat(access.maySee(SCHOOLS_REP, id)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SET_UP")
    void shouldBeginItsLifecycleInItsStage(Stage stage) {
        // given
        registrations.register(id, running(stage), SentFile.NONE, HEALTH_REP);

        // then
        assertThat(lifecycle.register(id, 7)).contains(stage);
        assertThat(lifecycle.register(id, 7)).contains(stage);
        assertThat(lifecycle.register(id, 8)).isEmpty();
        assertThat(partnerships.get(id).standing()).isEqualTo(Standing.RUNNING);
        assertThat(events.of(id)).extracting(Event::kind).containsExactly(Events.Kind.REGISTERED);
    }

    @Test
    void shouldTakeAProposalOfAnotherStartBeside() {
        // given
        registrations.register(id, running("Young carers", "2024-04-01"), SentFile.NONE, HEALTH_REP);
        UUID proposal = UUID.randomUUID();

        // when
        proposals.propose(proposal, Sample.proposal(List.of(HEALTH, POLICE), BOARD, ""), HEALTH_REP);

        // then
        assertThat(repository.find(proposal)).isEmpty();
        assertThat(partnerships.visibleTo(ADMINISTRATOR)).hasSize(2);
    }

    private List<Problem> refused(UUID partnership, RegisterPartnership command, String person) {
        return Objects.requireNonNull(
                        catchThrowableOfType(
                                InvalidCommand.class,
                                () -> registrations.register(partnership, command, SentFile.NONE, person)),
                        "it should be refused")
                .problems();
    }

    private static RegisterPartnership running(String name, String startedOn) {
        return running(name, startedOn, MEMBERS, BOARD, "");
    }

    private static RegisterPartnership running(Stage stage) {
        return running("Young carers", "2024-04-01", stage, MEMBERS, BOARD, "");
    }

    private static RegisterPartnership running(
            String name, String startedOn, List<Member> members, String bodyId, String leadOfficerId) {
        return running(name, startedOn, Stage.OPERATION, members, bodyId, leadOfficerId);
    }

    private static RegisterPartnership running(
            String name, String startedOn, Stage stage, List<Member> members, String bodyId, String leadOfficerId) {
        return new RegisterPartnership(
                name,
                "Children who care for somebody",
                "Nobody saw them",
                stage,
                "The east of the town",
                WorkingModel.COORDINATED_DELIVERY,
                List.of(WorkingModel.CONSULTATION_AND_TRAINING),
                PartnershipForm.STEERING_GROUP,
                JointWorking.COLLABORATION,
                startedOn,
                "",
                "2027-04-01",
                members,
                bodyId,
                leadOfficerId,
                "Memorandum",
                "2024-03-20",
                "County hall, room 4",
                List.of(new Document("Risk register", "https://example.org/risks"), new Document("Minutes", "Shelf")));
    }
}
