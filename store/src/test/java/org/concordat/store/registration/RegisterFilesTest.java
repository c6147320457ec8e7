package org.concordat.store.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.concordat.store.support.Sample.ADMINISTRATOR;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.registration.RegisterFiles.Refused;
import org.concordat.store.registration.RegisterFiles.Row;
import org.concordat.store.registration.RegisterFiles.Trial;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TwoThreads;
import org.concordat.store.support.TwoThreads.Both;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class RegisterFilesTest {

    private final RegisterFiles files;
    private final RegistrationRepository repository;
    private final PartnershipRepository partnerships;
    private final Sample sample;
    private final JdbcClient jdbc;
    private final TwoThreads threads;
    private final UUID batch = UUID.randomUUID();

    RegisterFilesTest(
            RegisterFiles files,
            RegistrationRepository repository,
            PartnershipRepository partnerships,
            Sample sample,
            JdbcClient jdbc,
            TwoThreads threads) {
        this.files = files;
        this.repository = repository;
        this.partnerships = partnerships;
        this.sample = sample;
        this.jdbc = jdbc;
        this.threads = threads;
    }

    @BeforeEach
    void givenTheDirectory() {
        sample.directory();
    }

    // --- files that will do --------------------------------------------------------------------------------------

    @Test
    void shouldSayWhatAFileWouldDoAndDoNothing() {
        // when
        Trial trial = files.tryOut(file(row(), row(RegisterColumn.NAME, "Safe streets")), HEALTH_REP);

        // then
        assertThat(trial.isGood()).isTrue();
        assertThat(trial.rows()).extracting(Row::line).containsExactly(2, 3);
        assertThat(trial.rows())
                .extracting(row -> row.command().name())
                .containsExactly("Young carers", "Safe streets");
        assertThat(trial.warnings())
                .contains(new Fault(2, "members", Registrations.noSecondPerson("Police")))
                .hasSize(2);
        thenNothingIsWritten();
    }

    @Test
    void shouldRegisterAllOfAFile() {
        // when
        int count = files.register(batch, file(row(), row(RegisterColumn.NAME, "Safe streets")), HEALTH_REP);

        // then
        assertThat(count).isEqualTo(2);
        assertThat(partnerships.visibleTo(ADMINISTRATOR))
                .extracting(Partnership::name)
                .containsExactlyInAnyOrder("Young carers", "Safe streets");
        Partnership first = partnerships.get(RegisterFiles.idOf(batch, 2));
        assertThat(first.stage()).isEqualTo(Stage.OPERATION);
        assertThat(first.leadOfficerId()).isEqualTo(POLICE_REP);
        assertThat(repository.find(first.id())).hasValueSatisfying(known -> {
            assertThat(known.startedOn()).isEqualTo(LocalDate.of(2024, 4, 1));
            assertThat(known.secondaryModels()).containsExactly(WorkingModel.CONSULTATION_AND_TRAINING);
            assertThat(known.agreement())
                    .isEqualTo(new Registration.Agreement("Memorandum", LocalDate.of(2024, 3, 20), "Room 4, shelf 2"));
            assertThat(known.documents())
                    .containsExactly(
                            new Registration.Document("Risks", "https://example.org/a=b"),
                            new Registration.Document("Minutes", "shelf 3"));
        });
        assertThat(count("outbox")).isEqualTo(2);
    }

    @Test
    void shouldRegisterWhatIsSentTwiceOnce() {
        // given
        byte[] file = file(row(), row(RegisterColumn.NAME, "Safe streets"));

        // when
        int first = files.register(batch, file, HEALTH_REP);
        int again = files.register(batch, file, HEALTH_REP);

        // then
        assertThat(first).isEqualTo(again).isEqualTo(2);
        assertThat(count("partnership")).isEqualTo(2);
        assertThat(count("event")).isEqualTo(2);
        assertThat(count("outbox")).isEqualTo(2);
    }

    @Test
    void shouldRegisterOnceWhatIsSentTwiceAtTheSameMoment() throws Exception {
        // given
        Callable<Integer> register = () -> files.register(batch, file(row()), HEALTH_REP);

        // when
        Both<Integer, Integer> sent = threads.oneBehindTheOther(register, register);

        // then
        assertThat(sent).isEqualTo(new Both<>(1, 1));
        assertThat(count("partnership")).isEqualTo(1);
        assertThat(count("outbox")).isEqualTo(1);
    }

    @Test
    void shouldSayThatAPartnershipIsThereAlreadyAndRegisterNothingOfTheFile() {
        // given
        files.register(batch, file(row()), HEALTH_REP);

        // when
        byte[] more = file(row(RegisterColumn.NAME, "Safe streets"), row(RegisterColumn.NAME, "YOUNG  carers"));
        Trial trial = files.tryOut(more, HEALTH_REP);

        // then
        assertThat(trial.faults()).containsExactly(new Fault(3, "name", Registrations.THERE_ALREADY));
        assertThatThrownBy(() -> files.register(UUID.randomUUID(), more, HEALTH_REP))
                .isInstanceOf(Refused.class);
        assertThat(count("partnership")).isEqualTo(1);
    }

    @Test
    void shouldRegisterNothingWhenSomebodyElseRegistersOneOfThemAtThatMoment() throws Exception {
        // given
        byte[] other = file(row(RegisterColumn.NAME, "Safe streets"), row());

        // when
        Both<Boolean, Boolean> taken = threads.oneBehindTheOther(
                () -> registered(batch, file(row())), () -> registered(UUID.randomUUID(), other));

        // then
        assertThat(taken).isEqualTo(new Both<>(true, false));
        assertThat(partnerships.visibleTo(ADMINISTRATOR))
                .extracting(Partnership::name)
                .containsExactly("Young carers");
        assertThat(count("outbox")).isEqualTo(1);
    }

    private boolean registered(UUID id, byte[] file) {
        try {
            files.register(id, file, HEALTH_REP);
            return true;
        } catch (Refused e) {
            assertThat(e.trial().faults()).containsExactly(new Fault(3, "name", Registrations.THERE_ALREADY));
            return false;
        }
    }

    @Test
    void shouldTakeWhatSpreadsheetsMakeOfAFile() {
        // given: a mark at the start, semicolons, lines of Windows, blank rows, days as people write them, words in any
        // case, people by mail address, a line break inside a value
        String text =
                "\ufeffName;Target Group;reason;STAGE;started-on;review_on;area;main_model;form;degree;members;body\r\n"
                        + ";;;;;;;;;;;\r\n"
                        + "Young carers;Children;\"First line\nsecond; line\";exit STRATEGY;1/4/2024;01/04/2027;Town;"
                        + "operational team delivery;CO_LOCATED_STAFF;integration;"
                        + "health:P-HEALTH-REP@example.org|police:p-police-rep:p-police-deputy@example.org;board\r\n"
                        + "\r\n"
                        + "Safe streets;Everybody;Why;joint aims;2024-04-01;2027-04-01;Town;Coordinated delivery;"
                        + "Steering group without own staff;Cooperation;health:p-health-rep|police:p-police-rep;board";

        // when
        Trial trial = files.tryOut(text.getBytes(StandardCharsets.UTF_8), HEALTH_REP);

        // then
        assertThat(trial.faults()).isEmpty();
        assertThat(trial.rows()).extracting(Row::line).containsExactly(3, 6);
        assertThat(trial.rows().getFirst().command()).satisfies(command -> {
            assertThat(command.stage()).isEqualTo(Stage.EXIT);
            assertThat(command.rationale()).isEqualTo("First line\nsecond; line");
            assertThat(command.startedOn()).isEqualTo("2024-04-01");
            assertThat(command.members())
                    .extracting(member -> member.representativeId())
                    .containsExactly(HEALTH_REP, POLICE_REP);
        });
    }

    @Test
    void shouldTakeItsOwnTemplateOnceTheIdsAreRightAndPutNoFormulaInIt() {
        // given
        String template = new String(RegisterFiles.template(), StandardCharsets.UTF_8);

        // then
        assertThat(RegisterColumn.template().stream().flatMap(List::stream))
                .noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*"));
        Trial asItIs = files.tryOut(RegisterFiles.template(), HEALTH_REP);
        assertThat(asItIs.faults()).extracting(Fault::line).containsOnly(2);
        assertThat(asItIs.faults()).extracting(Fault::column).containsOnly("members", "body", "lead_officer");
        String filledIn = template.replace(
                        "health:p-0001:p-0002|police:anna.example@example.org",
                        "health:p-health-rep|police:p-police-rep")
                .replace("partnership-board", "board")
                .replace("p-0001", "p-health-rep");
        assertThat(files.tryOut(filledIn.getBytes(StandardCharsets.UTF_8), HEALTH_REP)
                        .isGood())
                .isTrue();
    }

    @Test
    void shouldLetNobodyTryOutOrRegisterWhoMayNot() {
        assertThatThrownBy(() -> files.tryOut(file(row()), NOBODY)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> files.register(batch, file(row()), NOBODY)).isInstanceOf(NotPermitted.class);
        thenNothingIsWritten();
    }

    // --- faulty files --------------------------------------------------------------------------------------------

    static Stream<Arguments> faultyFiles() {
        return Stream.of(
                faulty("no byte at all", new byte[0], 0, "", "The file is empty. Begin with the template"),
                faulty("blank lines only", bytes(" \r\n\r\n"), 0, "", "The file is empty. Begin with the template"),
                faulty(
                        "names of columns only",
                        file(),
                        0,
                        "",
                        "Below the names of the columns there is no partnership"),
                faulty(
                        "a column missing",
                        bytes(text(row()).replaceFirst(",area,", ",").replaceFirst("The east of the town,", "")),
                        1,
                        "area",
                        "This column is missing. Add it, in any place"),
                faulty(
                        "a column that is not known",
                        bytes(text(row()).replaceFirst("documents", "=colour")),
                        1,
                        "=colour",
                        "This column is not known. The columns are: " + RegisterColumn.headers()),
                faulty(
                        "a column twice",
                        bytes(text(row()).replaceFirst("documents", "Name")),
                        1,
                        "name",
                        "This column is there twice. Take one out"),
                faulty(
                        "a column without a name",
                        bytes(text(row()).replaceFirst("documents", "")),
                        1,
                        "without a name",
                        "This column is not known. The columns are: " + RegisterColumn.headers()),
                faulty(
                        "another encoding",
                        text(row(), row(RegisterColumn.NAME, "Café")).getBytes(StandardCharsets.ISO_8859_1),
                        3,
                        "",
                        "A character here is not written in UTF-8. Save the file again as CSV UTF-8"),
                faulty(
                        "two bytes a character",
                        text(row()).getBytes(StandardCharsets.UTF_16),
                        1,
                        "",
                        "A character here is not written in UTF-8. Save the file again as CSV UTF-8"),
                faulty(
                        "NUL bytes",
                        file(row(RegisterColumn.AREA, "To\0wn")),
                        2,
                        "",
                        "A character here is no text (NUL). Save the file again as CSV UTF-8"),
                faulty(
                        "a file that is too large",
                        bytes(text(row()) + " ".repeat(RegisterFiles.MOST_BYTES)),
                        0,
                        "",
                        "The file is larger than 1 MB. Split it and send the parts one by one"),
                faulty(
                        "too many partnerships",
                        file(IntStream.rangeClosed(1, 201)
                                .mapToObj(i -> row(RegisterColumn.NAME, "Number " + i))
                                .toArray(Map[]::new)),
                        202,
                        "",
                        "A file may hold 200 partnerships. Put the rest in another one"),
                faulty(
                        "a quotation mark that is never closed",
                        bytes(text(row()) + "\"Safe streets,Everybody\r\nand more"),
                        3,
                        "",
                        "The quotation marks in this row do not fit. Put a value in one pair of them, and double those inside"),
                faulty(
                        "text behind a closing quotation mark",
                        bytes(text(row()) + "\"Safe\" streets,Everybody"),
                        3,
                        "",
                        "The quotation marks in this row do not fit. Put a value in one pair of them, and double those inside"),
                faulty(
                        "a value too many",
                        bytes(text(row()).replace("\"Room 4, shelf 2\"", "Room 4, shelf 2")),
                        2,
                        "",
                        "This row has 20 values, and there are 19 columns. A value that holds a separator must stand in quotation marks"),
                faulty(
                        "values missing",
                        bytes(text(row()) + "Safe streets,Everybody"),
                        3,
                        "",
                        "This row has 2 values, and there are 19 columns. A value that holds a separator must stand in quotation marks"),
                faulty("no name", file(row(RegisterColumn.NAME, " ")), 2, "name", "Give the partnership a name"),
                faulty(
                        "a name that is too long",
                        file(row(RegisterColumn.NAME, "n".repeat(121))),
                        2,
                        "name",
                        "Use 120 characters or fewer (now 121)"),
                faulty(
                        "the same partnership twice",
                        file(row(), row(RegisterColumn.NAME, "Safe streets"), row(RegisterColumn.NAME, "young CARERS")),
                        4,
                        "name",
                        "This partnership stands in line 2 already (same name and same start)"),
                faulty(
                        "a stage that is not known",
                        file(row(RegisterColumn.STAGE, "Middle")),
                        2,
                        "stage",
                        "“Middle” is not one of: Joint aims, Role agreement, Operation and review, Exit strategy"),
                faulty(
                        "a partnership that is still being set up",
                        file(row(RegisterColumn.STAGE, "Set-up")),
                        2,
                        "stage",
                        "Propose a partnership that is still being set up"),
                faulty(
                        "a day that is no day",
                        file(row(RegisterColumn.STARTED_ON, "31/02/2024")),
                        2,
                        "started_on",
                        "“31/02/2024” is not a day. Write it as 2024-04-01 or 01/04/2024, with the day first"),
                faulty(
                        "a day with the month first",
                        file(row(RegisterColumn.STARTED_ON, "04/30/2024")),
                        2,
                        "started_on",
                        "“04/30/2024” is not a day. Write it as 2024-04-01 or 01/04/2024, with the day first"),
                faulty(
                        "a day in words",
                        file(row(RegisterColumn.REVIEW_ON, "1 April 2027")),
                        2,
                        "review_on",
                        "“1 April 2027” is not a day. Write it as 2024-04-01 or 01/04/2024, with the day first"),
                faulty(
                        "no start",
                        file(row(RegisterColumn.STARTED_ON, "")),
                        2,
                        "started_on",
                        "Enter the day on which it started"),
                faulty(
                        "a start in the future",
                        file(row(RegisterColumn.STARTED_ON, "2026-11-21")),
                        2,
                        "started_on",
                        "The start must not lie in the future. Propose a partnership that has not started"),
                faulty(
                        "an end before the start",
                        file(row(RegisterColumn.ENDS_ON, "2024-03-31", RegisterColumn.REVIEW_ON, "")),
                        2,
                        "ends_on",
                        "The end date must be after the start"),
                faulty(
                        "an end in the past",
                        file(row(RegisterColumn.ENDS_ON, "2026-11-19", RegisterColumn.REVIEW_ON, "")),
                        2,
                        "ends_on",
                        "The end must not lie in the past, unless the partnership is in its exit strategy"),
                faulty(
                        "both an end and a review",
                        file(row(RegisterColumn.ENDS_ON, "2028-04-01")),
                        2,
                        "ends_on",
                        "Enter either an end date or the day of the next review, not both"),
                faulty(
                        "neither end nor review",
                        file(row(RegisterColumn.REVIEW_ON, "")),
                        2,
                        "ends_on",
                        "Enter an end date, or the day of the next review"),
                faulty(
                        "a model that is not known",
                        file(row(RegisterColumn.MAIN_MODEL, "Teamwork")),
                        2,
                        "main_model",
                        "“Teamwork” is not one of: Decision-making group, Consultation and training, Centre-based delivery,"
                                + " Coordinated delivery, Operational-team delivery"),
                faulty(
                        "the main model among the others",
                        file(row(RegisterColumn.OTHER_MODELS, "Coordinated delivery")),
                        2,
                        "other_models",
                        "Leave out the model that you have chosen as the main one"),
                faulty(
                        "an agency that is not known",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep|police:p-police-rep|fire:p-police-rep")),
                        2,
                        "members",
                        "Agency 3: There is no agency with the id fire in the directory"),
                faulty(
                        "an agency twice",
                        file(row(
                                RegisterColumn.MEMBERS, "health:p-health-rep|police:p-police-rep|health:p-health-rep")),
                        2,
                        "members",
                        "Agency 3: Name each agency once"),
                faulty(
                        "one agency only",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep")),
                        2,
                        "members",
                        "Name at least two agencies"),
                faulty(
                        "an agency that nobody represents",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep|police")),
                        2,
                        "members",
                        "Agency 2: Choose who represents the agency"),
                faulty(
                        "more than two people for an agency",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep|police:a:b:c|schools:p-schools-rep")),
                        2,
                        "members",
                        "“police:a:b:c” has more than three parts. Write agency:representative:second person"),
                faulty(
                        "somebody who is not known",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep|police:who@example.org")),
                        2,
                        "members",
                        "Agency 2: There is nobody active in the directory as who@example.org"),
                faulty(
                        "somebody of another agency",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep:p-schools-rep|police:p-police-rep")),
                        2,
                        "members",
                        "Agency 1: Name of p-schools-rep does not act for Health. Choose somebody who does, or ask an"
                                + " administrator to add it to the directory"),
                faulty(
                        "the representative as second person",
                        file(row(RegisterColumn.MEMBERS, "health:p-health-rep|police:p-police-rep:p-police-rep")),
                        2,
                        "members",
                        "Agency 2: The second person must be somebody else"),
                faulty(
                        "a body that is not known",
                        file(row(RegisterColumn.BODY, "nowhere")),
                        2,
                        "body",
                        "There is no body with the id nowhere in the directory"),
                faulty(
                        "a lead officer who has left",
                        file(row(RegisterColumn.LEAD_OFFICER, "p-health-left")),
                        2,
                        "lead_officer",
                        "There is nobody active in the directory as p-health-left"),
                faulty(
                        "half an agreement",
                        file(row(RegisterColumn.AGREEMENT_KEPT_AT, "")),
                        2,
                        "agreement_kept_at",
                        "Say where the agreement is kept"),
                faulty(
                        "an agreement of tomorrow",
                        file(row(RegisterColumn.AGREEMENT_SIGNED_ON, "2026-11-21")),
                        2,
                        "agreement_signed_on",
                        "The agreement cannot have been signed in the future"),
                faulty(
                        "a document without a place",
                        file(row(RegisterColumn.DOCUMENTS, "Minutes = shelf | Risks")),
                        2,
                        "documents",
                        "“Risks” does not say where it is kept. Write name = place"));
    }

    private static Arguments faulty(String what, byte[] file, int line, String column, String message) {
        return Arguments.of(what, file, new Fault(line, column, message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultyFiles")
    void shouldNameTheFaultWithItsLineAndColumnAndWriteNothing(String what, byte[] file, Fault fault) {
        // when
        Trial trial = files.tryOut(file, HEALTH_REP);
        Refused refused = Objects.requireNonNull(
                catchThrowableOfType(Refused.class, () -> files.register(batch, file, HEALTH_REP)), what);

        // then
        assertThat(trial.faults()).containsExactly(fault);
        assertThat(refused.trial()).isEqualTo(trial);
        thenNothingIsWritten();
    }

    @Test
    void shouldNameEveryFaultOfAFileAtOnceInTheOrderOfItsLines() {
        // given
        byte[] file = file(
                row(RegisterColumn.STAGE, "Middle", RegisterColumn.BODY, "nowhere"),
                row(RegisterColumn.NAME, "Safe streets"),
                row(RegisterColumn.NAME, "", RegisterColumn.MEMBERS, "health:p-unknown"));

        // when
        Trial trial = files.tryOut(file, HEALTH_REP);

        // then
        assertThat(trial.faults())
                .extracting(Fault::line, Fault::column)
                .containsExactly(
                        tuple(2, "stage"),
                        tuple(2, "body"),
                        tuple(4, "name"),
                        tuple(4, "members"),
                        tuple(4, "members"));
        assertThat(trial.rows()).extracting(Row::line).containsExactly(3);
    }

    private void thenNothingIsWritten() {
        for (String table : List.of(
                "partnership",
                "partnership_registration",
                "partnership_agency",
                "event",
                "outbox",
                "changed_document")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    // --- files ---------------------------------------------------------------------------------------------------

    private static Map<RegisterColumn, String> row(Object... changes) {
        Map<RegisterColumn, String> row = new EnumMap<>(RegisterColumn.class);
        row.put(RegisterColumn.NAME, "Young carers");
        row.put(RegisterColumn.TARGET_GROUP, "Children who care for somebody");
        row.put(RegisterColumn.REASON, "Nobody saw them");
        row.put(RegisterColumn.STAGE, "Operation and review");
        row.put(RegisterColumn.STARTED_ON, "2024-04-01");
        row.put(RegisterColumn.REVIEW_ON, "2027-04-01");
        row.put(RegisterColumn.AREA, "The east of the town");
        row.put(RegisterColumn.MAIN_MODEL, "Coordinated delivery");
        row.put(RegisterColumn.OTHER_MODELS, "Consultation and training");
        row.put(RegisterColumn.FORM, "Steering group without own staff");
        row.put(RegisterColumn.DEGREE, "Collaboration");
        row.put(RegisterColumn.MEMBERS, "health : p-health-rep : p-health-deputy | police:p-police-rep:");
        row.put(RegisterColumn.BODY, "board");
        row.put(RegisterColumn.LEAD_OFFICER, "p-police-rep");
        row.put(RegisterColumn.AGREEMENT, "Memorandum");
        row.put(RegisterColumn.AGREEMENT_SIGNED_ON, "20/03/2024");
        row.put(RegisterColumn.AGREEMENT_KEPT_AT, "Room 4, shelf 2");
        row.put(RegisterColumn.DOCUMENTS, "Risks = https://example.org/a=b | Minutes = shelf 3");
        for (int i = 0; i < changes.length; i += 2) {
            row.put((RegisterColumn) changes[i], (String) changes[i + 1]);
        }
        return row;
    }

    @SafeVarargs
    private static byte[] file(Map<RegisterColumn, String>... rows) {
        return bytes(text(rows));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SafeVarargs
    private static String text(Map<RegisterColumn, String>... rows) {
        String names = Arrays.stream(RegisterColumn.values())
                .map(RegisterColumn::header)
                .collect(Collectors.joining(","));
        return Stream.concat(Stream.of(names), Arrays.stream(rows).map(RegisterFilesTest::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Map<RegisterColumn, String> row) {
        return Arrays.stream(RegisterColumn.values())
                .map(column -> row.getOrDefault(column, ""))
                .map(value -> value.contains(",") ? "\"" + value + "\"" : value)
                .collect(Collectors.joining(","));
    }
}
