package org.concordat.portal.partnerships;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import org.concordat.portal.web.Choice;
import org.jspecify.annotations.Nullable;

/** The page's own copy of what somebody enters, all of it text; the command decides whether it will do. */
public class ProposalForm {

    private @Nullable UUID id;
    private @Nullable String name;
    private @Nullable String targetGroup;
    private @Nullable String mainReason;
    private @Nullable String rationale;
    private @Nullable String whyNotAlone;
    private @Nullable String existing;
    private @Nullable String existingNote;
    private List<String> agencyIds = new ArrayList<>();
    private @Nullable String area;
    private @Nullable String boundaries;
    private @Nullable String primaryModel;
    private List<String> secondaryModels = new ArrayList<>();
    private @Nullable String form;
    private @Nullable String degree;
    private @Nullable String startsOn;
    private @Nullable String endsOn;
    private @Nullable String reviewAfterMonths;
    private @Nullable String money;
    private @Nullable String risk;
    private @Nullable String duty;
    private @Nullable String initiatingBodyId;
    private @Nullable String leadOfficerId;

    ProposePartnership toCommand() {
        return new ProposePartnership(
                name, targetGroup, rationale, agencyIds, design(), initiatingBodyId, leadOfficerId);
    }

    private DesignAnswers design() {
        return new DesignAnswers(
                Choice.named(MainReason.class, mainReason),
                whyNotAlone,
                Choice.named(ExistingPartnership.class, existing),
                existingNote,
                area,
                boundaries,
                Choice.named(WorkingModel.class, primaryModel),
                secondaryModels.stream()
                        .map(model -> Choice.named(WorkingModel.class, model))
                        .filter(Objects::nonNull)
                        .toList(),
                Choice.named(PartnershipForm.class, form),
                Choice.named(JointWorking.class, degree),
                startsOn,
                endsOn,
                reviewAfterMonths,
                Choice.named(MoneyBand.class, money),
                Choice.named(Risk.class, risk),
                Choice.named(StatutoryDuty.class, duty));
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getTargetGroup() {
        return targetGroup;
    }

    public void setTargetGroup(@Nullable String targetGroup) {
        this.targetGroup = targetGroup;
    }

    public @Nullable String getMainReason() {
        return mainReason;
    }

    public void setMainReason(@Nullable String mainReason) {
        this.mainReason = mainReason;
    }

    public @Nullable String getRationale() {
        return rationale;
    }

    public void setRationale(@Nullable String rationale) {
        this.rationale = rationale;
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

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
    }

    public @Nullable String getBoundaries() {
        return boundaries;
    }

    public void setBoundaries(@Nullable String boundaries) {
        this.boundaries = boundaries;
    }

    public @Nullable String getPrimaryModel() {
        return primaryModel;
    }

    public void setPrimaryModel(@Nullable String primaryModel) {
        this.primaryModel = primaryModel;
    }

    public List<String> getSecondaryModels() {
        return secondaryModels;
    }

    public void setSecondaryModels(@Nullable List<String> secondaryModels) {
        this.secondaryModels = secondaryModels == null ? new ArrayList<>() : secondaryModels;
    }

    public @Nullable String getForm() {
        return form;
    }

    public void setForm(@Nullable String form) {
        this.form = form;
    }

    public @Nullable String getDegree() {
        return degree;
    }

    public void setDegree(@Nullable String degree) {
        this.degree = degree;
    }

    public @Nullable String getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(@Nullable String startsOn) {
        this.startsOn = startsOn;
    }

    public @Nullable String getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(@Nullable String endsOn) {
        this.endsOn = endsOn;
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

    public @Nullable String getDuty() {
        return duty;
    }

    public void setDuty(@Nullable String duty) {
        this.duty = duty;
    }

    public @Nullable String getInitiatingBodyId() {
        return initiatingBodyId;
    }

    public void setInitiatingBodyId(@Nullable String initiatingBodyId) {
        this.initiatingBodyId = initiatingBodyId;
    }

    public @Nullable String getLeadOfficerId() {
        return leadOfficerId;
    }

    public void setLeadOfficerId(@Nullable String leadOfficerId) {
        this.leadOfficerId = leadOfficerId;
    }
}
