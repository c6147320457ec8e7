package org.concordat.domain.commands;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.MainReason;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered about the shape of a partnership, before it is known to make sense. Its names are the keys of the
 * forms.
 *
 * @param startsOn a day as ISO 8601 has it, as is {@code endsOn}
 * @param reviewAfterMonths a whole number
 */
public record DesignAnswers(
        @Nullable MainReason mainReason,
        @Nullable String whyNotAlone,
        @Nullable ExistingPartnership existing,
        @Nullable String existingNote,
        @Nullable String area,
        @Nullable String boundaries,
        @Nullable WorkingModel primaryModel,
        @Nullable List<WorkingModel> secondaryModels,
        @Nullable PartnershipForm form,
        @Nullable JointWorking degree,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String reviewAfterMonths,
        @Nullable MoneyBand money,
        @Nullable Risk risk,
        @Nullable StatutoryDuty duty,
        @Nullable List<GroupAspect> aspects) {

    public DesignAnswers {
        whyNotAlone = Check.trimmed(whyNotAlone);
        existingNote = Check.trimmed(existingNote);
        area = Check.trimmed(area);
        boundaries = Check.trimmed(boundaries);
        // What comes from a form may hold nulls and repetitions whatever the type says.
        secondaryModels = distinct(secondaryModels);
        aspects = distinct(aspects);
        startsOn = Check.trimmed(startsOn);
        endsOn = Check.trimmed(endsOn);
        reviewAfterMonths = Check.trimmed(reviewAfterMonths);
    }

    private static <E> List<E> distinct(@Nullable List<E> chosen) {
        return chosen == null
                ? List.of()
                : List.copyOf(new LinkedHashSet<>(
                        chosen.stream().filter(Objects::nonNull).toList()));
    }

    /** Nothing entered at all. */
    public static DesignAnswers none() {
        return new DesignAnswers(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Whether nothing at all was entered, as in a form of a version that did not ask for any of it. */
    public boolean isEmpty() {
        return equals(none());
    }

    Check checkReason(Check check) {
        return check.text(
                "whyNotAlone", whyNotAlone, Limits.RATIONALE, "Say why one agency alone would not do as well");
    }

    Check checkExisting(Check check) {
        return check.chosen("existing", existing, "Say whether to build on a partnership that exists")
                .text(
                        "existingNote",
                        existingNote,
                        Limits.REASON,
                        existing == ExistingPartnership.BUILD_ON
                                ? "Say which partnership to build on"
                                : "Say which one, or why none suits");
    }

    Check checkShape(Check check) {
        List<WorkingModel> others = models();
        return check.text("area", area, Limits.AREA, "Say which area it is for")
                .textIf(false, "boundaries", boundaries, Limits.REASON, "")
                .chosen("primaryModel", primaryModel, "Choose the main way of working together")
                .that(
                        "secondaryModels",
                        others,
                        chosen -> primaryModel == null || !chosen.contains(primaryModel),
                        "Leave out the model that you have chosen as the main one")
                .chosen("form", form, "Choose the form of the partnership")
                .chosen("degree", degree, "Choose how closely the agencies will work together");
    }

    Check checkTime(Check check) {
        Optional<LocalDate> start = Check.dayOf(startsOn);
        Optional<LocalDate> end = Check.dayOf(endsOn);
        boolean ends = !text(endsOn).isEmpty();
        boolean reviewed = !text(reviewAfterMonths).isEmpty();
        return check.that("startsOn", start, Optional::isPresent, "Enter the day on which it should start")
                .that(
                        "endsOn",
                        ends || reviewed,
                        Boolean::booleanValue,
                        "Enter an end date, or a time until the review")
                .that(
                        "endsOn",
                        ends && reviewed,
                        both -> !both,
                        "Enter either an end date or a time until the review, not both")
                .that("endsOn", end, day -> !ends || day.isPresent(), "Enter the end date as a day")
                .that(
                        "endsOn",
                        end,
                        day -> day.isEmpty() || start.isEmpty() || day.get().isAfter(start.get()),
                        "The end date must be after the start")
                .that(
                        "reviewAfterMonths",
                        months(),
                        number -> !reviewed
                                || number.filter(DesignAnswers::isHorizon).isPresent(),
                        "Enter a whole number of months from %d to %d"
                                .formatted(Limits.MIN_REVIEW_MONTHS, Limits.MAX_REVIEW_MONTHS));
    }

    Check checkStakes(Check check) {
        return check.chosen("money", money, "Choose how much money goes through it in a year")
                .chosen("risk", risk, "Choose how high the risk is")
                .chosen("duty", duty, "Say whether a statutory duty is behind it");
    }

    private static boolean isHorizon(int months) {
        return months >= Limits.MIN_REVIEW_MONTHS && months <= Limits.MAX_REVIEW_MONTHS;
    }

    /**
     * The same as a design.
     *
     * @throws InvalidCommand with every problem when it makes none
     */
    public Design toDesign() {
        checkStakes(checkTime(checkShape(
                        checkExisting(checkReason(new Check().chosen("mainReason", mainReason, MAIN_REASON_MISSING))))))
                .done();
        return new Design(
                Objects.requireNonNull(mainReason),
                text(whyNotAlone),
                Objects.requireNonNull(existing),
                text(existingNote),
                text(area),
                text(boundaries),
                Objects.requireNonNull(primaryModel),
                models(),
                Objects.requireNonNull(form),
                Objects.requireNonNull(degree),
                Check.dayOf(startsOn).orElseThrow(),
                Check.dayOf(endsOn).orElse(null),
                months().orElse(null),
                Objects.requireNonNull(money),
                Objects.requireNonNull(risk),
                Objects.requireNonNull(duty),
                Objects.requireNonNullElse(aspects, List.of()));
    }

    static final String MAIN_REASON_MISSING = "Choose the main reason";

    private List<WorkingModel> models() {
        return Objects.requireNonNullElse(secondaryModels, List.of());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Optional<Integer> months() {
        String entered = text(reviewAfterMonths);
        return entered.matches("[0-9]{1,4}") ? Optional.of(Integer.valueOf(entered)) : Optional.empty();
    }
}
