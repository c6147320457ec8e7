package org.concordat.domain.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody proposes a partnership.
 *
 * @param design the shape of the partnership, complete once the proposal is accepted
 * @param initiatingBodyId the body that will decide on the set-up
 * @param leadOfficerId who carries the proposal until a coordinator is appointed; blank means the proposer
 */
public record ProposePartnership(
        @Nullable String name,
        @Nullable String targetGroup,
        @Nullable String rationale,
        @Nullable List<String> agencyIds,
        DesignAnswers design,
        @Nullable String initiatingBodyId,
        @Nullable String leadOfficerId) {

    /**
     * @throws InvalidCommand when a text is missing or too long, fewer than two agencies are named, the design makes no
     *     sense, or no body is chosen
     */
    public ProposePartnership {
        ProposalRules.check(name, targetGroup, rationale, agencyIds, design)
                .that(
                        "initiatingBodyId",
                        initiatingBodyId,
                        id -> id != null && !id.isBlank(),
                        "Choose the body that decides on the set-up")
                .storable("initiatingBodyId", initiatingBodyId)
                .storable("leadOfficerId", leadOfficerId)
                .done();
        name = Check.trimmed(name);
        targetGroup = Check.trimmed(targetGroup);
        rationale = Check.trimmed(rationale);
        agencyIds = agencyIds == null ? List.of() : List.copyOf(agencyIds);
        initiatingBodyId = Check.trimmed(initiatingBodyId);
        leadOfficerId = Check.trimmed(leadOfficerId);
    }
}
