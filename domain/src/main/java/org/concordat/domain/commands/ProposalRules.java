package org.concordat.domain.commands;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every proposal must say, whether it is new or changed. */
final class ProposalRules {

    private ProposalRules() {}

    static Check check(
            @Nullable String name,
            @Nullable String targetGroup,
            @Nullable String rationale,
            @Nullable List<String> agencyIds) {
        List<String> agencies = agencyIds == null ? List.of() : agencyIds;
        return new Check()
                .text("name", name, Limits.NAME, "Give the partnership a name")
                .text("targetGroup", targetGroup, Limits.TARGET_GROUP, "Say whom the partnership is for")
                .text("rationale", rationale, Limits.RATIONALE, "Say why the agencies should work together on this")
                .that(
                        "agencyIds",
                        agencies,
                        chosen -> new HashSet<>(chosen).size() >= Limits.MIN_AGENCIES,
                        "Choose at least two agencies")
                .that(
                        "agencyIds",
                        agencies,
                        chosen -> new HashSet<>(chosen).size() == chosen.size(),
                        "Name each agency once")
                .that(
                        "agencyIds",
                        agencies,
                        chosen -> chosen.stream().noneMatch(ProposalRules::isNoId),
                        "Choose agencies from the list");
    }

    // What comes from a form may hold nulls whatever the type says.
    private static boolean isNoId(@Nullable String agencyId) {
        return agencyId == null || agencyId.isBlank() || !Check.isStorable(agencyId);
    }
}
