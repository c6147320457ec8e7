package org.concordat.domain.partnership;

import java.util.Collection;
import java.util.Optional;

/** The lowest and the highest of several ratings. How far they are apart says as much as how high they are. */
public record Spread(int lowest, int highest) {

    /** @throws IllegalArgumentException when the lowest is above the highest */
    public Spread {
        if (lowest > highest) {
            throw new IllegalArgumentException("The lowest is above the highest");
        }
    }

    /** Nothing when nobody gave a rating. */
    public static Optional<Spread> of(Collection<Integer> ratings) {
        return ratings.stream().map(rating -> new Spread(rating, rating)).reduce(Spread::and);
    }

    private Spread and(Spread other) {
        return new Spread(Math.min(lowest, other.lowest), Math.max(highest, other.highest));
    }

    /** How far apart they are; 0 when all are the same. */
    public int width() {
        return highest - lowest;
    }
}
