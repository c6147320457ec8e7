package org.concordat.domain.partnership;

/** Whether the law obliges one of the agencies to do what the partnership is for. */
public enum StatutoryDuty {
    YES("Yes"),
    NO("No");

    private final String label;

    StatutoryDuty(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
