package org.concordat.portal.partnerships;

import java.security.Principal;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.Proposals;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposing a partnership: a plain form that works without JavaScript. */
@Controller
@RequestMapping("/propose")
class ProposeController {

    private final Proposals proposals;
    private final DirectoryRepository directory;
    private final PartnershipChoices choices;
    private final Access access;
    private final BusinessClock clock;

    ProposeController(
            Proposals proposals,
            DirectoryRepository directory,
            PartnershipChoices choices,
            Access access,
            BusinessClock clock) {
        this.proposals = proposals;
        this.directory = directory;
        this.choices = choices;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping
    String form(Principal principal, Model model) {
        if (!access.mayPropose(principal.getName())) {
            throw new NotPermitted("propose a partnership");
        }
        ProposalForm proposal = new ProposalForm();
        proposal.setId(UUID.randomUUID());
        // time to ask everybody: the first day of the month after next
        proposal.setStartsOn(clock.today().plusMonths(2).withDayOfMonth(1).toString());
        model.addAttribute("proposal", proposal);
        return page(model);
    }

    private String page(Model model) {
        choices.addTo(model);
        model.addAttribute("aspects", Choice.of(GroupAspect.values(), GroupAspect::label, aspect -> null));
        model.addAttribute("mainReasons", Choice.of(MainReason.values(), MainReason::label, reason -> null));
        model.addAttribute(
                "existingAnswers", Choice.of(ExistingPartnership.values(), ExistingPartnership::label, answer -> null));
        model.addAttribute("moneyBands", Choice.of(MoneyBand.values(), MoneyBand::label, band -> null));
        model.addAttribute("risks", Choice.of(Risk.values(), Risk::label, Risk::hint));
        model.addAttribute("duties", Choice.of(StatutoryDuty.values(), StatutoryDuty::label, answer -> null));
        return "propose";
    }

    @PostMapping
    String propose(
            @ModelAttribute("proposal") ProposalForm proposal,
            BindingResult binding,
            Principal principal,
            Model model,
            RedirectAttributes redirect) {
        UUID id = Objects.requireNonNullElseGet(proposal.getId(), UUID::randomUUID);
        proposal.setId(id);
        try {
            proposals.propose(id, proposal.toCommand(), principal.getName());
        } catch (InvalidCommand e) {
            e.problems().forEach(problem -> binding.rejectValue(problem.field(), "invalid", problem.message()));
            model.addAttribute("problems", true);
            return page(model);
        }
        redirect.addFlashAttribute(
                "notice",
                "The partnership has been proposed. Its lead officer now gets the task to check the proposal.");
        return "redirect:/partnerships/" + id;
    }
}
