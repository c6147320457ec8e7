package org.concordat.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.ClosedDays;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryFileTest {

    private static final String GOOD = """
            agencies:
              - id: health
                name: Health
                kind: health
            bodies:
              - id: board
                name: Board
                kind: BOARD
            people:
              - id: p-1
                name: Ann Other
                email: ann@example.org
                signIn: ann
                assumed: true
                functions:
                  - function: representative
                    agency: health
                  - function: CHAIR
                    body: board
              - id: p-2
                name: Bob Other
                email: bob@example.org
            """;

    private static DirectoryFile read(String yaml) {
        return DirectoryFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "people.yaml");
    }

    private static void refused(String yaml, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml))
                .withMessageStartingWith("people.yaml")
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    @Test
    void shouldReadAgenciesBodiesAndPeople() {
        // when
        DirectoryFile file = read(GOOD);

        // then
        assertThat(file.agencies()).containsExactly(new Agency("health", "Health", AgencyKind.HEALTH));
        assertThat(file.bodies()).containsExactly(new Body("board", "Board", BodyKind.BOARD));
        assertThat(file.people().getFirst()).satisfies(person -> {
            assertThat(person.signIn()).isEqualTo("ann");
            assertThat(person.assumed()).isTrue();
            assertThat(person.held())
                    .containsExactly(
                            new Holding(Function.REPRESENTATIVE, "health", null),
                            new Holding(Function.CHAIR, null, "board"));
        });
        assertThat(file.people().getLast().held()).isEmpty();
    }

    @Test
    void shouldNameTheLineOfAnUnknownKey() {
        refused(GOOD.replace("email: ann@", "mail: ann@"), "line 12", "mail");
    }

    @Test
    void shouldNameTheLineOfAnUnknownFunction() {
        refused(GOOD.replace("CHAIR", "KING"), "line 18", "KING");
    }

    @Test
    void shouldNameTheLineOfBrokenYaml() {
        refused(GOOD.replace("name: Board", "name: \"Board"), "line ");
    }

    @Test
    void shouldNameTheLineOfAKeyThatIsThereTwice() {
        refused(GOOD.replace("kind: health", "kind: health\n    name: Other"), "line 5", "name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "agencies: []\nbodies: []\n", "agencies:\nbodies: []\npeople: []\n"})
    void shouldNeedAllThreeLists(String yaml) {
        refused(yaml, "needs the three lists agencies, bodies and people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing but a comment\n"})
    void shouldRefuseAnEmptyFile(String yaml) {
        refused(yaml, "line ");
    }

    @Test
    void shouldNameEveryIdThatIsThereTwice() {
        refused(
                """
                agencies:
                  - {id: health, name: Health, kind: HEALTH}
                  - {id: health, name: Health again, kind: HEALTH}
                bodies:
                  - {id: board, name: Board, kind: BOARD}
                  - {id: board, name: Board again, kind: BOARD}
                people:
                  - {id: p-1, name: Ann, email: a@example.org, signIn: ann}
                  - {id: p-1, name: Bob, email: b@example.org, signIn: ann}
                """,
                "agency id health is there twice",
                "body id board is there twice",
                "person id p-1 is there twice",
                "sign-in id ann is there twice");
    }

    @Test
    void shouldNameEveryReferenceToSomethingUndefined() {
        refused(
                GOOD.replace("agency: health", "agency: police").replace("body: board", "body: team"),
                "person p-1 names agency police, which the file does not define",
                "person p-1 names body team, which the file does not define");
    }

    @Test
    void shouldNameEveryEntryThatSaysTooLittleByItsPlace() {
        refused(
                """
                agencies:
                  - {id: health, name: Health, kind: HEALTH}
                  - {id: police, kind: POLICE}
                bodies:
                  -
                people:
                  - {id: p-1, name: Ann}
                """,
                "agency number 2 needs id, name and kind",
                "body number 1 needs id, name and kind",
                "person number 1 needs id, name and email");
    }

    @Test
    void shouldNeedTheFunctionThatAPersonHolds() {
        refused(
                GOOD.replace("- function: CHAIR\n        body", "- body"),
                "person p-1: function number 2 needs function");
    }

    private static String withCalendar(String keys) {
        return GOOD.replace("    kind: health\n", "    kind: health\n" + keys.indent(4));
    }

    @Test
    void shouldReadTheCalendarOfAnAgency() {
        // when
        DirectoryFile file = read(withCalendar("""
                calendar: scotland
                closed:
                  - {from: 2026-12-28, to: 2026-12-31, label: Christmas closure}
                  - {from: 2026-12-01, to: 2026-12-01, label: Inventory}
                """));

        // then
        assertThat(file.calendars())
                .containsExactly(Map.entry(
                        "health",
                        AgencyCalendar.of(
                                HolidayRegion.SCOTLAND,
                                List.of(
                                        new ClosedDays(
                                                LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 1), "Inventory"),
                                        new ClosedDays(
                                                LocalDate.of(2026, 12, 28),
                                                LocalDate.of(2026, 12, 31),
                                                "Christmas closure")))));
        assertThat(read(withCalendar("closed: []")).calendars().get("health"))
                .isEqualTo(AgencyCalendar.of(HolidayRegion.ENGLAND_AND_WALES));
        assertThat(read(GOOD).calendars()).isEmpty();
    }

    @Test
    void shouldNameEveryFaultOfACalendar() {
        refused(
                withCalendar("""
                closed:
                  -
                  - {from: 24.12.2026, to: 2026-12-31, label: Christmas}
                  - {from: 2026-12-31, to: 2026-12-24, label: Christmas}
                """),
                "agency health: closed number 1 needs from, to and label",
                "closed number 2 needs",
                "closed number 3 needs");
        refused(
                withCalendar("closed: [{from: 2026-12-24, to: 2028-12-31, label: Long}]"),
                "agency health: With 24 December 2026 to 31 December 2028, fewer than");
        refused(withCalendar("calendar: france"), "line 5", "france");
        refused(withCalendar("closed: [{from: 2026-12-24, until: 2026-12-31, label: Christmas}]"), "line 5", "until");
    }
}
