package org.concordat.store.registration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Registration.Agreement;
import org.concordat.domain.partnership.Registration.Document;
import org.concordat.domain.partnership.WorkingModel;
import org.concordat.store.partnerships.DesignWords.Line;

/** A registered partnership as people read it. */
public final class RegistrationWords {

    private RegistrationWords() {}

    /** How it works and how long, in the order of the page on which it was asked. */
    public static List<Line> rows(Registration known) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Started", day(known.startedOn())));
        if (known.endsOn() != null) {
            lines.add(new Line("Ends", day(known.endsOn())));
        }
        if (known.reviewOn() != null) {
            lines.add(new Line("Next review", day(known.reviewOn())));
        }
        lines.add(new Line("Area", known.area()));
        lines.add(new Line("Main model", known.primaryModel().label()));
        if (!known.secondaryModels().isEmpty()) {
            lines.add(new Line(
                    "Other models",
                    known.secondaryModels().stream().map(WorkingModel::label).collect(Collectors.joining(", "))));
        }
        lines.add(new Line("Form", known.form().label()));
        lines.add(new Line("How closely joined", known.degree().label()));
        return lines;
    }

    /** The agreement and the documents with the places where they are kept. */
    public static List<Line> papers(Registration known) {
        List<Line> lines = new ArrayList<>();
        Agreement agreement = known.agreement();
        lines.add(
                agreement == null
                        ? new Line("Agreement", "None was named when the partnership was registered")
                        : new Line(
                                "Agreement",
                                "%s, signed %s%nKept: %s"
                                        .formatted(agreement.name(), day(agreement.signedOn()), agreement.keptAt())));
        for (Document document : known.documents()) {
            lines.add(new Line(document.name(), "Kept: " + document.keptAt()));
        }
        return lines;
    }

    /** "1 April 2024". */
    public static String day(LocalDate day) {
        return DayWords.of(day);
    }
}
