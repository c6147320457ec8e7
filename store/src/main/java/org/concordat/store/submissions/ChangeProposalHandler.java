package org.concordat.store.submissions;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.ChangeProposal;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** The proposer changes a proposal that came back. */
@Component
class ChangeProposalHandler implements FormHandler<ChangeProposal> {

    private final ProposalContext context;
    private final Designs designs;
    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Events events;

    ChangeProposalHandler(
            ProposalContext context,
            Designs designs,
            DirectoryRepository directory,
            Proposals proposals,
            Events events) {
        this.context = context;
        this.designs = designs;
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
        designs.find(Objects.requireNonNull(request.partnershipId())).ifPresent(design -> start(data, design));
        return data;
    }

    private static void start(Map<String, Object> data, Design design) {
        data.put("mainReason", design.mainReason().name());
        data.put("whyNotAlone", design.whyNotAlone());
        data.put("existing", design.existing().name());
        data.put("existingNote", design.existingNote());
        data.put("aspects", design.aspects().stream().map(GroupAspect::name).toList());
        data.put("area", design.area());
        data.put("boundaries", design.boundaries());
        data.put("primaryModel", design.primaryModel().name());
        data.put(
                "secondaryModels",
                design.secondaryModels().stream().map(WorkingModel::name).toList());
        data.put("form", design.form().name());
        data.put("degree", design.degree().name());
        data.put("startsOn", design.startsOn().toString());
        if (design.endsOn() != null) {
            data.put("endsOn", design.endsOn().toString());
        }
        if (design.reviewAfterMonths() != null) {
            data.put("reviewAfterMonths", design.reviewAfterMonths());
        }
        data.put("money", design.money().name());
        data.put("risk", design.risk().name());
        data.put("duty", design.duty().name());
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
        proposals.change(partnershipId, command);
        events.record(NewEvent.of(partnershipId, Events.Kind.PROPOSAL_CHANGED, now)
                .by(personId)
                .about(request.id(), null));
        return Outcome.CHANGED;
    }
}
