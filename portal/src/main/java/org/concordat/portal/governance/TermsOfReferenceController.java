package org.concordat.portal.governance;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Row;
import org.concordat.store.access.Access;
import org.concordat.store.partnerships.DesignWords;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.Governances;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The terms of reference as a page to read and to print; nobody types again what has been answered. */
@Controller
class TermsOfReferenceController {

    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final Governances governances;
    private final FoundationWords words;
    private final Access access;
    private final BusinessClock clock;

    TermsOfReferenceController(
            PartnershipRepository partnerships,
            Designs designs,
            Governances governances,
            FoundationWords words,
            Access access,
            BusinessClock clock) {
        this.partnerships = partnerships;
        this.designs = designs;
        this.governances = governances;
        this.words = words;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/partnerships/{id}/terms-of-reference")
    String document(@PathVariable UUID id, Principal principal, Model model) {
        if (!access.maySee(principal.getName(), id) || governances.find(id).isEmpty()) {
            throw new NotFound();
        }
        Partnership partnership = partnerships.get(id);
        model.addAttribute("partnership", partnership);
        model.addAttribute("drafted", Words.date(clock.today()));
        model.addAttribute(
                "design", rows(designs.find(id).map(DesignWords::rows).orElse(List.of())));
        model.addAttribute("governance", rows(words.governance(id)));
        model.addAttribute("commitments", words.commitments(id));
        model.addAttribute("mandates", rows(words.mandates(id)));
        model.addAttribute(
                "members",
                partnerships.members(id).stream()
                        .filter(member -> member.participation() == Participation.ACCEPTED)
                        .map(PartnershipRepository.Member::agencyName)
                        .toList());
        model.addAttribute("backLink", "/partnerships/" + id);
        return "terms-of-reference";
    }

    private static List<Row> rows(List<Line> lines) {
        return lines.stream().map(line -> new Row(line.about(), line.says())).toList();
    }
}
