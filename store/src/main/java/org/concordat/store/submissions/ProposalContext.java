package org.concordat.store.submissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** What every form of the set-up shows about the proposal. */
@Component
class ProposalContext {

    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;

    ProposalContext(PartnershipRepository partnerships, DirectoryRepository directory) {
        this.partnerships = partnerships;
        this.directory = directory;
    }

    Partnership partnership(Request request) {
        return partnerships.get(Objects.requireNonNull(request.partnershipId()));
    }

    List<Member> members(Request request) {
        return partnerships.members(Objects.requireNonNull(request.partnershipId()));
    }

    Map<String, Object> describe(Request request) {
        Partnership partnership = partnership(request);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("partnershipName", partnership.name());
        data.put("targetGroup", partnership.targetGroup());
        data.put("rationale", partnership.rationale());
        data.put(
                "agencyNames", members(request).stream().map(Member::agencyName).toList());
        data.put(
                "leadOfficerName",
                directory.namesOf(List.of(partnership.leadOfficerId())).getOrDefault(partnership.leadOfficerId(), ""));
        return data;
    }

    static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
