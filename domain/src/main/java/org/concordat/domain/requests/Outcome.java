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
    APPROVE,
    STOP,
    NOT_ANSWERED
}
