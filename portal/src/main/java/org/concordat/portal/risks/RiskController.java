package org.concordat.portal.risks;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.domain.partnership.Risk;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.directory.PartnershipPeople;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.risks.RiskRegister.Result;
import org.concordat.store.risks.RiskRegister.StoredRisk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The risk register: whoever sees the partnership reads it, its lead officer and those who speak for its agencies keep it. */
@Controller
@RequestMapping("/partnerships/{partnershipId}/risks")
class RiskController {

    /** One risk's line. */
    public record RiskRow(
            UUID id,
            String description,
            String level,
            String colour,
            String remedy,
            String owner,
            String due,
            boolean closed) {}

    /** A known difficulty that the register does not have yet. */
    public record Suggestion(String key, String label, String remedy) {}

    private static final List<Choice> LIKELIHOODS =
            scale("Hardly thinkable", "Unlikely", "Possible", "Likely", "Almost certain");
    private static final List<Choice> IMPACTS = scale(
            "Hardly noticed", "A nuisance", "Slows the work down", "Stops some of the work", "Ends the partnership");

    private final RiskRegister register;
    private final PartnershipRepository partnerships;
    private final PartnershipPeople people;
    private final Access access;

    RiskController(RiskRegister register, PartnershipRepository partnerships, PartnershipPeople people, Access access) {
        this.register = register;
        this.partnerships = partnerships;
        this.people = people;
        this.access = access;
    }

    private static List<Choice> scale(String... words) {
        return IntStream.rangeClosed(1, words.length)
                .mapToObj(value -> Choice.of(Integer.toString(value), value + " – " + words[value - 1]))
                .toList();
    }

    private static String address(UUID partnershipId) {
        return "/partnerships/" + partnershipId + "/risks";
    }

    @GetMapping
    String list(@PathVariable UUID partnershipId, Principal principal, Model model) {
        if (!access.maySee(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
        List<StoredRisk> risks = register.of(partnershipId);
        model.addAttribute("caption", partnerships.get(partnershipId).name());
        model.addAttribute("risks", risks.stream().map(RiskController::row).toList());
        model.addAttribute("mayKeep", access.mayKeep(principal.getName(), partnershipId));
        model.addAttribute("suggestions", suggestions(risks));
        model.addAttribute("address", address(partnershipId));
        model.addAttribute("backLink", "/partnerships/" + partnershipId);
        return "risks";
    }

    private static RiskRow row(StoredRisk risk) {
        Risk level = risk.score().level();
        return new RiskRow(
                risk.id(),
                risk.description(),
                risk.closed() ? "Closed" : level.label() + ", " + risk.score().value() + " of 25",
                risk.closed() ? "grey" : colourOf(level),
                risk.remedy(),
                Objects.requireNonNullElse(risk.ownerName(), ""),
                risk.dueOn() == null ? "" : Words.date(risk.dueOn()),
                risk.closed());
    }

    private static String colourOf(Risk level) {
        return switch (level) {
            case LOW -> "green";
            case MEDIUM -> "yellow";
            case HIGH -> "red";
        };
    }

    private static List<Suggestion> suggestions(List<StoredRisk> risks) {
        List<EarlyDifficulty> there = risks.stream()
                .map(StoredRisk::difficulty)
                .filter(Objects::nonNull)
                .toList();
        return Arrays.stream(EarlyDifficulty.values())
                .filter(known -> !there.contains(known))
                .map(known -> new Suggestion(known.name(), known.label(), known.remedy()))
                .toList();
    }

    @GetMapping("/new")
    String empty(
            @PathVariable UUID partnershipId,
            @RequestParam(defaultValue = "") String difficulty,
            Principal principal,
            Model model) {
        keeper(partnershipId, principal);
        EarlyDifficulty known = RiskForm.difficultyOf(difficulty);
        RiskForm form = known == null ? new RiskForm() : RiskForm.suggesting(known);
        form.setId(UUID.randomUUID());
        model.addAttribute("risk", form);
        return page(partnershipId, "Enter a risk", model);
    }

    @GetMapping("/{riskId}")
    String one(@PathVariable UUID partnershipId, @PathVariable UUID riskId, Principal principal, Model model) {
        keeper(partnershipId, principal);
        StoredRisk risk = register.find(partnershipId, riskId).orElseThrow(NotFound::new);
        model.addAttribute("risk", RiskForm.of(risk));
        return page(partnershipId, "Change a risk", model);
    }

    private void keeper(UUID partnershipId, Principal principal) {
        if (!access.mayKeep(principal.getName(), partnershipId)) {
            throw new NotFound();
        }
    }

    private String page(UUID partnershipId, String title, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("caption", partnerships.get(partnershipId).name());
        model.addAttribute("likelihoods", LIKELIHOODS);
        model.addAttribute("impacts", IMPACTS);
        model.addAttribute(
                "difficulties",
                Arrays.stream(EarlyDifficulty.values())
                        .map(known -> Choice.of(known.name(), known.label()))
                        .toList());
        model.addAttribute(
                "people",
                people.of(partnershipId).stream()
                        .map(person -> Choice.of(person.id(), person.name()))
                        .toList());
        model.addAttribute("limit", Limits.REASON);
        model.addAttribute("address", address(partnershipId));
        model.addAttribute("backLink", address(partnershipId));
        return "risk";
    }

    @PostMapping
    String store(
            @PathVariable UUID partnershipId,
            @ModelAttribute("risk") RiskForm form,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        keeper(partnershipId, principal);
        UUID id = Objects.requireNonNullElseGet(form.getId(), UUID::randomUUID);
        Long version = form.getVersion();
        try {
            Result result = version == null
                    ? register.add(partnershipId, id, form.toCommand(), principal.getName())
                    : register.change(partnershipId, id, version, form.toCommand(), principal.getName());
            redirect.addFlashAttribute("notice", told(result, version));
            return "redirect:" + address(partnershipId);
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
            model.addAttribute("problems", true);
            return page(partnershipId, version == null ? "Enter a risk" : "Change a risk", model);
        }
    }

    private static String told(Result result, @Nullable Long version) {
        return switch (result) {
            case STORED -> version == null ? "The risk has been entered." : "The risk has been changed.";
            case REPEATED -> "The risk had been entered already.";
            case CHANGED_MEANWHILE ->
                "Nothing was changed: somebody else changed this risk meanwhile. Open it again to see how it stands now.";
        };
    }

    @PostMapping("/{riskId}/closed")
    String close(
            @PathVariable UUID partnershipId,
            @PathVariable UUID riskId,
            @RequestParam boolean closed,
            Principal principal,
            RedirectAttributes redirect) {
        keeper(partnershipId, principal);
        register.close(partnershipId, riskId, closed, principal.getName());
        redirect.addFlashAttribute(
                "notice", closed ? "The risk is closed. It stays in the register." : "The risk is open again.");
        return "redirect:" + address(partnershipId);
    }
}
