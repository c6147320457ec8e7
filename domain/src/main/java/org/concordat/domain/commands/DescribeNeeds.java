package org.concordat.domain.commands;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lead officer says what is needed and how that is known. Form {@code describe-needs}.
 *
 * @param baseline the data to collect at the start, one a line: what it is, a colon, who holds it
 */
public record DescribeNeeds(
        @Nullable String evidence,
        @Nullable String provision,
        @Nullable String gaps,
        @Nullable String baseline) implements Command {

    /** One thing to measure at the start, and who holds it. */
    public record Datum(String what, String heldBy) {

        private static Datum of(String line) {
            int colon = line.lastIndexOf(':');
            return new Datum(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }

    /** @throws InvalidCommand when a text is missing or too long, or a line of the baseline does not say who holds it */
    public DescribeNeeds {
        new Check()
                .text("evidence", evidence, Limits.RATIONALE, "Say how it is known that this is needed")
                .text("provision", provision, Limits.RATIONALE, "Say what there is already")
                .text("gaps", gaps, Limits.RATIONALE, "Say what is missing")
                .text("baseline", baseline, Limits.RATIONALE, "Name at least one thing to measure at the start")
                .that(
                        "baseline",
                        Check.trimmed(baseline),
                        text -> Check.linesOf(text).stream().allMatch(DescribeNeeds::namesHolder),
                        "In every line, say what to measure, then a colon, then who holds it")
                .done();
        evidence = Check.trimmed(evidence);
        provision = Check.trimmed(provision);
        gaps = Check.trimmed(gaps);
        baseline = Check.trimmed(baseline);
    }

    private static boolean namesHolder(String line) {
        int colon = line.lastIndexOf(':');
        return colon > 0 && colon < line.length() - 1;
    }

    /** The lines of the baseline, in their order. */
    public List<Datum> data() {
        return Check.linesOf(Objects.requireNonNull(baseline)).stream()
                .map(Datum::of)
                .toList();
    }
}
