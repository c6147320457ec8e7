package org.concordat.domain.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal says about the shape of the partnership. Either {@code endsOn} or {@code reviewAfterMonths} is there.
 *
 * @param whyNotAlone why one agency alone would not do as well
 * @param existingNote which existing partnership to build on, or why none suits
 * @param secondaryModels models that also play a part, never the primary one
 * @param aspects what is true of the group; empty when nothing was chosen
 * @param boundaries where the area ends; empty when nothing was said
 */
public record Design(
        MainReason mainReason,
        String whyNotAlone,
        ExistingPartnership existing,
        String existingNote,
        String area,
        String boundaries,
        WorkingModel primaryModel,
        List<WorkingModel> secondaryModels,
        PartnershipForm form,
        JointWorking degree,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer reviewAfterMonths,
        MoneyBand money,
        Risk risk,
        StatutoryDuty duty,
        List<GroupAspect> aspects) {

    /** How far ahead a start may lie; more is a slip of the pen. */
    private static final int YEARS_AHEAD = 5;

    public Design {
        secondaryModels = List.copyOf(secondaryModels);
        aspects = List.copyOf(aspects);
    }

    /**
     * What is wrong with the start, seen from this day; nothing when it will do. Yesterday will do, because a proposal
     * begun before midnight is sent after it.
     */
    public Optional<String> problemOfStart(LocalDate today) {
        if (startsOn.isBefore(today.minusDays(1))) {
            return Optional.of("The start must not lie in the past");
        }
        return startsOn.isAfter(today.plusYears(YEARS_AHEAD))
                ? Optional.of("The start must lie within %d years from now".formatted(YEARS_AHEAD))
                : Optional.empty();
    }
}
