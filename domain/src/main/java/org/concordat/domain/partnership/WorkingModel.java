package org.concordat.domain.partnership;

/** How agencies work together, by the main purpose: the five models of the NFER study of 2002, lines 803-1462. */
public enum WorkingModel {
    DECISION_MAKING_GROUP(
            "Decision-making group",
            "People from every agency meet to talk and decide; each agency then does its part"),
    CONSULTATION_AND_TRAINING(
            "Consultation and training", "Experts from one agency advise or train the staff of another"),
    CENTRE_BASED_DELIVERY("Centre-based delivery", "Several agencies work in one place, each in its own job"),
    COORDINATED_DELIVERY(
            "Coordinated delivery", "A coordinator brings together what the agencies go on providing themselves"),
    OPERATIONAL_TEAM_DELIVERY("Operational-team delivery", "Staff of several agencies work as one team every day");

    private final String label;
    private final String hint;

    WorkingModel(String label, String hint) {
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
