package org.concordat.domain.commands;

import org.concordat.domain.partnership.Mandate;
import org.concordat.domain.partnership.Readiness;
import org.concordat.domain.partnership.Relations;
import org.jspecify.annotations.Nullable;

/**
 * An agency says how ready it is on each level, how it gets on with the others, and what its representative can commit
 * (NFER 2002, lines 6303-6305 and 8836-8843). Form {@code assess-readiness}.
 */
public record AssessReadiness(
        @Nullable Readiness strategicReadiness,
        @Nullable Relations strategicRelations,
        @Nullable Readiness operationalReadiness,
        @Nullable Relations operationalRelations,
        @Nullable String help,
        @Nullable Mandate mandate,
        @Nullable String mandateLimits)
        implements Command {

    private static final String READINESS_MISSING = "Choose how ready this level is";
    private static final String RELATIONS_MISSING = "Choose how this level gets on with the other agencies";

    /** @throws InvalidCommand when a level or the mandate is not rated, or limits are not named */
    public AssessReadiness {
        new Check()
                .chosen("strategicReadiness", strategicReadiness, READINESS_MISSING)
                .chosen("strategicRelations", strategicRelations, RELATIONS_MISSING)
                .chosen("operationalReadiness", operationalReadiness, READINESS_MISSING)
                .chosen("operationalRelations", operationalRelations, RELATIONS_MISSING)
                .textIf(false, "help", help, Limits.REASON, "")
                .chosen("mandate", mandate, "Choose what your representative can commit")
                .textIf(
                        mandate == Mandate.WITHIN_LIMITS,
                        "mandateLimits",
                        mandateLimits,
                        Limits.REASON,
                        "Say which limits")
                .done();
        help = Check.trimmed(help);
        mandateLimits = mandate == Mandate.WITHIN_LIMITS ? Check.trimmed(mandateLimits) : "";
    }
}
