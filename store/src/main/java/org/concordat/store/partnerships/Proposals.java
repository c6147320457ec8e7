package org.concordat.store.partnerships;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Function;
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
    private final DirectoryRepository directory;
    private final Outbox outbox;
    private final Events events;
    private final Access access;
    private final BusinessClock clock;

    public Proposals(
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Outbox outbox,
            Events events,
            Access access,
            BusinessClock clock) {
        this.partnerships = partnerships;
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
     * @throws InvalidCommand when the proposal names an agency, body or person that is not in the directory, or a body
     *     that nobody chairs
     * @throws NotPermitted when this person may not propose
     */
    @Transactional
    public void propose(UUID partnershipId, ProposePartnership proposal, String proposerId) {
        if (!access.mayPropose(proposerId)) {
            throw new NotPermitted("propose a partnership");
        }
        check(proposal);
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
            partnerships.nameAgencies(partnershipId, Objects.requireNonNull(proposal.agencyIds()));
            events.record(NewEvent.of(partnershipId, Events.Kind.PROPOSED, clock.now())
                    .by(proposerId));
            outbox.add(Outbox.Kind.START_LIFECYCLE, partnershipId.toString(), Map.of());
        }
    }

    private void check(ProposePartnership proposal) {
        List<Problem> problems = new ArrayList<>(unknownAgencies(Objects.requireNonNull(proposal.agencyIds())));
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
    public List<Problem> unknownAgencies(List<String> agencyIds) {
        Set<String> unknown = new HashSet<>(agencyIds);
        unknown.removeAll(directory.agencies().stream().map(Agency::id).collect(Collectors.toSet()));
        return unknown.isEmpty()
                ? List.of()
                : List.of(new Problem(
                        "agencyIds", "Choose agencies from the list; an agency you chose is no longer there"));
    }
}
