package org.concordat.domain.partnership;

/** The main reason for a partnership: the six rationales of the NFER study of 2002, lines 1787-1812, in words of ours. */
public enum MainReason {
    TARGET_GROUP("One group of people needs something that it does not get now"),
    BETTER_SERVICE("A service could be fuller or work better"),
    WORKING_TOGETHER("The agencies want to work together, for example because they did not get on before"),
    REVIEW_FINDING("A review or a study asks for it"),
    GAP("Something is missing that nobody provides"),
    NATIONAL_POLICY("National policy or a government programme asks for it");

    private final String label;

    MainReason(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
