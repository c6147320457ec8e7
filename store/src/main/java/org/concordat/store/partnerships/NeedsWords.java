package org.concordat.store.partnerships;

import java.util.ArrayList;
import java.util.List;
import org.concordat.domain.commands.DescribeNeeds.Datum;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.NeedsAnalyses.Analysis;

/** An analysis of needs as people read it, the same on the partnership's page and in every form. */
public final class NeedsWords {

    private NeedsWords() {}

    /** Everything that was said; what is measured at the start comes last, each thing with who holds it. */
    public static List<Line> rows(Analysis analysis, List<Datum> baseline) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("How it is known", analysis.evidence()));
        lines.add(new Line("What there is already", analysis.provision()));
        lines.add(new Line("What is missing", analysis.gaps()));
        baseline.forEach(datum ->
                lines.add(new Line("To be measured at the start", datum.what() + " (held by " + datum.heldBy() + ")")));
        return lines;
    }
}
