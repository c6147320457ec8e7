package org.concordat.application.demo;

import java.time.LocalDate;
import java.util.List;
import org.concordat.domain.commands.DesignAnswers;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;

/** The shape of a case's partnership: its models are the case's, the rest is assumed. */
final class DemoDesign {

    static final String ASSUMPTION = "The reasons and the size of the partnership, its form, area, start and risk are"
            + " assumed; its models are the case's.";

    /** Any day; the demo proposes on the day it is played. */
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    private DemoDesign() {}

    static DesignAnswers of(CaseFile file) {
        return new DesignAnswers(
                MainReason.TARGET_GROUP,
                "The case does not say; it is taken that each agency has a part of the answer only.",
                ExistingPartnership.NONE_SUITS,
                "The case names none.",
                "The area of the agencies",
                "",
                WorkingModel.valueOf(file.primaryModel().name()),
                file.secondaryModels().stream()
                        .map(model -> WorkingModel.valueOf(model.name()))
                        .toList(),
                PartnershipForm.STEERING_GROUP,
                JointWorking.COORDINATION,
                SOME_DAY.toString(),
                "",
                "12",
                MoneyBand.MIDDLE,
                Risk.MEDIUM,
                StatutoryDuty.NO,
                List.of());
    }

    /** The same proposal with a partnership that starts on this day. */
    static ProposePartnership startingOn(LocalDate day, ProposePartnership proposal) {
        DesignAnswers design = proposal.design();
        return new ProposePartnership(
                proposal.name(),
                proposal.targetGroup(),
                proposal.rationale(),
                proposal.agencyIds(),
                new DesignAnswers(
                        design.mainReason(),
                        design.whyNotAlone(),
                        design.existing(),
                        design.existingNote(),
                        design.area(),
                        design.boundaries(),
                        design.primaryModel(),
                        design.secondaryModels(),
                        design.form(),
                        design.degree(),
                        day.toString(),
                        design.endsOn(),
                        design.reviewAfterMonths(),
                        design.money(),
                        design.risk(),
                        design.duty(),
                        design.aspects()),
                proposal.initiatingBodyId(),
                proposal.leadOfficerId());
    }
}
