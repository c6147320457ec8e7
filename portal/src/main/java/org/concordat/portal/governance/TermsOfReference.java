package org.concordat.portal.governance;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Row;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.Event;
import org.concordat.store.partnerships.DesignWords;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.FoundationWords.CommitmentRow;
import org.concordat.store.partnerships.FoundationWords.Communication;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.springframework.stereotype.Component;

/** Makes the terms of reference from the answers, for page and PDF alike; nobody types again what has been answered. */
@Component
class TermsOfReference {

    /**
     * All that they say.
     *
     * @param state "Draft" or "Agreed"
     * @param statement of which day they are, and whether they were decided
     * @param day the day on which they were made
     */
    public record Terms(
            Partnership partnership,
            String state,
            String statement,
            LocalDate day,
            List<Row> design,
            List<String> members,
            List<CommitmentRow> commitments,
            List<Row> governance,
            Communication communication,
            List<Row> mandates) {}

    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final FoundationWords words;
    private final Events events;
    private final BusinessClock clock;

    TermsOfReference(
            PartnershipRepository partnerships,
            Designs designs,
            FoundationWords words,
            Events events,
            BusinessClock clock) {
        this.partnerships = partnerships;
        this.designs = designs;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /** Nothing while the governance has not been agreed. */
    Optional<Terms> of(UUID partnershipId) {
        return words.communication(partnershipId).map(communication -> terms(partnershipId, communication));
    }

    private Terms terms(UUID id, Communication communication) {
        Partnership partnership = partnerships.get(id);
        boolean agreed = partnership.standing() == Standing.SET_UP || partnership.standing() == Standing.RUNNING;
        return new Terms(
                partnership,
                agreed ? "Agreed" : "Draft",
                agreed
                        ? "Made on %s from the answers given in the set-up, %s."
                                .formatted(Words.date(clock.today()), decided(id))
                        : draft(partnership),
                clock.today(),
                rows(designs.find(id).map(DesignWords::rows).orElse(List.of())),
                partnerships.members(id).stream()
                        .filter(member -> member.participation() == Participation.ACCEPTED)
                        .map(PartnershipRepository.Member::agencyName)
                        .toList(),
                words.commitments(id),
                rows(words.groupsAndPeople(id)),
                communication,
                rows(words.readiness(id).mandates()));
    }

    private String decided(UUID id) {
        return events.of(id).stream()
                .filter(event -> event.kind() == Events.Kind.SET_UP_APPROVED)
                .reduce((earlier, later) -> later)
                .map(Event::at)
                .map(at -> "which was approved on " + Words.day(at))
                .orElse("which is complete");
    }

    private String draft(Partnership partnership) {
        return "Draft of %s, made from the answers given in the set-up. %s"
                .formatted(
                        Words.date(clock.today()),
                        partnership.standing() == Standing.PROPOSED
                                ? "It changes when they change."
                                : "The partnership was %s."
                                        .formatted(
                                                partnership.standing().label().toLowerCase(Locale.UK)));
    }

    private static List<Row> rows(List<Line> lines) {
        return lines.stream().map(line -> new Row(line.about(), line.says())).toList();
    }
}
