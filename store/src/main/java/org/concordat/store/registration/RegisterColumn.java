package org.concordat.store.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.WorkingModel;

/** The columns of a file of running partnerships, in the order of the template. */
public enum RegisterColumn {
    NAME(true, "name", "As people say it, up to 120 characters", "Young carers in the east"),
    TARGET_GROUP(
            true, "targetGroup", "A group, never a person, up to 200 characters", "Children who care for somebody"),
    REASON(true, "rationale", "Why it exists, in short", "Each agency saw a part of their day only"),
    STAGE(true, "stage", "One of: " + stages(), "Operation and review"),
    STARTED_ON(true, "startedOn", "A day: 2024-04-01 or 01/04/2024, with the day first", "2024-04-01"),
    ENDS_ON(false, "endsOn", "A day; leave it blank when there is a next review", ""),
    REVIEW_ON(false, "reviewOn", "The day of the next review; leave it blank when there is an end", "2027-04-01"),
    AREA(true, "area", "For example a district, a town or some schools", "The east of the town"),
    MAIN_MODEL(
            true,
            "primaryModel",
            "One of: " + words(WorkingModel.class, WorkingModel::label),
            WorkingModel.COORDINATED_DELIVERY.label()),
    OTHER_MODELS(
            false,
            "secondaryModels",
            "The same words, with | between them",
            WorkingModel.CONSULTATION_AND_TRAINING.label()),
    FORM(
            true,
            "form",
            "One of: " + words(PartnershipForm.class, PartnershipForm::label),
            PartnershipForm.STEERING_GROUP.label()),
    DEGREE(
            true,
            "degree",
            "One of: " + words(JointWorking.class, JointWorking::label),
            JointWorking.COLLABORATION.label()),
    MEMBERS(
            true,
            "members",
            "Each agency as agency:representative:second person, with | between the agencies. An agency is named by its id,"
                    + " a person by the id or by the mail address. The second person may be left out",
            "health:p-0001:p-0002|police:anna.example@example.org"),
    BODY(true, "initiatingBodyId", "The id of the body that decides for it", "partnership-board"),
    LEAD_OFFICER(false, "leadOfficerId", "The id or mail address of a person; blank means you", "p-0001"),
    AGREEMENT(false, "agreementName", "What the agreement is called, if one is in writing", "Memorandum"),
    AGREEMENT_SIGNED_ON(false, "agreementSignedOn", "The day on which it was signed", "2024-03-20"),
    AGREEMENT_KEPT_AT(false, "agreementKeptAt", "Where it is kept", "County hall, room 4"),
    DOCUMENTS(
            false,
            "documents",
            "Each as name = where it is kept, with | between them",
            "Risk register = https://example.org/risks | Minutes = shelf 3");

    private final boolean needed;
    private final String field;
    private final String description;
    private final String example;

    RegisterColumn(boolean needed, String field, String description, String example) {
        this.needed = needed;
        this.field = field;
        this.description = description;
        this.example = example;
    }

    /** The name in the first row of a file. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file must have it. */
    public boolean needed() {
        return needed;
    }

    /** What belongs in it, in words. */
    public String description() {
        return description;
    }

    /** What the template has in it. */
    public String example() {
        return example;
    }

    static Optional<RegisterColumn> named(String header) {
        return Arrays.stream(values())
                .filter(column -> column.name().equals(keyOf(header)))
                .findFirst();
    }

    static String headers() {
        return Arrays.stream(values()).map(RegisterColumn::header).collect(Collectors.joining(", "));
    }

    /** The column that a field of the command is read from; "members[1].secondId" is a part of its column. */
    static RegisterColumn ofField(String field) {
        String whole = field.replaceAll("\\[.*", "");
        return Arrays.stream(values())
                .filter(column -> column.field.equals(whole))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column for " + field));
    }

    /** Words as they are compared: "operational team-delivery" is OPERATIONAL_TEAM_DELIVERY. */
    static String keyOf(String word) {
        return word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s_-]+", "_");
    }

    static <E extends Enum<E>> String words(Class<E> type, Function<E, String> label) {
        return Arrays.stream(type.getEnumConstants())
                // what is still being set up is proposed
                .filter(one -> !one.name().equals(Stage.SET_UP.name()))
                .map(label)
                .collect(Collectors.joining(", "));
    }

    private static String stages() {
        return words(Stage.class, Stage::label);
    }

    /** The first row and one more, as somebody would write them. */
    static List<List<String>> template() {
        return List.of(
                Arrays.stream(values()).map(RegisterColumn::header).toList(),
                Arrays.stream(values()).map(RegisterColumn::example).toList());
    }
}
