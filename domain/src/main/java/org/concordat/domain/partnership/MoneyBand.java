package org.concordat.domain.partnership;

/** How much money goes through a partnership in a year. The bands are ours: no source gives any. */
public enum MoneyBand {
    NONE("No money of its own"),
    SMALL("Less than £50,000"),
    MIDDLE("£50,000 to £250,000"),
    LARGE("More than £250,000");

    private final String label;

    MoneyBand(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
