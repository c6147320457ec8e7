package org.concordat.application.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.concordat.application.demo.CaseDirectory.Area;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.junit.jupiter.api.Test;

class CaseDirectoryTest {

    private static final String AGENCIES = """
            id: CASE7
            name: "Safe way to school"
            primaryModel: DECISION_MAKING_GROUP
            targetGroup: "pupils"
            agencies:
              - {id: schools, name: "Schools", kind: SCHOOLS, levels: [OPERATIONAL]}
              - {id: council, name: "Council", kind: LOCAL_AUTHORITY, levels: [STRATEGIC]}
            """;

    private static CaseFile file(String more) throws IOException {
        return CaseReader.read(new ByteArrayInputStream((AGENCIES + more).getBytes(UTF_8)), "case-7.yaml");
    }

    private static CaseDirectory directory(String more) throws IOException {
        return CaseDirectory.of(file(more), Area.ALONE);
    }

    private static Entry person(CaseDirectory directory, String signIn) {
        return directory.file().people().stream()
                .filter(person -> signIn.equals(person.signIn()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldAssumeThreePeopleForEachAgencyWithSignIns() throws IOException {
        // when
        CaseDirectory directory = directory("");
        // then
        assertThat(directory.file().agencies())
                .containsExactly(
                        new Agency("schools", "Schools", AgencyKind.SCHOOLS),
                        new Agency("council", "Council", AgencyKind.LOCAL_AUTHORITY));
        assertThat(directory.file().people())
                .extracting(Entry::signIn)
                .containsExactly(
                        "schools-representative",
                        "schools-second-person",
                        "schools-senior-officer",
                        "council-representative",
                        "council-second-person",
                        "council-senior-officer",
                        "chair");
        assertThat(directory.file().people()).allSatisfy(person -> {
            assertThat(person.assumed()).isTrue();
            assertThat(person.email()).isEqualTo(person.signIn() + "@example.org");
            assertThat(person.id()).matches("p-\\d{3}");
        });
        assertThat(person(directory, "council-second-person").held())
                .containsExactly(new Holding(Function.DEPUTY, "council", null));
    }

    @Test
    void shouldMakeABodyOfAllAgenciesWhenTheCaseHasNoneThatDecides() throws IOException {
        // given a body that only carries work out, with the name that the made one would get
        CaseDirectory directory = directory("governance: {bodies: [{id: all-partners, name: \"Team\", kind: TEAM}]}\n");
        // then
        assertThat(directory.initiatingBody())
                .isEqualTo(new Body("all-partners-x", "Meeting of all partners", BodyKind.PARTNERSHIP));
        assertThat(directory.file().bodies()).extracting(Body::id).containsExactly("all-partners", "all-partners-x");
        assertThat(directory.assumptions()).anyMatch(it -> it.contains("a meeting of all partners stands in"));
        // and the first agency leads and chairs
        assertThat(person(directory, "chair").held())
                .containsExactly(new Holding(Function.CHAIR, "schools", "all-partners-x"));
        assertThat(directory.leadOfficerId())
                .isEqualTo(person(directory, "schools-representative").id());
        assertThat(directory.assumptions()).anyMatch(it -> it.contains("Schools, the first agency of the case"));
    }

    @Test
    void shouldPreferABoardToASteeringGroupWhateverTheirOrder() throws IOException {
        // when
        CaseDirectory directory = directory("""
                governance:
                  bodies:
                    - {id: partners, name: "Partners", kind: PARTNERSHIP}
                    - {id: steering, name: "Steering group", kind: STEERING_GROUP}
                    - {id: board, name: "Board", kind: BOARD, members: [schools, council], chair: {agency: council}}
                """);
        // then
        assertThat(directory.initiatingBody().id()).isEqualTo("board");
        assertThat(directory.file().bodies()).hasSize(3);
    }

    @Test
    void shouldTakeChairAndLeadOfficerFromTheChairsAgency() throws IOException {
        // when
        CaseDirectory directory = directory("""
                governance:
                  bodies:
                    - {id: board, name: "Board", kind: BOARD, members: [council, schools], chair: {agency: council}}
                """);
        // then
        assertThat(person(directory, "chair").held()).containsExactly(new Holding(Function.CHAIR, "council", "board"));
        assertThat(directory.leadOfficerId())
                .isEqualTo(person(directory, "council-representative").id());
        // and the senior officers are its members, one of another agency stands in for the chair
        assertThat(directory.file().people())
                .filteredOn(person -> person.held().stream().anyMatch(it -> "board".equals(it.body())))
                .flatExtracting(Entry::held)
                .extracting(Holding::function, Holding::agency, Holding::body)
                .containsExactlyInAnyOrder(
                        tuple(Function.SENIOR_OFFICER, "schools", null),
                        tuple(Function.BOARD_MEMBER, "schools", "board"),
                        tuple(Function.DEPUTY, "schools", "board"),
                        tuple(Function.SENIOR_OFFICER, "council", null),
                        tuple(Function.BOARD_MEMBER, "council", "board"),
                        tuple(Function.CHAIR, "council", "board"));
        assertThat(directory.assumptions())
                .noneMatch(it -> it.contains("The chair of the"))
                .anyMatch(it -> it.contains("Council, where the chair comes from"));
    }

    @Test
    void shouldSayInTheProposalWhenTheCaseGivesNoReason() throws IOException {
        // when
        DemoPlan plan = DemoPlan.of(file(""), "case-7.yaml");
        // then
        assertThat(plan.proposal().rationale()).isEqualTo("The case gives no reason.");
        assertThat(plan.assumptions()).anyMatch(it -> it.contains("gives no reason"));
    }

    @Test
    void shouldTakeAGroupThatCarriesOutBeforeInventingAMeeting() throws IOException {
        // when
        CaseDirectory directory = directory("""
                governance:
                  bodies:
                    - {id: team, name: "Team", kind: TEAM}
                    - {id: doers, name: "Doers", kind: IMPLEMENTATION_GROUP, members: [schools, council]}
                """);
        // then
        assertThat(directory.initiatingBody()).isEqualTo(new Body("doers", "Doers", BodyKind.IMPLEMENTATION_GROUP));
    }

    @Test
    void shouldSeatOnlyStrategicAgenciesInABodyWhoseMembersTheCaseDoesNotName() throws IOException {
        // when
        CaseDirectory directory = directory("governance: {bodies: [{id: board, name: \"Board\", kind: BOARD}]}\n");
        // then schools take part in daily work alone
        assertThat(directory.file().people())
                .flatExtracting(Entry::held)
                .filteredOn(held -> held.function() == Function.BOARD_MEMBER)
                .containsExactly(new Holding(Function.BOARD_MEMBER, "council", "board"));
        assertThat(person(directory, "chair").held()).containsExactly(new Holding(Function.CHAIR, "council", "board"));
        assertThat(directory.assumptions())
                .contains("The agencies that take part at the strategic level are taken to sit in the Board.");
    }

    @Test
    void shouldKeepWhatItNamesApartFromOtherCases() throws IOException {
        // when
        CaseDirectory directory = CaseDirectory.of(
                file(
                        "governance: {bodies: [{id: board, name: \"Board\", kind: BOARD, members: [schools, council]}]}\n"),
                new Area("case-7-", " (case 7)", 30));
        // then
        assertThat(directory.file().agencies())
                .extracting(Agency::id, Agency::name)
                .containsExactly(
                        tuple("case-7-schools", "Schools (case 7)"), tuple("case-7-council", "Council (case 7)"));
        assertThat(directory.file().bodies()).extracting(Body::id).containsExactly("case-7-board");
        assertThat(directory.initiatingBody().id()).isEqualTo("case-7-board");
        assertThat(directory.file().people())
                .allMatch(person -> String.valueOf(person.signIn()).startsWith("case-7-"))
                .extracting(Entry::id)
                .startsWith("p-030")
                .endsWith("p-036");
        assertThat(directory.file().people())
                .flatExtracting(Entry::held)
                .allMatch(held -> String.valueOf(held.agency()).startsWith("case-7-"));
        assertThat(directory.leadOfficer().name()).isEqualTo("Schools (case 7), representative");
        assertThat(directory.assumptions()).anyMatch(it -> it.contains("even where the cases call them the same"));
    }
}
