package org.concordat.domain.directory;

import java.util.Locale;

/** A function that a person holds for an agency, for a body, or for the whole directory (administrator). */
public enum Function {
    ADMINISTRATOR,
    BOARD_MEMBER,
    CHAIR,
    LEAD_OFFICER,
    COORDINATOR,
    REPRESENTATIVE,
    DEPUTY,
    SENIOR_OFFICER,
    DATA_LEAD,
    BUDGET_OWNER,
    SCRUTINEER;

    /** The word people read: "lead officer". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The part of a candidate group name that stands for the function: "lead-officer". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
