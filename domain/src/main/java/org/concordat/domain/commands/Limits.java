package org.concordat.domain.commands;

/** The lengths, in characters, and the numbers that forms and commands agree on. */
public final class Limits {

    public static final int NAME = 120;
    public static final int TARGET_GROUP = 200;
    public static final int AREA = 200;
    public static final int RATIONALE = 2000;
    public static final int REASON = 2000;
    /** Where something is kept: an address, a folder, a cupboard. */
    public static final int PLACE = 500;
    /** How many agencies, and how many documents, one partnership can be registered with. */
    public static final int MAX_LISTED = 50;
    /** A partnership needs two agencies at least. */
    public static final int MIN_AGENCIES = 2;
    /** The shortest and the longest time until a first review, in months. */
    public static final int MIN_REVIEW_MONTHS = 1;

    public static final int MAX_REVIEW_MONTHS = 60;

    private Limits() {}
}
