package org.concordat.domain.calendar;

/**
 * How long people have, in working days from the day they are asked.
 *
 * @param remindAfter the addressee is reminded after this many working days
 * @param deputyAfter the deputy is told after this many
 * @param dueAfter the answer is due after this many
 */
public record TimeLimit(int remindAfter, int deputyAfter, int dueAfter) {

    /** @throws IllegalArgumentException unless 0 ≤ remindAfter ≤ deputyAfter ≤ dueAfter and dueAfter ≥ 1 */
    public TimeLimit {
        if (remindAfter < 0 || deputyAfter < remindAfter || dueAfter < deputyAfter || dueAfter < 1) {
            throw new IllegalArgumentException(
                    "A time limit needs 0 <= reminder <= deputy <= due, with at least one working day until due; got %d, %d, %d"
                            .formatted(remindAfter, deputyAfter, dueAfter));
        }
    }
}
