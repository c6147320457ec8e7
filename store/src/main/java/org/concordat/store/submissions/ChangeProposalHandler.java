package org.concordat.store.submissions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.ChangeProposal;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The proposer changes a proposal that came back. */
@Component
class ChangeProposalHandler implements FormHandler<ChangeProposal> {

    private final ProposalContext context;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Events events;

    ChangeProposalHandler(
            ProposalContext context,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Proposals proposals,
            Events events) {
        this.context = context;
        this.partnerships = partnerships;
        this.directory = directory;
        this.proposals = proposals;
        this.events = events;
    }

    @Override
    public String formId() {
        return FormIds.CHANGE_PROPOSAL;
    }

    @Override
    public Class<ChangeProposal> commandType() {
        return ChangeProposal.class;
    }

    @Override
    public Map<String, Object> prefill(Request request) {
        Map<String, Object> data = context.describe(request);
        data.put("name", data.get("partnershipName"));
        data.put("changeAsked", latestChangeAsked(request));
        data.put(
                "agencyIds",
                context.members(request).stream().map(Member::agencyId).toList());
        data.put(
                "agencyOptions",
                directory.agencies().stream()
                        .map(agency -> ProposalContext.option(agency.id(), agency.name()))
                        .toList());
        return data;
    }

    private String latestChangeAsked(Request request) {
        return events.of(Objects.requireNonNull(request.partnershipId())).stream()
                .filter(event -> event.kind() == Events.Kind.CHANGE_ASKED && event.note() != null)
                .reduce((earlier, later) -> later)
                .map(event -> Objects.requireNonNull(event.note()))
                .orElse("");
    }

    @Override
    public Outcome apply(ChangeProposal command, Request request, String personId, Instant now) {
        UUID partnershipId = Objects.requireNonNull(request.partnershipId());
        List<String> agencyIds = Objects.requireNonNull(command.agencyIds());
        List<Problem> problems = proposals.unknownAgencies(agencyIds);
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
        partnerships.updateProposal(
                partnershipId,
                Objects.requireNonNull(command.name()),
                Objects.requireNonNull(command.targetGroup()),
                Objects.requireNonNull(command.rationale()));
        partnerships.nameAgencies(partnershipId, agencyIds);
        events.record(NewEvent.of(partnershipId, Events.Kind.PROPOSAL_CHANGED, now)
                .by(personId)
                .about(request.id(), null));
        return Outcome.CHANGED;
    }
}
