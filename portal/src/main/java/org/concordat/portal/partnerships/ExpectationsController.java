package org.concordat.portal.partnerships;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.commands.EnterExpectations;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.portal.page.NotFound;
import org.concordat.store.access.Access;
import org.concordat.store.partnerships.Expectations;
import org.concordat.store.partnerships.Expectations.Expected;
import org.concordat.store.partnerships.PartnershipRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The proposer or the lead officer says what is expected of each agency; a plain form. */
@Controller
@RequestMapping("/partnerships/{id}/expectations")
class ExpectationsController {

    private static final String PREFIX = "expected-";

    /** One agency's box. */
    public record Row(
            String id,
            String agency,
            String kind,
            String words,
            @Nullable String problem) {}

    private final Expectations expectations;
    private final PartnershipRepository partnerships;
    private final Access access;

    ExpectationsController(Expectations expectations, PartnershipRepository partnerships, Access access) {
        this.expectations = expectations;
        this.partnerships = partnerships;
        this.access = access;
    }

    @GetMapping
    String form(@PathVariable UUID id, Principal principal, Model model) {
        refuseOthers(id, principal);
        return page(id, Map.of(), List.of(), model);
    }

    private void refuseOthers(UUID id, Principal principal) {
        if (!access.mayExpect(principal.getName(), id)) {
            throw new NotFound();
        }
    }

    private String page(UUID id, Map<String, String> words, List<Problem> problems, Model model) {
        Map<String, String> byAgency = problems.stream()
                .collect(Collectors.toMap(Problem::field, Problem::message, (first, next) -> first + " " + next));
        model.addAttribute("name", partnerships.get(id).name());
        model.addAttribute("problems", problems);
        model.addAttribute(
                "rows",
                expectations.of(id).stream()
                        .map(expected -> row(expected, words, byAgency))
                        .toList());
        model.addAttribute("backLink", "/partnerships/" + id);
        return "expectations";
    }

    private static Row row(Expected expected, Map<String, String> words, Map<String, String> problems) {
        return new Row(
                PREFIX + expected.agencyId(),
                expected.agencyName(),
                expected.kind().label(),
                Objects.requireNonNullElse(words.get(expected.agencyId()), expected.words()),
                problems.get(expected.agencyId()));
    }

    @PostMapping
    String enter(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        refuseOthers(id, principal);
        Map<String, String> words = fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(field -> field.getKey().substring(PREFIX.length()), Map.Entry::getValue));
        try {
            expectations.enter(id, new EnterExpectations(words), principal.getName());
        } catch (InvalidCommand e) {
            return page(id, words, e.problems(), model);
        }
        redirect.addFlashAttribute("notice", "What is expected of each agency has been saved.");
        return "redirect:/partnerships/" + id + "#expected";
    }
}
