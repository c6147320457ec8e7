package org.concordat.store.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.ExistingPartnership;
import org.concordat.domain.partnership.GroupAspect;
import org.concordat.domain.partnership.WorkingModel;

/** A design as people read it, the same on the partnership's page and in every form. */
public final class DesignWords {

    /** One thing that a proposal says. */
    public record Line(String about, String says) {}

    private DesignWords() {}

    /** Everything that was said, in the order of the page on which it was asked. */
    public static List<Line> rows(Design design) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Main reason", design.mainReason().label()));
        lines.add(new Line("Why one agency alone would not do", design.whyNotAlone()));
        lines.add(new Line(
                design.existing() == ExistingPartnership.BUILD_ON ? "Builds on" : "Why no existing partnership suits",
                design.existingNote()));
        if (!design.aspects().isEmpty()) {
            lines.add(new Line(
                    "What is true of the group",
                    design.aspects().stream().map(GroupAspect::label).collect(Collectors.joining("; "))));
        }
        lines.add(new Line("Area", design.area()));
        if (!design.boundaries().isEmpty()) {
            lines.add(new Line("Boundaries", design.boundaries()));
        }
        lines.add(new Line("Main model", design.primaryModel().label()));
        if (!design.secondaryModels().isEmpty()) {
            lines.add(new Line(
                    "Other models",
                    design.secondaryModels().stream().map(WorkingModel::label).collect(Collectors.joining(", "))));
        }
        lines.add(new Line("Form", design.form().label()));
        lines.add(new Line("How closely joined", design.degree().label()));
        lines.add(new Line("Start", day(design.startsOn())));
        lines.add(horizon(design));
        lines.add(new Line("Money in a year", design.money().label()));
        lines.add(new Line("Risk", design.risk().label()));
        lines.add(new Line("Statutory duty behind it", design.duty().label()));
        return lines;
    }

    private static Line horizon(Design design) {
        if (design.endsOn() != null) {
            return new Line("End", day(design.endsOn()));
        }
        Integer months = design.reviewAfterMonths();
        return new Line(
                "First review", months != null && months == 1 ? "After 1 month" : "After " + months + " months");
    }

    private static String day(LocalDate day) {
        return DayWords.of(day);
    }
}
