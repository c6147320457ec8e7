package org.concordat.store.partnerships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_REP;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.concordat.domain.commands.EnterExpectations;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.partnerships.DesignSuggestions.DesignSuggestion;
import org.concordat.store.partnerships.DesignSuggestions.KindRow;
import org.concordat.store.partnerships.DesignSuggestions.Topic;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Expectations.Expected;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.submissions.Submissions;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is around the group: the checklist of kinds of agency, other suggestions, and what is expected of whom. */
@StoreTest
class AroundTheGroupTest {

    private static final DesignSuggestion NO_VOLUNTARY =
            new DesignSuggestion(Topic.AGENCY, "VOLUNTARY", "ANY", "They know more.");

    private final DesignSuggestions suggestions;
    private final Expectations expectations;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final RequestRepository rows;
    private final Submissions submissions;
    private final Events events;
    private final Sample sample;
    private UUID partnership = new UUID(0, 0);

    AroundTheGroupTest(
            DesignSuggestions suggestions,
            Expectations expectations,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            RequestRepository rows,
            Submissions submissions,
            Events events,
            Sample sample) {
        this.suggestions = suggestions;
        this.expectations = expectations;
        this.partnerships = partnerships;
        this.directory = directory;
        this.rows = rows;
        this.submissions = submissions;
        this.events = events;
        this.sample = sample;
    }

    @BeforeEach
    void givenHealthAndAVoluntaryOrganisation() {
        sample.directory();
        directory.save(new Agency(HEALTH, "Health", AgencyKind.HEALTH));
        directory.save(new Agency(POLICE, "Lantern Trust", AgencyKind.VOLUNTARY));
        partnership = sample.proposed();
    }

    @Test
    void shouldTellTheDecisionsWhichKindsAreNamedAndWhatTheDesignSays() {
        // when
        DesignSuggestions.Facts facts = suggestions.describe(partnership);

        // then
        assertThat(facts.kinds()).containsExactlyInAnyOrder(AgencyKind.HEALTH, AgencyKind.VOLUNTARY);
        assertThat(facts.model()).isEqualTo(Sample.DESIGN.primaryModel());
        assertThat(facts.degree()).isEqualTo(Sample.DESIGN.degree());
        assertThat(facts.mainReason()).isEqualTo(Sample.DESIGN.mainReason());
        assertThat(facts.aspects()).isEmpty();
    }

    @Test
    void shouldListEveryKindThatIsNamedOrCouldBeMissingWithAllReasons() {
        // when
        suggestions.keep(
                partnership,
                List.of(
                        new DesignSuggestion(Topic.AGENCY, "EDUCATION", "A", "One reason."),
                        new DesignSuggestion(Topic.AGENCY, "EDUCATION", "B", "Another.")));

        // then
        assertThat(suggestions.checklist(partnership))
                .containsExactly(
                        new KindRow("Health", "Health", ""),
                        new KindRow("Education", "Nobody", "One reason. Another."),
                        new KindRow("Voluntary organisation", "Lantern Trust", ""));
        assertThat(suggestions.missing(partnership)).containsExactly(new Line("Education", "One reason. Another."));
    }

    @Test
    void shouldKeepOnlyWhatWasSuggestedLast() {
        // given
        suggestions.keep(partnership, List.of(NO_VOLUNTARY));

        // when
        suggestions.keep(partnership, List.of());

        // then
        assertThat(suggestions.of(partnership)).isEmpty();
        assertThat(suggestions.checklist(partnership)).isEmpty();
    }

    @Test
    void shouldNameASuggestedModelOrFormOnlyWhereTheProposalHasAnother() {
        // when
        suggestions.keep(
                partnership,
                List.of(
                        new DesignSuggestion(Topic.MODEL, "CENTRE_BASED_DELIVERY", "A", "It is one place."),
                        new DesignSuggestion(Topic.FORM, "STEERING_GROUP", "B", "It is the simplest.")));

        // then
        assertThat(suggestions.otherwise(partnership))
                .containsExactly(new Line("Model: Centre-based delivery", "It is one place."));
    }

    @Test
    void shouldShowTheChecklistWithTheCheckAndKeepWhyItGoesOutWithoutThem() {
        // given
        suggestions.keep(partnership, List.of(NO_VOLUNTARY));
        UUID check = sample.open(partnership, Addressee.LEAD_OFFICER, Sample.CHECK);
        assertThat(submissions.prefill(rows.get(check)))
                .containsEntry("couldBeMissing", true)
                .containsEntry(
                        "checklist",
                        List.of(
                                Map.of("kind", "Health", "named", "Health", "reason", ""),
                                Map.of(
                                        "kind",
                                        "Voluntary organisation",
                                        "named",
                                        "Lantern Trust",
                                        "reason",
                                        "They know more.")));

        // when
        submissions.submit(check, UUID.randomUUID(), POLICE_REP, """
                {"outcome": "SEND", "leftOutNote": "They are asked next year"}""");

        // then
        assertThat(suggestions.leftOutNote(partnership)).contains("They are asked next year");
    }

    @Test
    void shouldExpectWhatIsUsualOfAKindUntilSomebodySaysMore() {
        // given
        assertThat(expectations.of(partnership))
                .extracting(Expected::words)
                .containsExactly(AgencyKind.HEALTH.expectation(), AgencyKind.VOLUNTARY.expectation());

        // when
        expectations.enter(partnership, new EnterExpectations(Map.of(HEALTH, "Two days a month")), HEALTH_REP);

        // then
        assertThat(expectations.of(partnership))
                .extracting(Expected::words)
                .containsExactly("Two days a month", AgencyKind.VOLUNTARY.expectation());
        assertThat(submissions.prefill(rows.get(sample.asked(partnership, HEALTH))))
                .containsEntry("expected", "Two days a month");
        assertThat(entered()).isEqualTo(1);
    }

    @Test
    void shouldGoBackToTheUsualWordsWhenTheBoxIsEmptiedAndRecordNothingWhenNothingChanged() {
        // given
        expectations.enter(partnership, new EnterExpectations(Map.of(HEALTH, "Two days a month")), POLICE_REP);
        expectations.enter(partnership, new EnterExpectations(Map.of(HEALTH, "Two days a month")), POLICE_REP);
        assertThat(entered()).isEqualTo(1);

        // when
        expectations.enter(partnership, new EnterExpectations(Map.of(HEALTH, " ", "circus", "Clowns")), POLICE_REP);

        // then
        assertThat(expectations.of(partnership)).extracting(Expected::entered).containsExactly(null, null);
    }

    @Test
    void shouldLetOnlyProposerAndLeadOfficerSayItAndOnlyUntilTheDecision() {
        EnterExpectations words = new EnterExpectations(Map.of(HEALTH, "Everything"));

        assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> expectations.enter(partnership, words, CHAIR));

        partnerships.updateStanding(partnership, Standing.SET_UP);
        assertThatExceptionOfType(NotPermitted.class)
                .isThrownBy(() -> expectations.enter(partnership, words, POLICE_REP));
        assertThat(expectations.of(partnership)).extracting(Expected::entered).containsOnlyNulls();
    }

    private long entered() {
        return events.of(partnership).stream()
                .filter(event -> event.kind() == Events.Kind.EXPECTATION_ENTERED)
                .count();
    }
}
