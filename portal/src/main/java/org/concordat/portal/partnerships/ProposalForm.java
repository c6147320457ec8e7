package org.concordat.portal.partnerships;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.ProposePartnership;
import org.jspecify.annotations.Nullable;

/** The page's own copy of what somebody enters; the command decides whether it will do. */
public class ProposalForm {

    private @Nullable UUID id;
    private @Nullable String name;
    private @Nullable String targetGroup;
    private @Nullable String rationale;
    private List<String> agencyIds = new ArrayList<>();
    private @Nullable String initiatingBodyId;
    private @Nullable String leadOfficerId;

    ProposePartnership toCommand() {
        return new ProposePartnership(name, targetGroup, rationale, agencyIds, initiatingBodyId, leadOfficerId);
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

    public List<String> getAgencyIds() {
        return agencyIds;
    }

    public void setAgencyIds(@Nullable List<String> agencyIds) {
        this.agencyIds = agencyIds == null ? new ArrayList<>() : agencyIds;
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
