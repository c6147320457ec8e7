package org.concordat.domain.commands;

import java.util.List;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;

/**
 * The proposer changes a proposal that came back. Form {@code change-proposal}. A task of an earlier version has a form
 * that asks for four things only: such an answer has an empty {@link #design()}, and whoever applies it decides whether
 * that will do.
 */
public record ChangeProposal(
        @Nullable String name,
        @Nullable String targetGroup,
        @Nullable MainReason mainReason,
        @Nullable String rationale,
        @Nullable String whyNotAlone,
        @Nullable ExistingPartnership existing,
        @Nullable String existingNote,
        @Nullable List<String> agencyIds,
        @Nullable String area,
        @Nullable String boundaries,
        @Nullable WorkingModel primaryModel,
        @Nullable List<WorkingModel> secondaryModels,
        @Nullable PartnershipForm form,
        @Nullable JointWorking degree,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String reviewAfterMonths,
        @Nullable MoneyBand money,
        @Nullable Risk risk,
        @Nullable StatutoryDuty duty,
        @Nullable List<GroupAspect> aspects)
        implements Command {

    /** @throws InvalidCommand when a text is missing or too long, fewer than two agencies are named, or the design is only half there */
    public ChangeProposal {
        DesignAnswers design = new DesignAnswers(
                mainReason,
                whyNotAlone,
                existing,
                existingNote,
                area,
                boundaries,
                primaryModel,
                secondaryModels,
                form,
                degree,
                startsOn,
                endsOn,
                reviewAfterMonths,
                money,
                risk,
                duty,
                aspects);
        (design.isEmpty()
                        ? ProposalRules.checkWithoutDesign(name, targetGroup, rationale, agencyIds)
                        : ProposalRules.check(name, targetGroup, rationale, agencyIds, design))
                .done();
        name = Check.trimmed(name);
        targetGroup = Check.trimmed(targetGroup);
        rationale = Check.trimmed(rationale);
        whyNotAlone = design.whyNotAlone();
        existingNote = design.existingNote();
        agencyIds = agencyIds == null ? List.of() : List.copyOf(agencyIds);
        area = design.area();
        boundaries = design.boundaries();
        secondaryModels = design.secondaryModels();
        aspects = design.aspects();
        startsOn = design.startsOn();
        endsOn = design.endsOn();
        reviewAfterMonths = design.reviewAfterMonths();
    }

    /** What is said about the shape of the partnership. */
    public DesignAnswers design() {
        return new DesignAnswers(
                mainReason,
                whyNotAlone,
                existing,
                existingNote,
                area,
                boundaries,
                primaryModel,
                secondaryModels,
                form,
                degree,
                startsOn,
                endsOn,
                reviewAfterMonths,
                money,
                risk,
                duty,
                aspects);
    }
}
