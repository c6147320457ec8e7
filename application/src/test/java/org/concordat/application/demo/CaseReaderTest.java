package org.concordat.application.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.concordat.application.demo.CaseFile.Amount;
import org.concordat.application.demo.CaseFile.Kind;
import org.concordat.application.demo.CaseFile.Level;
import org.concordat.application.demo.CaseFile.Model;
import org.concordat.application.demo.InvalidCase.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {

    private static final String SHORTEST = """
            id: CASE99
            name: "Reading for all"
            primaryModel: CONSULTATION_AND_TRAINING
            targetGroup: "people who learn to read late"
            agencies:
              - id: library
                name: "Library"
                kind: LOCAL_AUTHORITY
                levels: [OPERATIONAL]
              - id: college
                name: "College"
                kind: EDUCATION
                levels: [STRATEGIC, OPERATIONAL]
            """;

    private static final int LINES = 13;

    private static CaseFile read(String yaml) throws IOException {
        return CaseReader.read(new ByteArrayInputStream(yaml.getBytes(UTF_8)), "case.yaml");
    }

    private static InvalidCase refused(String yaml) {
        return refused(yaml.getBytes(UTF_8));
    }

    private static InvalidCase refused(byte[] yaml) {
        InvalidCase refusal = catchThrowableOfType(
                InvalidCase.class, () -> CaseReader.read(new ByteArrayInputStream(yaml), "case.yaml"));
        assertThat(refusal).as("refused: %s", new String(yaml, UTF_8)).isNotNull();
        return refusal;
    }

    /** The shortest file with one line (counted from 1) replaced. */
    private static String with(int line, String replacement) {
        String[] lines = SHORTEST.split("\n");
        lines[line - 1] = replacement;
        return Arrays.stream(lines).collect(Collectors.joining("\n"));
    }

    @Test
    void shouldReadTheShortestFileAndLeaveOutWhatItDoesNotSay() throws IOException {
        // when
        CaseFile file = read(SHORTEST);
        // then
        assertThat(file.id()).isEqualTo("CASE99");
        assertThat(file.primaryModel()).isEqualTo(Model.CONSULTATION_AND_TRAINING);
        assertThat(file.agencies()).hasSize(2);
        assertThat(file.agencies().getFirst().kind()).isEqualTo(Kind.LOCAL_AUTHORITY);
        assertThat(file.agencies().getLast().levels()).containsExactly(Level.STRATEGIC, Level.OPERATIONAL);
        assertThat(file.rationale()).isNull();
        assertThat(file.evaluation()).isNull();
        assertThat(file.bodies()).isEmpty();
        assertThat(file.notes()).isEmpty();
    }

    @Test
    void shouldReadEveryKindOfValue() throws IOException {
        // when
        CaseFile file = read(SHORTEST + """
                secondaryModels: [CENTRE_BASED_DELIVERY]
                governance:
                  bodies:
                    - id: reading-board
                      name: "Reading board"
                      kind: BOARD
                      chair: {role: "director", independent: false}
                roles:
                  - {role: "tutor", agency: college, body: reading-board, people: 3, fullTimeEquivalent: 0.5, hoursPerYear: 18}
                funding:
                  - {kind: JOINT, agency: library, share: 2/3, amount: {value: 12000.50, currency: GBP}}
                meetings:
                  - {type: "team meeting", every: P2W, minutes: 45}
                reviews:
                  - {what: "how many stay", every: P3M}
                timeline:
                  - {date: "2001-03", event: "first course"}
                challenges:
                  - {code: NF1a, text: "rooms are full", agencies: [library]}
                  - {code: ES13, text: "a slow start"}
                notes:
                  runningFor: "two years"
                  on: yes
                """);
        // then
        assertThat(file.bodies().getFirst().chair()).isEqualTo(new CaseFile.Chair(null, "director", false));
        assertThat(file.roles().getFirst().people()).isEqualTo(3);
        assertThat(file.roles().getFirst().fullTimeEquivalent()).isEqualTo(new BigDecimal("0.5"));
        assertThat(file.roles().getFirst().hoursPerYear()).isEqualTo(new BigDecimal("18"));
        assertThat(file.funding().getFirst().share()).isEqualTo("2/3");
        assertThat(file.funding().getFirst().amount()).isEqualTo(new Amount(new BigDecimal("12000.50"), "GBP"));
        assertThat(file.meetings().getFirst().every()).isEqualTo(Period.ofWeeks(2));
        assertThat(file.reviews().getFirst().every()).isEqualTo(Period.ofMonths(3));
        assertThat(file.timeline().getFirst().date()).isEqualTo("2001-03");
        assertThat(file.challenges()).extracting(CaseFile.Challenge::code).containsExactly("NF1a", "ES13");
        // and words that only YAML 1.1 takes for truth values are texts
        assertThat(file.notes()).containsEntry("runningFor", "two years").containsEntry("on", "yes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            1  | id: case-1                                   | id must be CASE and a number
            2  | name: 12                                     | name must be a text
            2  | name: ""                                     | name is empty
            2  | name:                                        | name is empty
            2  | name: null                                   | name is null; a key without a value is left out
            2  | name: [a]                                    | name must be a single value
            2  | title: "Reading"                             | title is no key of the format
            3  | primaryModel: Consultation                   | primaryModel is 'Consultation'; it must be one of DECISION_MAKING_GROUP
            3  | primaryModel: consultation_and_training      | it must be one of
            4  | targetGroup: true                            | targetGroup must be a text
            6  | - id: Library                                | agencies[1].id must be lower-case words
            6  | - id: college                                | agencies[2].id: college is there twice
            7  | name: "Library", kind: HEALTH                | this is not YAML
            8  | kind: POLICE                                 | agencies[1].kind is 'POLICE'
            9  | levels: []                                   | agencies[1].levels must be a list with at least one item
            9  | levels: OPERATIONAL                          | agencies[1].levels must be a list
            9  | levels: [OPERATIONAL, OPERATIONAL]           | agencies[1].levels[2] repeats OPERATIONAL
            9  | town: "Northmoor"                            | agencies[1].town is no key of the format
            9  | name: "Library"                              | agencies[1].name is there twice
            2  | name: "Bell \\a"                             | name holds a character that nobody can see
            2  | name: "\\0"                                  | name holds a character that nobody can see
            6  | - id: a-library-with-a-name-that-never-ends-now| agencies[1].id has 41 characters, and 40 are the most
            7  | name: *nobody                                | this is not YAML: found undefined alias nobody
            """)
    void shouldRefuseAFaultAndNameItsLine(int line, String replacement, String expected) {
        // given
        String indented = line > 5 ? (replacement.startsWith("-") ? "  " : "    ") + replacement : replacement;
        // when
        InvalidCase refusal = refused(with(line, indented));
        // then the second of two equal things is the fault
        int blamed = expected.contains("is there twice") && line == 6 ? 10 : line;
        assertThat(refusal.faults()).anySatisfy(fault -> {
            assertThat(fault.text()).contains(expected);
            assertThat(fault.line()).isEqualTo(blamed);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            rationale: ""                                                      | rationale is empty
            secondaryModels: [CONSULTATION_AND_TRAINING]                       | secondaryModels[1] repeats the primary model
            indicators: []                                                     | indicators must be a list with at least one item
            indicators: ["a", 3]                                               | indicators[2] must be a text
            governance: {}                                                     | governance is empty
            governance: {bodies: [{id: a, name: "A", kind: CLUB}]}             | governance.bodies[1].kind is 'CLUB'
            governance: {bodies: [{id: a, name: "A", kind: TEAM, members: [school]}]} | names the agency 'school', which the file does not define
            governance: {bodies: [{id: a, name: "A", kind: TEAM, chair: {}}]}  | governance.bodies[1].chair is empty
            governance: {bodies: [{id: a, name: "A", kind: TEAM, chair: {independent: "true"}}]} | chair.independent must be true or false
            governance: {bodies: [{id: a, name: "A", kind: TEAM, chair: {independent: yes}}]} | chair.independent must be true or false
            roles: [{role: "tutor"}]                                           | roles[1].agency is missing
            roles: [{role: "tutor", agency: college, body: board}]             | roles[1].body names the body 'board'
            roles: [{role: "tutor", agency: college, people: 0}]               | roles[1].people must be a whole number of 1 or more
            roles: [{role: "tutor", agency: college, people: 1.5}]             | roles[1].people must be a whole number of 1 or more
            roles: [{role: "tutor", agency: college, people: "2"}]             | roles[1].people must be a whole number of 1 or more
            roles: [{role: "tutor", agency: college, hoursPerYear: -1}]        | roles[1].hoursPerYear must be a number above 0
            roles: [{role: "tutor", agency: college, hoursPerYear: 1:30}]      | roles[1].hoursPerYear must be a number above 0
            funding: [{kind: JOINT, share: 0/3}]                               | funding[1].share must be a fraction
            funding: [{kind: JOINT, amount: {value: 5}}]                       | funding[1].amount.currency is missing
            funding: [{kind: JOINT, amount: {currency: GBP}}]                  | funding[1].amount.value is missing
            funding: [{kind: JOINT, amount: {value: 5, currency: QQQ}}]        | funding[1].amount.currency must be a currency code
            meetings: [{type: "team", every: weekly}]                          | meetings[1].every must be a period
            meetings: [{type: "team", every: P1M2D}]                           | meetings[1].every must be a period
            evaluation: {type: "formal"}                                       | evaluation.status is missing
            timeline: [{date: 2001-03, event: "start"}]                        | timeline[1].date must be a date in quotes
            timeline: [{date: "2001-13", event: "start"}]                      | timeline[1].date must be a date such as
            timeline: [{date: "2001-02-29", event: "start"}]                   | timeline[1].date must be a date such as
            timeline: [{date: "March 2001", event: "start"}]                   | timeline[1].date must be a date such as
            timeline: [{event: "start"}]                                       | timeline[1].date is missing
            meetings: [{type: "team", every: P99999999999W}]                   | meetings[1].every must be a period
            meetings: [{type: "team", every: P0W}]                             | meetings[1].every must be a period
            meetings: [{type: "team", body: reading-board}]                    | meetings[1].body names the body 'reading-board'
            reviews: [{what: "all", every: 2}]                                 | reviews[1].every must be a text
            reviews: [null]                                                    | reviews[1] must be a map
            challenges: [{code: NF2, text: "x", agencies: [school]}]           | challenges[1].agencies[1] names the agency 'school'
            challenges: [{code: NF2, text: "x", agencies: [college, college]}] | challenges[1].agencies[2] repeats college
            evaluation: {status: done}                                         | evaluation.status is 'done'; it must be one of DONE, PLANNED
            evaluation: {status: DONE, covers: [PROCESS, PROCESS]}             | evaluation.covers[2] repeats PROCESS
            evaluation: {status: DONE, by: "us"}                               | evaluation.by is no key of the format
            governance: {bodies: [{id: a, name: "A", kind: TEAM}, {id: a, name: "B", kind: TEAM}]} | governance.bodies[2].id: a is there twice
            outcome: ~                                                         | outcome is null
            unmetNeeds: {first: "room"}                                        | unmetNeeds must be a list
            challenges: [{code: XX1, text: "?"}]                               | challenges[1].code is 'XX1', which is no code
            challenges: ["a word"]                                             | challenges[1] must be a map
            notes: {RunningFor: "two years"}                                   | notes.RunningFor must be one word in camelCase
            notes: {runningFor: 2}                                             | notes.runningFor must be a text
            notes: {runningFor: null}                                          | notes.runningFor is null
            notes: {runningFor: ["a"]}                                         | notes.runningFor must be a single value
            notes: {}                                                          | notes is empty
            <<: {name: "x"}                                                    | << is no key of the format
            """)
    void shouldRefuseAFaultInWhatIsOptional(String line, String expected) {
        // when
        InvalidCase refusal = refused(SHORTEST + line + "\n");
        // then
        assertThat(refusal.faults()).extracting(Fault::text).anyMatch(text -> text.contains(expected));
        assertThat(refusal.faults()).extracting(Fault::line).containsOnly(LINES + 1);
    }

    @Test
    void shouldListEveryFaultAtOnceInTheOrderOfTheLines() {
        // when
        InvalidCase refusal = refused("""
                id: 1
                name: "Reading"
                colour: "red"
                primaryModel: NONE
                agencies:
                  - id: library
                    kind: LIBRARY
                roles:
                  - {role: "tutor", agency: college}
                """);
        // then
        assertThat(refusal).hasMessage("""
                case.yaml has 9 faults:
                  line 1: id must be a text; put '1' in quotes if it is one
                  line 1: targetGroup is missing
                  line 3: colour is no key of the format; what has no key goes under notes
                  line 4: primaryModel is 'NONE'; it must be one of DECISION_MAKING_GROUP, CONSULTATION_AND_TRAINING,\
                 CENTRE_BASED_DELIVERY, COORDINATED_DELIVERY, OPERATIONAL_TEAM_DELIVERY
                  line 5: agencies must name at least 2
                  line 6: agencies[1].name is missing
                  line 6: agencies[1].levels is missing
                  line 7: agencies[1].kind is 'LIBRARY'; it must be one of HEALTH, EDUCATION, SOCIAL_SERVICES, VOLUNTARY,\
                 LOCAL_AUTHORITY, SCHOOLS, YOUTH_SERVICE, PRIVATE, OTHER
                  line 9: roles[1].agency names the agency 'college', which the file does not define""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name         | 2 | 121  | name has 121 characters, and 120 are the most
            targetGroup  | 4 | 201  | targetGroup has 201 characters, and 200 are the most
            rationale    | 5 | 2001 | rationale has 2001 characters, and 2000 are the most
            """)
    void shouldRefuseWhatAProposalCannotHold(String key, int line, int length, String expected) {
        // when
        String text = "%s: \"%s\"".formatted(key, "x".repeat(length));
        InvalidCase refusal = refused(line == 5 ? with(line, text + "\nagencies:") : with(line, text));
        // then
        assertThat(refusal.faults()).containsExactly(new Fault(line, expected));
    }

    @Test
    void shouldReadOnAfterAByteOrderMarkAndWithLinesOfWindows() throws IOException {
        assertThat(read("\ufeff" + SHORTEST.replace("\n", "\r\n")).id()).isEqualTo("CASE99");
    }

    @Test
    void shouldKeepEveryNoteWhateverItsKey() throws IOException {
        // when
        CaseFile file = read(SHORTEST + "notes: {weather: \"rain\", ofTheTown: \"hills\", x9: \"B\u00fccher\"}\n");
        // then
        assertThat(file.notes()).isEqualTo(Map.of("weather", "rain", "ofTheTown", "hills", "x9", "B\u00fccher"));
    }

    @Test
    void shouldListNoMoreFaultsThanAnybodyReads() {
        // when
        InvalidCase refusal = refused(SHORTEST + "indicators: [" + "1, ".repeat(149) + "1]\n");
        // then
        assertThat(refusal.faults()).hasSize(150);
        assertThat(String.valueOf(refusal.getMessage()).lines())
                .hasSize(1 + 100 + 1)
                .startsWith("case.yaml has 150 faults:")
                .endsWith("  and 50 more");
    }

    @Test
    void shouldRefuseWhatIsNoCaseAtAll() {
        assertThat(refused("").faults()).containsExactly(new Fault(0, "the file holds nothing"));
        assertThat(refused("- a\n- b\n").faults())
                .first()
                .satisfies(fault -> assertThat(fault.text()).isEqualTo("the file must be a map of keys and values"));
        assertThat(refused("a: b\n---\nc: d\n").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.text()).startsWith("this is not YAML"));
        assertThat(refused("# only a remark\n").faults()).containsExactly(new Fault(0, "the file holds nothing"));
        assertThat(refused("id: CASE1\nname: \"B\u00fccher\"".getBytes(StandardCharsets.ISO_8859_1))
                        .faults())
                .containsExactly(new Fault(2, "the file is not written in UTF-8 from here on"));
        assertThat(refused("id: CASE1\nname: \"a\"\ntargetGroup: \"\u0007\"").faults())
                .containsExactly(new Fault(3, "there is a control character"));
        assertThat(refused("id: " + "[".repeat(60) + "]".repeat(60)).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.text()).startsWith("this cannot be read as YAML: Nesting Depth"));
    }
}
