package org.concordat.portal.partnerships;

import java.security.Principal;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Limits;
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
    private final Access access;

    ProposeController(Proposals proposals, DirectoryRepository directory, Access access) {
        this.proposals = proposals;
        this.directory = directory;
        this.access = access;
    }

    @GetMapping
    String form(Principal principal, Model model) {
        if (!access.mayPropose(principal.getName())) {
            throw new NotPermitted("propose a partnership");
        }
        ProposalForm proposal = new ProposalForm();
        proposal.setId(UUID.randomUUID());
        model.addAttribute("proposal", proposal);
        return page(model);
    }

    private String page(Model model) {
        model.addAttribute(
                "agencies",
                directory.agencies().stream()
                        .map(agency -> Choice.of(agency.id(), agency.name()))
                        .toList());
        model.addAttribute(
                "bodies",
                directory.bodies().stream()
                        .map(body -> Choice.of(body.id(), body.name()))
                        .toList());
        model.addAttribute(
                "people",
                directory.people().stream()
                        .filter(person -> person.active() && access.mayPropose(person.id()))
                        .map(person -> Choice.of(person.id(), person.name()))
                        .toList());
        model.addAttribute("reasonLimit", Limits.RATIONALE);
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
