package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;
import static org.concordat.domain.commands.Refusals.problemsOf;
import static org.junit.jupiter.api.Named.named;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link ProposePartnership} and {@link ChangeProposal} both promise of a proposal. */
class ProposalRulesTest {

    private static final DesignAnswers DESIGN = Designs.complete().answers();

    /** Either command, made from the parts of a proposal. */
    interface Proposal {

        Object of(
                @Nullable String name,
                @Nullable String targetGroup,
                @Nullable String rationale,
                @Nullable List<String> agencyIds);
    }

    static Stream<Named<Proposal>> commands() {
        return Stream.of(
                named(
                        "propose",
                        (name, group, why, ids) -> new ProposePartnership(name, group, why, ids, DESIGN, "board", "")),
                named("change", (name, group, why, ids) -> Designs.changed(name, group, why, ids, DESIGN)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldAcceptTextsOfExactlyTheGreatestLength(Proposal proposal) {
        // given
        String name = "n".repeat(120);
        String targetGroup = "g".repeat(200);
        String rationale = "r".repeat(2000);

        // then
        assertThat(proposal.of(name, targetGroup, rationale, List.of("health", "police")))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseTextsThatAreOneCharacterLonger(Proposal proposal) {
        assertThat(problemsOf(() ->
                        proposal.of("n".repeat(121), "g".repeat(201), "r".repeat(2001), List.of("health", "police"))))
                .containsExactly(
                        new Problem("name", "Use 120 characters or fewer (now 121)"),
                        new Problem("targetGroup", "Use 200 characters or fewer (now 201)"),
                        new Problem("rationale", "Use 2000 characters or fewer (now 2001)"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldCountTheTrimmedTextWithOneCharacterALineBreakAsBrowsersDo(Proposal proposal) {
        // given: a browser lets 2000 characters through and then sends two characters for each line break
        String rationale = "line\r\n".repeat(400);
        String name = " " + "n".repeat(120) + " ";

        // then
        assertThat(proposal.of(name, "Young carers", rationale, List.of("health", "police")))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameEveryMissingPartAtOnceInTheOrderOfTheForm(Proposal proposal) {
        assertThat(problemsOf(() -> proposal.of(null, " ", "\n", null)))
                .containsExactly(
                        new Problem("name", "Give the partnership a name"),
                        new Problem("targetGroup", "Say whom the partnership is for"),
                        new Problem("rationale", "Say why the agencies should work together on this"),
                        new Problem("agencyIds", "Choose at least two agencies"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNeedTwoAgencies(Proposal proposal) {
        assertThat(problemsOf(() -> proposal.of("Name", "Group", "Why", List.of("health"))))
                .containsExactly(new Problem("agencyIds", "Choose at least two agencies"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNotCountOneAgencyTwice(Proposal proposal) {
        assertThat(problemsOf(() -> proposal.of("Name", "Group", "Why", List.of("health", "health"))))
                .contains(new Problem("agencyIds", "Choose at least two agencies"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameEachAgencyOnce(Proposal proposal) {
        assertThat(problemsOf(() -> proposal.of("Name", "Group", "Why", List.of("health", "police", "health"))))
                .containsExactly(new Problem("agencyIds", "Name each agency once"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    @SuppressWarnings("NullAway") // the point of the test
    void shouldRefuseAgenciesWithoutAnId(Proposal proposal) {
        // given: a request may hold nulls and blanks whatever the page offers
        List<String> agencyIds = Arrays.asList("health", "police", null, " ");

        // then
        assertThat(problemsOf(() -> proposal.of("Name", "Group", "Why", agencyIds)))
                .containsExactly(new Problem("agencyIds", "Choose agencies from the list"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseCharactersThatCannotBeStored(Proposal proposal) {
        // given: NUL, and the halves of a pair on their own
        assertThat(fieldsOf(() -> proposal.of("a\0b", "a\ud83db", "a\ude00", List.of("hea\0lth", "police"))))
                .containsExactly("name", "targetGroup", "rationale", "agencyIds");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTakeCharactersOutsideTheBasicPlane(Proposal proposal) {
        assertThat(proposal.of("Smiles \ud83d\ude00", "Łódź", "日本", List.of("health", "police")))
                .isNotNull();
    }

    @Test
    void shouldTrimEveryTextOfANewProposal() {
        // given, when
        ProposePartnership command = new ProposePartnership(
                " Young carers\t",
                "\nChildren who care ",
                " First.\r\nSecond. ",
                List.of("health", "police"),
                DESIGN,
                " board ",
                " p-1 ");

        // then
        assertThat(command)
                .isEqualTo(new ProposePartnership(
                        "Young carers",
                        "Children who care",
                        "First.\nSecond.",
                        List.of("health", "police"),
                        DESIGN,
                        "board",
                        "p-1"));
    }

    @Test
    void shouldTrimEveryTextOfAChangedProposal() {
        assertThat(Designs.changed(" Name ", " Group ", " Why ", List.of("police", "health"), DESIGN))
                .isEqualTo(Designs.changed("Name", "Group", "Why", List.of("police", "health"), DESIGN));
    }

    @Test
    void shouldAskForTheBodyThatDecides() {
        assertThat(problemsOf(
                        () -> new ProposePartnership("Name", "Group", "Why", List.of("a", "b"), DESIGN, " ", null)))
                .containsExactly(new Problem("initiatingBodyId", "Choose the body that decides on the set-up"));
    }

    @Test
    void shouldLeaveTheLeadOfficerBlankWhenNobodyIsNamed() {
        assertThat(new ProposePartnership("Name", "Group", "Why", List.of("a", "b"), DESIGN, "board", null)
                        .leadOfficerId())
                .isEmpty();
    }

    @Test
    void shouldNameEveryProblemOfANewProposalAtOnce() {
        assertThat(fieldsOf(() -> new ProposePartnership(null, null, null, null, DESIGN, null, "p\0")))
                .containsExactly("name", "targetGroup", "rationale", "agencyIds", "initiatingBodyId", "leadOfficerId");
    }
}
