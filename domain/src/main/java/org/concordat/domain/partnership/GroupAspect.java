package org.concordat.domain.partnership;

/**
 * What is true of the group that a partnership is for. Each stands for the groups that partnerships of the NFER study of
 * 2002 worked for (table of the 30 partnerships, lines 1594-1741); offending is ours.
 */
public enum GroupAspect {
    EARLY_YEARS("Children under five and their parents"),
    SPEECH("Speech and language"),
    DISABILITY("Disability or complex needs"),
    MENTAL_HEALTH("Mental health or behaviour"),
    PHYSICAL_HEALTH("Health in general"),
    PUBLIC_CARE("Children and young people in public care"),
    AT_RISK("In need, or at risk of harm"),
    OUT_OF_SCHOOL("Out of school or close to it"),
    OFFENDING("In trouble with the law, or close to it");

    private final String label;

    GroupAspect(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
