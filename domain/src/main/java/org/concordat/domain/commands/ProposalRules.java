package org.concordat.domain.commands;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every proposal must say, whether it is new or changed; problems come in the order of the page. */
final class ProposalRules {

    private ProposalRules() {}

    static Check check(
            @Nullable String name,
            @Nullable String targetGroup,
            @Nullable String rationale,
            @Nullable List<String> agencyIds,
            DesignAnswers design) {
        Check check = new Check()
                .text("name", name, Limits.NAME, "Give the partnership a name")
                .text("targetGroup", targetGroup, Limits.TARGET_GROUP, "Say whom the partnership is for")
                .chosen("mainReason", design.mainReason(), DesignAnswers.MAIN_REASON_MISSING)
                .text("rationale", rationale, Limits.RATIONALE, "Say why the agencies should work together on this");
        checkAgencies(design.checkExisting(design.checkReason(check)), agencyIds);
        return design.checkStakes(design.checkTime(design.checkShape(check)));
    }

    /** The same for a form that did not ask about the shape of the partnership. */
    static Check checkWithoutDesign(
            @Nullable String name,
            @Nullable String targetGroup,
            @Nullable String rationale,
            @Nullable List<String> agencyIds) {
        Check check = new Check()
                .text("name", name, Limits.NAME, "Give the partnership a name")
                .text("targetGroup", targetGroup, Limits.TARGET_GROUP, "Say whom the partnership is for")
                .text("rationale", rationale, Limits.RATIONALE, "Say why the agencies should work together on this");
        return checkAgencies(check, agencyIds);
    }

    private static Check checkAgencies(Check check, @Nullable List<String> agencyIds) {
        List<String> agencies = agencyIds == null ? List.of() : agencyIds;
        return check.that(
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
