package org.concordat.domain.requests;

/** Whom a request of the models is put to. The names are the values of the models' variable {@code addressee}. */
public enum Addressee {
    LEAD_OFFICER,
    PROPOSER,
    AGENCY_REPRESENTATIVE,
    INITIATING_BODY_CHAIR
}
