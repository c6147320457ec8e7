package org.concordat.domain.directory;

/** What sort of organisation an agency is, and what it is asked for where nobody has said anything else. */
public enum AgencyKind {
    HEALTH("Health"),
    EDUCATION("Education"),
    SOCIAL_SERVICES("Social services"),
    POLICE("Police"),
    VOLUNTARY(
            "Voluntary organisation",
            "As a voluntary organisation: say what you see that others do not, and take part as an equal. What your part"
                    + " costs can be agreed."),
    SERVICE_USERS(
            "People who use the services",
            "As people who use the services: say what matters to you and whether a plan would work. Nobody is asked about"
                    + " their own case. Times, places and expenses are agreed with the lead officer."),
    LOCAL_AUTHORITY("Local authority"),
    SCHOOLS("Schools"),
    YOUTH_SERVICE("Youth service"),
    PRIVATE("Private provider"),
    OTHER("Other");

    private static final String USUAL =
            "Send somebody who may speak for the agency, share what it knows of the group, and say what it can bring.";

    private final String label;
    private final String expectation;

    AgencyKind(String label) {
        this(label, USUAL);
    }

    AgencyKind(String label, String expectation) {
        this.label = label;
        this.expectation = expectation;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** What an agency of this kind is asked for, unless somebody says it for the agency itself. */
    public String expectation() {
        return expectation;
    }
}
