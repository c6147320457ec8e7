package org.concordat.store.partnerships;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.commands.ChangeProposal;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Function;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.outbox.Outbox;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes proposals: stores them and asks the engine to start their lifecycle, in one transaction. */
@Service
public class Proposals {

    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final DirectoryRepository directory;
    private final Outbox outbox;
    private final Events events;
    private final Access access;
    private final BusinessClock clock;

    public Proposals(
            PartnershipRepository partnerships,
            Designs designs,
            DirectoryRepository directory,
            Outbox outbox,
            Events events,
            Access access,
            BusinessClock clock) {
        this.partnerships = partnerships;
        this.designs = designs;
        this.directory = directory;
        this.outbox = outbox;
        this.events = events;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Stores the proposal under {@code partnershipId}, which the caller chose before it asked. The same id again, as a
     * form sent twice does, stores nothing more.
     *
     * @throws InvalidCommand when the proposal names an agency, body or person that is not in the directory, a body that
     *     nobody chairs, or a start in the past
     * @throws NotPermitted when this person may not propose
     */
    @Transactional
    public void propose(UUID partnershipId, ProposePartnership proposal, String proposerId) {
        if (!access.mayPropose(proposerId)) {
            throw new NotPermitted("propose a partnership");
        }
        Design design = proposal.design().toDesign();
        check(proposal, design);
        String lead = Objects.requireNonNull(proposal.leadOfficerId());
        boolean isNew = partnerships.insert(new Partnership(
                partnershipId,
                Objects.requireNonNull(proposal.name()),
                Objects.requireNonNull(proposal.targetGroup()),
                Objects.requireNonNull(proposal.rationale()),
                Objects.requireNonNull(proposal.initiatingBodyId()),
                proposerId,
                lead.isEmpty() ? proposerId : lead,
                Stage.SET_UP,
                Standing.PROPOSED,
                null,
                clock.now(),
                null,
                1));
        if (isNew) {
            designs.save(partnershipId, design);
            partnerships.nameAgencies(partnershipId, Objects.requireNonNull(proposal.agencyIds()));
            events.record(NewEvent.of(partnershipId, Events.Kind.PROPOSED, clock.now())
                    .by(proposerId));
            outbox.add(Outbox.Kind.START_LIFECYCLE, partnershipId.toString(), Map.of());
        }
    }

    /**
     * Puts what the proposer says now in place of the proposal.
     *
     * @throws InvalidCommand when it names an agency that is not in the directory, or a start in the past, or says nothing
     *     about the shape of a partnership that has one
     */
    @Transactional
    public void change(UUID partnershipId, ChangeProposal change) {
        List<String> agencyIds = Objects.requireNonNull(change.agencyIds());
        // A form of the earlier version does not ask about the design; its partnership has none, and goes on without.
        boolean without =
                change.design().isEmpty() && designs.find(partnershipId).isEmpty();
        Optional<Design> design =
                without ? Optional.empty() : Optional.of(change.design().toDesign());
        List<Problem> problems = new ArrayList<>(unknownAgencies(agencyIds));
        design.ifPresent(it -> problems.addAll(problemsOfStart(it)));
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
        partnerships.updateProposal(
                partnershipId,
                Objects.requireNonNull(change.name()),
                Objects.requireNonNull(change.targetGroup()),
                Objects.requireNonNull(change.rationale()));
        partnerships.nameAgencies(partnershipId, agencyIds);
        design.ifPresent(it -> designs.save(partnershipId, it));
    }

    private List<Problem> problemsOfStart(Design design) {
        return design.problemOfStart(clock.today()).stream()
                .map(message -> new Problem("startsOn", message))
                .toList();
    }

    private void check(ProposePartnership proposal, Design design) {
        List<Problem> problems = new ArrayList<>(unknownAgencies(Objects.requireNonNull(proposal.agencyIds())));
        problems.addAll(problemsOfStart(design));
        String bodyId = Objects.requireNonNull(proposal.initiatingBodyId());
        if (directory.body(bodyId).isEmpty()) {
            problems.add(new Problem("initiatingBodyId", "Choose a body from the list"));
        } else if (directory.holdersInBody(Function.CHAIR, bodyId).isEmpty()
                && directory.holdersInBody(Function.DEPUTY, bodyId).isEmpty()) {
            problems.add(
                    new Problem(
                            "initiatingBodyId",
                            "This body has no chair and no deputy, so nobody could decide. Choose another, or ask an administrator to name a chair"));
        }
        String lead = Objects.requireNonNull(proposal.leadOfficerId());
        if (!lead.isEmpty() && !access.mayPropose(lead)) {
            problems.add(new Problem("leadOfficerId", "Choose a lead officer from the list"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }

    /** Problems for agencies that are not in the directory; empty when all are. */
    private List<Problem> unknownAgencies(List<String> agencyIds) {
        Set<String> unknown = new HashSet<>(agencyIds);
        unknown.removeAll(directory.agencies().stream().map(Agency::id).collect(Collectors.toSet()));
        return unknown.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        "agencyIds", "Choose agencies from the list; an agency you chose is no longer there"));
    }
}
