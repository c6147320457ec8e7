package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;
import static org.concordat.domain.commands.Refusals.tooLong;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.concordat.domain.commands.RegisterPartnership.Document;
import org.concordat.domain.commands.RegisterPartnership.Member;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Registration.Agreement;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterPartnershipTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final List<Member> MEMBERS =
            List.of(new Member("health", "p-1", "p-2"), new Member("police", "p-3", ""));

    @Test
    void shouldKnowWhatWasEntered() {
        // when
        Registration known = new Entered()
                .with("agreementName", " Memorandum ")
                .with("agreementSignedOn", "2024-03-20")
                .with("agreementKeptAt", "County hall, room 4")
                .documents(new Document("Risk register", " https://example.org/risks "))
                .command()
                .toRegistration();

        // then
        assertThat(known)
                .isEqualTo(new Registration(
                        "The east of the town",
                        WorkingModel.COORDINATED_DELIVERY,
                        List.of(WorkingModel.CONSULTATION_AND_TRAINING),
                        PartnershipForm.STEERING_GROUP,
                        JointWorking.COLLABORATION,
                        LocalDate.of(2024, 4, 1),
                        null,
                        LocalDate.of(2027, 4, 1),
                        new Agreement("Memorandum", LocalDate.of(2024, 3, 20), "County hall, room 4"),
                        List.of(new Registration.Document("Risk register", "https://example.org/risks"))));
    }

    @Test
    void shouldNeedNeitherAgreementNorDocumentsNorLeadOfficerNorSecondPerson() {
        // when
        RegisterPartnership command = new Entered().command();

        // then
        assertThat(command.toRegistration().agreement()).isNull();
        assertThat(command.toRegistration().documents()).isEmpty();
        assertThat(command.leadOfficerId()).isEmpty();
        assertThat(command.problemsOn(TODAY)).isEmpty();
    }

    @Test
    void shouldNameEverythingThatIsMissingAtOnceInTheOrderOfThePage() {
        assertThat(problemsOf(() -> new RegisterPartnership(
                        null, "", " ", null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null)))
                .containsExactly(
                        new Problem("name", "Give the partnership a name"),
                        new Problem("targetGroup", "Say whom the partnership is for"),
                        new Problem("rationale", "Say why the partnership exists"),
                        new Problem("stage", "Choose the stage it is in"),
                        new Problem("startedOn", "Enter the day on which it started"),
                        new Problem("endsOn", "Enter an end date, or the day of the next review"),
                        new Problem("area", "Say which area it is for"),
                        new Problem("primaryModel", "Choose the main way of working together"),
                        new Problem("form", "Choose the form of the partnership"),
                        new Problem("degree", "Choose how closely the agencies will work together"),
                        new Problem("members", "Name at least two agencies"),
                        new Problem("initiatingBodyId", "Choose the body that decides for it"));
    }

    @Test
    void shouldLeaveThoseThatAreStillBeingSetUpToAProposal() {
        assertThat(problemsOf(new Entered().stage(Stage.SET_UP)::command))
                .containsExactly(new Problem("stage", "Propose a partnership that is still being set up"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-01, , , endsOn, 'Enter an end date, or the day of the next review'",
        "2024-04-01, 2027-04-01, 2027-01-01, endsOn,"
                + " 'Enter either an end date or the day of the next review, not both'",
        "2024-04-01, 2024-04-01, , endsOn, The end date must be after the start",
        "2024-04-01, , 2023-01-01, reviewOn, The next review must be after the start",
        "2024-04-01, tomorrow, , endsOn, Enter the end date as a day",
        "2024-04-01, , 2027-02-29, reviewOn, Enter the next review as a day",
        "01.04.2024, , 2027-04-01, startedOn, Enter the day on which it started",
        "12024-04-01, , 2027-04-01, startedOn, Enter the day on which it started",
    })
    void shouldRefuseDaysThatMakeNoSense(
            String started, @Nullable String ends, @Nullable String review, String field, String message) {
        assertThat(problemsOf(new Entered()
                        .with("startedOn", started)
                        .with("endsOn", ends)
                        .with("reviewOn", review)::command))
                .containsExactly(new Problem(field, message));
    }

    @Test
    void shouldRefuseMembersThatMakeNoSense() {
        assertThat(problemsOf(new Entered()
                        .members(
                                new Member("health", "p-1", "p-1"),
                                new Member("health", "", ""),
                                new Member("", "p-3", ""))::command))
                .containsExactly(
                        new Problem("members[0].secondId", "The second person must be somebody else"),
                        new Problem("members[1].agencyId", "Name each agency once"),
                        new Problem("members[1].representativeId", "Choose who represents the agency"),
                        new Problem("members[2].agencyId", "Choose the agency"),
                        new Problem("members", "Name at least two agencies"));
    }

    @Test
    void shouldRefuseMoreThanFiftyAgenciesOrDocuments() {
        // given
        Document document = new Document("Minutes", "Shelf");
        Document[] many = Collections.nCopies(51, document).toArray(Document[]::new);
        Member[] members = IntStream.range(0, 51)
                .mapToObj(i -> new Member("agency-" + i, "p-1", ""))
                .toArray(Member[]::new);

        // then
        assertThat(problemsOf(new Entered().members(members).documents(many)::command))
                .containsExactly(
                        new Problem("members", "Name no more than 50 agencies"),
                        new Problem("documents", "Name no more than 50 documents"));
    }

    @Test
    void shouldWantAnAgreementAndADocumentWholeOrNotAtAll() {
        assertThat(fieldsOf(
                        new Entered().with("agreementSignedOn", "soon").documents(new Document("", "Shelf"))::command))
                .containsExactly("agreementName", "agreementSignedOn", "agreementKeptAt", "documents[0].name");
    }

    @Test
    void shouldRefuseTextsThatAreTooLongOrCannotBeStored() {
        assertThat(fieldsOf(new Entered()
                        .with("name", tooLong(Limits.NAME))
                        .with("rationale", "a\0b")
                        .with("area", tooLong(Limits.AREA))
                        .with("agreementName", "Memorandum")
                        .with("agreementSignedOn", "2024-03-20")
                        .with("agreementKeptAt", tooLong(Limits.PLACE))
                        .members(new Member("he\0alth", "p-1", ""), new Member("police", "p\0", "q\0"))::command))
                .containsExactly(
                        "name",
                        "rationale",
                        "area",
                        "members[0].agencyId",
                        "members[1].representativeId",
                        "members[1].secondId",
                        "agreementKeptAt");
    }

    @Test
    void shouldSayWhichDaysLieOnTheWrongSideOfToday() {
        // given
        RegisterPartnership command = new Entered()
                .with("startedOn", "2026-11-21")
                .with("agreementName", "Memorandum")
                .with("agreementSignedOn", "2026-11-21")
                .with("agreementKeptAt", "Shelf")
                .command();

        // then
        assertThat(command.problemsOn(TODAY))
                .extracting(Problem::field)
                .containsExactly("startedOn", "agreementSignedOn");
        assertThat(command.problemsOn(TODAY.plusDays(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPERATION", "EXIT"})
    void shouldLetAPartnershipHaveEndedInItsExitStrategyOnly(Stage stage) {
        // given
        RegisterPartnership command = new Entered()
                .stage(stage)
                .with("reviewOn", "")
                .with("endsOn", "2026-11-19")
                .command();

        // then
        assertThat(command.problemsOn(TODAY))
                .extracting(Problem::field)
                .isEqualTo(stage == Stage.EXIT ? List.of() : List.of("endsOn"));
        assertThat(command.problemsOn(TODAY.minusDays(1))).isEmpty();
    }

    /** What somebody enters, complete unless a test says otherwise. */
    private static final class Entered {

        private final Map<String, @Nullable String> texts = new HashMap<>();
        private Stage stage = Stage.OPERATION;
        private List<Member> members = MEMBERS;
        private List<Document> documents = List.of();

        Entered() {
            with("name", "Young carers");
            with("targetGroup", "Children who care for somebody");
            with("rationale", "Nobody saw them");
            with("area", "The east of the town");
            with("startedOn", "2024-04-01");
            with("reviewOn", "2027-04-01");
        }

        Entered with(String field, @Nullable String text) {
            texts.put(field, text);
            return this;
        }

        Entered stage(Stage other) {
            stage = other;
            return this;
        }

        Entered members(Member... others) {
            members = List.of(others);
            return this;
        }

        Entered documents(Document... others) {
            documents = List.of(others);
            return this;
        }

        RegisterPartnership command() {
            return new RegisterPartnership(
                    texts.get("name"),
                    texts.get("targetGroup"),
                    texts.get("rationale"),
                    stage,
                    texts.get("area"),
                    WorkingModel.COORDINATED_DELIVERY,
                    List.of(WorkingModel.CONSULTATION_AND_TRAINING),
                    PartnershipForm.STEERING_GROUP,
                    JointWorking.COLLABORATION,
                    texts.get("startedOn"),
                    texts.get("endsOn"),
                    texts.get("reviewOn"),
                    members,
                    "board",
                    "",
                    texts.get("agreementName"),
                    texts.get("agreementSignedOn"),
                    texts.get("agreementKeptAt"),
                    documents);
        }
    }
}
