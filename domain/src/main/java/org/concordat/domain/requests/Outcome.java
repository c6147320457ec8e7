package org.concordat.domain.requests;

/** The one word of an answer that the engine is told. */
public enum Outcome {
    SEND,
    CHANGE,
    CHANGED,
    DESCRIBED,
    WITHDRAW,
    ACCEPT,
    DECLINE,
    /** The agency asks something before it answers. */
    ASK,
    REPLIED,
    COMMIT,
    RESERVE,
    REFUSE,
    ASK_AGAIN,
    GO_ON,
    ASSESSED,
    PREPARED,
    AGREED,
    RATED,
    APPROVE,
    REWORK,
    STOP,
    NOT_ANSWERED
}
