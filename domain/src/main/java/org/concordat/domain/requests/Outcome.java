package org.concordat.domain.requests;

/** The one word of an answer that the engine is told. */
public enum Outcome {
    SEND,
    CHANGE,
    CHANGED,
    WITHDRAW,
    ACCEPT,
    DECLINE,
    APPROVE,
    STOP,
    NOT_ANSWERED
}
