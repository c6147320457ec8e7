package org.concordat.domain.partnership;

/**
 * How serious a risk is: likelihood times impact, each from 1 to 5. The bands (to 4 low, to 10 medium, from 12 high) are
 * one of those in use; other areas draw them elsewhere.
 */
public record RiskScore(int likelihood, int impact) {

    public static final int MIN = 1;
    public static final int MAX = 5;
    private static final int HIGHEST_LOW = 4;
    private static final int HIGHEST_MEDIUM = 10;

    /** @throws IllegalArgumentException when either is not from 1 to 5 */
    public RiskScore {
        if (likelihood < MIN || likelihood > MAX || impact < MIN || impact > MAX) {
            throw new IllegalArgumentException("Likelihood and impact are from 1 to 5");
        }
    }

    /** From 1 to 25. */
    public int value() {
        return likelihood * impact;
    }

    /** The band it falls in. */
    public Risk level() {
        if (value() <= HIGHEST_LOW) {
            return Risk.LOW;
        }
        return value() <= HIGHEST_MEDIUM ? Risk.MEDIUM : Risk.HIGH;
    }
}
