package org.concordat.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
}
