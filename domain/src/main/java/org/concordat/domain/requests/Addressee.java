package org.concordat.domain.requests;

/** Whom a request of the models is put to. The names are the values of the models' variable {@code addressee}. */
public enum Addressee {
    LEAD_OFFICER,
    PROPOSER,
    AGENCY_REPRESENTATIVE,
    AGENCY_SENIOR_OFFICER,
    INITIATING_BODY_CHAIR;

    /** Whether an agency is asked, through a request that was made ahead. */
    public boolean isOfAgency() {
        return this == AGENCY_REPRESENTATIVE || this == AGENCY_SENIOR_OFFICER;
    }
}
