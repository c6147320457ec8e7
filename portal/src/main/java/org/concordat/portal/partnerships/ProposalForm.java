package org.concordat.portal.partnerships;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.concordat.domain.commands.DesignAnswers;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.portal.web.Choice;
import org.jspecify.annotations.Nullable;

/** The page's own copy of what somebody enters, all of it text; the command decides whether it will do. */
public class ProposalForm extends NewPartnershipForm {

    private @Nullable String mainReason;
    private @Nullable String whyNotAlone;
    private @Nullable String existing;
    private @Nullable String existingNote;
    private List<String> agencyIds = new ArrayList<>();
    private @Nullable String boundaries;
    private @Nullable String startsOn;
    private @Nullable String reviewAfterMonths;
    private @Nullable String money;
    private @Nullable String risk;
    private @Nullable String duty;
    private List<String> aspects = new ArrayList<>();

    ProposePartnership toCommand() {
        return new ProposePartnership(
                getName(),
                getTargetGroup(),
                getRationale(),
                agencyIds,
                design(),
                getInitiatingBodyId(),
                getLeadOfficerId());
    }

    private DesignAnswers design() {
        return new DesignAnswers(
                Choice.named(MainReason.class, mainReason),
                whyNotAlone,
                Choice.named(ExistingPartnership.class, existing),
                existingNote,
                getArea(),
                boundaries,
                mainModel(),
                otherModels(),
                chosenForm(),
                chosenDegree(),
                startsOn,
                getEndsOn(),
                reviewAfterMonths,
                Choice.named(MoneyBand.class, money),
                Choice.named(Risk.class, risk),
                Choice.named(StatutoryDuty.class, duty),
                aspects.stream()
                        .map(aspect -> Choice.named(GroupAspect.class, aspect))
                        .filter(Objects::nonNull)
                        .toList());
    }

    public @Nullable String getMainReason() {
        return mainReason;
    }

    public void setMainReason(@Nullable String mainReason) {
        this.mainReason = mainReason;
    }

    public @Nullable String getWhyNotAlone() {
        return whyNotAlone;
    }

    public void setWhyNotAlone(@Nullable String whyNotAlone) {
        this.whyNotAlone = whyNotAlone;
    }

    public @Nullable String getExisting() {
        return existing;
    }

    public void setExisting(@Nullable String existing) {
        this.existing = existing;
    }

    public @Nullable String getExistingNote() {
        return existingNote;
    }

    public void setExistingNote(@Nullable String existingNote) {
        this.existingNote = existingNote;
    }

    public List<String> getAgencyIds() {
        return agencyIds;
    }

    public void setAgencyIds(@Nullable List<String> agencyIds) {
        this.agencyIds = agencyIds == null ? new ArrayList<>() : agencyIds;
    }

    public @Nullable String getBoundaries() {
        return boundaries;
    }

    public void setBoundaries(@Nullable String boundaries) {
        this.boundaries = boundaries;
    }

    public @Nullable String getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(@Nullable String startsOn) {
        this.startsOn = startsOn;
    }

    public @Nullable String getReviewAfterMonths() {
        return reviewAfterMonths;
    }

    public void setReviewAfterMonths(@Nullable String reviewAfterMonths) {
        this.reviewAfterMonths = reviewAfterMonths;
    }

    public @Nullable String getMoney() {
        return money;
    }

    public void setMoney(@Nullable String money) {
        this.money = money;
    }

    public @Nullable String getRisk() {
        return risk;
    }

    public void setRisk(@Nullable String risk) {
        this.risk = risk;
    }

    public List<String> getAspects() {
        return aspects;
    }

    public void setAspects(@Nullable List<String> aspects) {
        this.aspects = aspects == null ? new ArrayList<>() : aspects;
    }

    public @Nullable String getDuty() {
        return duty;
    }

    public void setDuty(@Nullable String duty) {
        this.duty = duty;
    }
}
