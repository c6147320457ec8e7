package org.concordat.domain.partnership;

/** What a partnership is built as: the four forms that the NFER study of 2002 reports, lines 397-438. */
public enum PartnershipForm {
    SEPARATE_ORGANISATION("Separate organisation", "A new body with its own staff and money; suits large partnerships"),
    VIRTUAL_ORGANISATION(
            "Virtual organisation",
            "One agency employs the staff and looks after the money; take care that it does not take over"),
    CO_LOCATED_STAFF("Co-located staff", "Staff share a place and a goal, and each stays with its own agency"),
    STEERING_GROUP(
            "Steering group without own staff", "The simplest form: the group decides, the agencies carry it out");

    private final String label;
    private final String hint;

    PartnershipForm(String label, String hint) {
        this.label = label;
        this.hint = hint;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What it means, in one line. */
    public String hint() {
        return hint;
    }
}
