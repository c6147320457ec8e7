package org.concordat.domain.partnership;

/** What a document of a partnership is. */
public enum DocumentKind {
    AGREEMENT("Agreement"),
    TERMS_OF_REFERENCE("Terms of reference"),
    MINUTES("Minutes"),
    PLAN("Plan"),
    REPORT("Report"),
    OTHER("Something else");

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
