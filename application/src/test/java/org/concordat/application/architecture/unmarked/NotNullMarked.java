package org.concordat.application.architecture.unmarked;

/** Breaks the rule: its package has no mark. */
public final class NotNullMarked {}
