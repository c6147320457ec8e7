package org.concordat.portal.partnerships;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.portal.web.Choice;
import org.jspecify.annotations.Nullable;

/** What every page asks of a partnership that is new to Concordat, proposed or running; all of it text. */
public abstract class NewPartnershipForm {

    private @Nullable UUID id;
    private @Nullable String name;
    private @Nullable String targetGroup;
    private @Nullable String rationale;
    private @Nullable String area;
    private @Nullable String primaryModel;
    private List<String> secondaryModels = new ArrayList<>();
    private @Nullable String form;
    private @Nullable String degree;
    private @Nullable String endsOn;
    private @Nullable String initiatingBodyId;
    private @Nullable String leadOfficerId;

    @Nullable
    WorkingModel mainModel() {
        return Choice.named(WorkingModel.class, primaryModel);
    }

    List<WorkingModel> otherModels() {
        return secondaryModels.stream()
                .map(model -> Choice.named(WorkingModel.class, model))
                .filter(Objects::nonNull)
                .toList();
    }

    @Nullable
    PartnershipForm chosenForm() {
        return Choice.named(PartnershipForm.class, form);
    }

    @Nullable
    JointWorking chosenDegree() {
        return Choice.named(JointWorking.class, degree);
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

    public @Nullable String getRationale() {
        return rationale;
    }

    public void setRationale(@Nullable String rationale) {
        this.rationale = rationale;
    }

    public @Nullable String getArea() {
        return area;
    }

    public void setArea(@Nullable String area) {
        this.area = area;
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

    public @Nullable String getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(@Nullable String endsOn) {
        this.endsOn = endsOn;
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
