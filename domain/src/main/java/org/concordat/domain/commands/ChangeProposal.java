package org.concordat.domain.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The proposer changes a proposal that came back. Form {@code change-proposal}. */
public record ChangeProposal(
        @Nullable String name,
        @Nullable String targetGroup,
        @Nullable String rationale,
        @Nullable List<String> agencyIds)
        implements Command {

    /** @throws InvalidCommand when a text is missing or too long, or fewer than two agencies are named */
    public ChangeProposal {
        ProposalRules.check(name, targetGroup, rationale, agencyIds).done();
        name = Check.trimmed(name);
        targetGroup = Check.trimmed(targetGroup);
        rationale = Check.trimmed(rationale);
        agencyIds = agencyIds == null ? List.of() : List.copyOf(agencyIds);
    }
}
