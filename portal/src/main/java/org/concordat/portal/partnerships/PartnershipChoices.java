package org.concordat.portal.partnerships;

import org.concordat.domain.commands.Limits;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.portal.web.Choice;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page about a partnership that is new to Concordat offers to choose from. */
@Component
class PartnershipChoices {

    private final DirectoryRepository directory;
    private final Access access;

    PartnershipChoices(DirectoryRepository directory, Access access) {
        this.directory = directory;
        this.access = access;
    }

    void addTo(Model model) {
        model.addAttribute("reasonLimit", Limits.RATIONALE);
        model.addAttribute("models", Choice.of(WorkingModel.values(), WorkingModel::label, WorkingModel::hint));
        model.addAttribute("otherModels", Choice.of(WorkingModel.values(), WorkingModel::label, any -> null));
        model.addAttribute("forms", Choice.of(PartnershipForm.values(), PartnershipForm::label, PartnershipForm::hint));
        model.addAttribute("degrees", Choice.of(JointWorking.values(), JointWorking::label, JointWorking::hint));
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
    }
}
