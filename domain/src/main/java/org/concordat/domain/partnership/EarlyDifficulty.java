package org.concordat.domain.partnership;

/**
 * What made the start hard in the partnerships studied, and what helped there (NFER 2002, lines 7057-7117 and 8940-8996;
 * how many of 30 partnerships named it, where that is counted). A remedy is a suggestion; where the study has none, that
 * is said.
 */
public enum EarlyDifficulty {
    FUNDING(
            "Money: who pays, from which pots, and what comes after the first grant",
            "Show what the partnership is worth early on, so that money follows"),
    TIME(
            "Time to set it up and to do the work",
            "Agree a joint ambition, make it a priority, and do not ask for results overnight"),
    PROCEDURES(
            "Different policies and procedures (named by 10 of 30)",
            "A clear structure at the top, and the will of those in it to adapt"),
    ROOMS("Rooms: no place, or not all in one place (10 of 30)", "None is known; agree early who hosts what"),
    APPOINTMENTS(
            "Finding and appointing staff, above all for short posts",
            "Commitment from the top; keep it on the agenda until it is solved"),
    LEADER_AWAY("The leader is away for long (1 of 30)", "Name who covers for the leader before it happens"),
    STAFF_CHANGES("People change (5 of 30)", "Name a second person for every role, and write down what was agreed"),
    COMMITMENT(
            "Winning and keeping commitment (9 of 30)",
            "Away days, early successes that everybody can see, and winning over senior people"),
    HEALTH_INVOLVED("Involving health services (5 of 30)", "None is known; ask which of their own targets it serves"),
    ATTITUDES(
            "Old attitudes and prejudices (7 of 30)",
            "Let people who use the service say what changed for them; change small things such as opening times"),
    RELATIONSHIPS("Relationships take time (6 of 30)", "Talk, see it from the other side, train and consult together"),
    RIGHT_PEOPLE(
            "The right people at the right place and time (6 of 30)",
            "Be flexible, send information early to those who decide, and appoint a coordinator"),
    UNEQUAL_POWER(
            "Unequal power, unclear remit, different words, incompatible systems",
            "None is known; agree roles, remit and words in writing");

    private final String label;
    private final String remedy;

    EarlyDifficulty(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What helped elsewhere, as a suggestion. */
    public String remedy() {
        return remedy;
    }
}
