package org.concordat.store.submissions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.DesignWords;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.NeedsAnalyses;
import org.concordat.store.partnerships.NeedsWords;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** What every form of the set-up shows about the proposal. */
@Component
class ProposalContext {

    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final NeedsAnalyses needs;
    private final DirectoryRepository directory;

    ProposalContext(
            PartnershipRepository partnerships, Designs designs, NeedsAnalyses needs, DirectoryRepository directory) {
        this.partnerships = partnerships;
        this.designs = designs;
        this.needs = needs;
        this.directory = directory;
    }

    Partnership partnership(Request request) {
        return partnerships.get(Objects.requireNonNull(request.partnershipId()));
    }

    List<Member> members(Request request) {
        return partnerships.members(Objects.requireNonNull(request.partnershipId()));
    }

    /** What every form shows; one that has no design shows the rest. */
    Map<String, Object> describe(Request request) {
        Partnership partnership = partnership(request);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("partnershipName", partnership.name());
        data.put("targetGroup", partnership.targetGroup());
        data.put("rationale", partnership.rationale());
        data.put(
                "agencyNames", members(request).stream().map(Member::agencyName).toList());
        data.put(
                "design",
                table(designs.find(partnership.id()).map(DesignWords::rows).orElse(List.of())));
        data.put(
                "needs",
                table(needs.find(partnership.id())
                        .map(analysis -> NeedsWords.rows(analysis, needs.baseline(partnership.id())))
                        .orElse(List.of())));
        data.put(
                "leadOfficerName",
                directory.namesOf(List.of(partnership.leadOfficerId())).getOrDefault(partnership.leadOfficerId(), ""));
        return data;
    }

    /** Lines as the table of a form shows them. */
    static List<Map<String, String>> table(List<Line> lines) {
        return lines.stream()
                .map(line -> Map.of("about", line.about(), "says", line.says()))
                .toList();
    }

    static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }
}
