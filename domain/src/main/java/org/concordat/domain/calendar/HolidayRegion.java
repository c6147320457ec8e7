package org.concordat.domain.calendar;

/** The parts of the United Kingdom whose public holidays differ. */
public enum HolidayRegion {
    ENGLAND_AND_WALES("England and Wales", "eng"),
    SCOTLAND("Scotland", "sct"),
    NORTHERN_IRELAND("Northern Ireland", "nir");

    private final String label;
    private final String subdivision;

    HolidayRegion(String label, String subdivision) {
        this.label = label;
        this.subdivision = subdivision;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What the library of holidays calls it. */
    String subdivision() {
        return subdivision;
    }
}
