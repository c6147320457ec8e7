package org.concordat.domain.commands;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.RiskEntry;
import org.concordat.domain.partnership.RiskScore;
import org.jspecify.annotations.Nullable;

/**
 * Somebody enters a risk, or changes one.
 *
 * @param likelihood from 1 to 5, as is {@code impact}
 * @param dueOn a day as ISO 8601 has it, or nothing
 */
public record EnterRisk(
        @Nullable EarlyDifficulty difficulty,
        @Nullable String description,
        @Nullable String likelihood,
        @Nullable String impact,
        @Nullable String remedy,
        @Nullable String ownerId,
        @Nullable String dueOn) {

    /** @throws InvalidCommand when the risk is not described or rated, or is high and has no remedy, owner and day */
    public EnterRisk {
        boolean high = scoreOf(likelihood, impact)
                .filter(score -> score.level() == Risk.HIGH)
                .isPresent();
        boolean dated = !Check.trimmed(dueOn).isEmpty();
        Check check = new Check()
                .text("description", description, Limits.REASON, "Say what may go wrong, and what it would lead to")
                .that("likelihood", rating(likelihood), Optional::isPresent, "Choose how likely it is")
                .that("impact", rating(impact), Optional::isPresent, "Choose how bad it would be")
                .textIf(high, "remedy", remedy, Limits.REASON, "A high risk needs a remedy: say what is done about it")
                .textIf(high, "ownerId", ownerId, Limits.NAME, "A high risk needs an owner: choose who looks after it");
        (high || dated
                        ? check.day(
                                "dueOn",
                                dueOn,
                                dated
                                        ? "Enter the day as a day"
                                        : "A high risk needs a day: enter by when something is done")
                        : check)
                .done();
        description = Check.trimmed(description);
        remedy = Check.trimmed(remedy);
        ownerId = Check.trimmed(ownerId);
    }

    private static Optional<Integer> rating(@Nullable String entered) {
        return Check.trimmed(entered).matches("[1-5]")
                ? Optional.of(Integer.valueOf(Check.trimmed(entered)))
                : Optional.empty();
    }

    private static Optional<RiskScore> scoreOf(@Nullable String likelihood, @Nullable String impact) {
        return rating(likelihood).flatMap(likely -> rating(impact).map(bad -> new RiskScore(likely, bad)));
    }

    /** The same, known to make sense. */
    public RiskEntry entry() {
        Optional<LocalDate> day = Check.dayOf(dueOn);
        String owner = Objects.requireNonNull(ownerId);
        return new RiskEntry(
                difficulty,
                Objects.requireNonNull(description),
                scoreOf(likelihood, impact).orElseThrow(),
                Objects.requireNonNull(remedy),
                owner.isEmpty() ? null : owner,
                day.orElse(null));
    }
}
