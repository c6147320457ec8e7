package org.concordat.domain.commands;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.concordat.domain.partnership.JointWorking;
import org.concordat.domain.partnership.PartnershipForm;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Registration.Agreement;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.WorkingModel;
import org.jspecify.annotations.Nullable;

/**
 * Somebody registers a partnership that is running already.
 *
 * @param rationale why it exists, in short
 * @param stage the stage it is in; one that is still being set up is proposed instead
 * @param startedOn a day as ISO 8601 has it, as are the other days
 * @param endsOn the day on which it ends, or blank when {@code reviewOn} is there
 * @param reviewOn the day of its next review, or blank when {@code endsOn} is there
 * @param initiatingBodyId the body that decides for it
 * @param leadOfficerId who carries it; blank means whoever registers it
 * @param agreementName blank, as are the other two parts, when no agreement is in writing
 */
public record RegisterPartnership(
        @Nullable String name,
        @Nullable String targetGroup,
        @Nullable String rationale,
        @Nullable Stage stage,
        @Nullable String area,
        @Nullable WorkingModel primaryModel,
        @Nullable List<WorkingModel> secondaryModels,
        @Nullable PartnershipForm form,
        @Nullable JointWorking degree,
        @Nullable String startedOn,
        @Nullable String endsOn,
        @Nullable String reviewOn,
        @Nullable List<Member> members,
        @Nullable String initiatingBodyId,
        @Nullable String leadOfficerId,
        @Nullable String agreementName,
        @Nullable String agreementSignedOn,
        @Nullable String agreementKeptAt,
        @Nullable List<Document> documents) {

    /** An agency that takes part; who represents it and, if anybody, who else knows about it. */
    public record Member(String agencyId, String representativeId, String secondId) {

        public Member {
            agencyId = Check.trimmed(agencyId);
            representativeId = Check.trimmed(representativeId);
            secondId = Check.trimmed(secondId);
        }
    }

    /** Something in writing: what it is called and where it is kept. */
    public record Document(String name, String keptAt) {

        public Document {
            name = Check.trimmed(name);
            keptAt = Check.trimmed(keptAt);
        }
    }

    /** @throws InvalidCommand with every problem, in the order of the page */
    public RegisterPartnership {
        name = Check.trimmed(name);
        targetGroup = Check.trimmed(targetGroup);
        rationale = Check.trimmed(rationale);
        area = Check.trimmed(area);
        startedOn = Check.trimmed(startedOn);
        endsOn = Check.trimmed(endsOn);
        reviewOn = Check.trimmed(reviewOn);
        members = members == null ? List.of() : List.copyOf(members);
        initiatingBodyId = Check.trimmed(initiatingBodyId);
        leadOfficerId = Check.trimmed(leadOfficerId);
        agreementName = Check.trimmed(agreementName);
        agreementSignedOn = Check.trimmed(agreementSignedOn);
        agreementKeptAt = Check.trimmed(agreementKeptAt);
        documents = documents == null ? List.of() : List.copyOf(documents);
        DesignAnswers shape = shape(area, primaryModel, secondaryModels, form, degree);
        secondaryModels = shape.secondaryModels();
        Check check = new Check()
                .text("name", name, Limits.NAME, "Give the partnership a name")
                .text("targetGroup", targetGroup, Limits.TARGET_GROUP, "Say whom the partnership is for")
                .text("rationale", rationale, Limits.RATIONALE, "Say why the partnership exists");
        shape.checkShape(checkTime(checkStage(check, stage), startedOn, endsOn, reviewOn));
        checkMembers(check, members)
                .that("initiatingBodyId", initiatingBodyId, id -> !id.isEmpty(), "Choose the body that decides for it")
                .storable("initiatingBodyId", initiatingBodyId)
                .storable("leadOfficerId", leadOfficerId);
        checkAgreement(check, agreementName, agreementSignedOn, agreementKeptAt);
        checkDocuments(check, documents).done();
    }

    private static DesignAnswers shape(
            String area,
            @Nullable WorkingModel primaryModel,
            @Nullable List<WorkingModel> secondaryModels,
            @Nullable PartnershipForm form,
            @Nullable JointWorking degree) {
        return new DesignAnswers(
                null,
                null,
                null,
                null,
                area,
                null,
                primaryModel,
                secondaryModels,
                form,
                degree,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Check checkStage(Check check, @Nullable Stage stage) {
        return check.chosen("stage", stage, "Choose the stage it is in")
                .that("stage", stage, it -> it != Stage.SET_UP, "Propose a partnership that is still being set up");
    }

    private static Check checkTime(Check check, String startedOn, String endsOn, String reviewOn) {
        Optional<LocalDate> start = Check.dayOf(startedOn);
        boolean ends = !endsOn.isEmpty();
        boolean reviewed = !reviewOn.isEmpty();
        check.that("startedOn", start, Optional::isPresent, "Enter the day on which it started")
                .that(
                        "endsOn",
                        ends || reviewed,
                        Boolean::booleanValue,
                        "Enter an end date, or the day of the next review")
                .that(
                        "endsOn",
                        ends && reviewed,
                        both -> !both,
                        "Enter either an end date or the day of the next review, not both");
        checkLater(
                check, "endsOn", endsOn, start, "Enter the end date as a day", "The end date must be after the start");
        return checkLater(
                check,
                "reviewOn",
                reviewOn,
                start,
                "Enter the next review as a day",
                "The next review must be after the start");
    }

    private static Check checkLater(
            Check check,
            String field,
            String entered,
            Optional<LocalDate> start,
            String whenNoDay,
            String whenNotLater) {
        Optional<LocalDate> day = Check.dayOf(entered);
        return check.that(field, day, it -> entered.isEmpty() || it.isPresent(), whenNoDay)
                .that(
                        field,
                        day,
                        it -> it.isEmpty() || start.isEmpty() || it.get().isAfter(start.get()),
                        whenNotLater);
    }

    private static Check checkMembers(Check check, List<Member> members) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            String field = "members[" + i + "].";
            check.that(field + "agencyId", member, it -> !it.agencyId.isEmpty(), "Choose the agency")
                    .storable(field + "agencyId", member.agencyId)
                    .that(
                            field + "agencyId",
                            member,
                            it -> it.agencyId.isEmpty() || named.add(it.agencyId),
                            "Name each agency once")
                    .that(
                            field + "representativeId",
                            member,
                            it -> !it.representativeId.isEmpty(),
                            "Choose who represents the agency")
                    .storable(field + "representativeId", member.representativeId)
                    .storable(field + "secondId", member.secondId)
                    .that(
                            field + "secondId",
                            member,
                            it -> it.secondId.isEmpty() || !it.secondId.equals(it.representativeId),
                            "The second person must be somebody else");
        }
        return check.that("members", named, it -> it.size() >= Limits.MIN_AGENCIES, "Name at least two agencies")
                .that(
                        "members",
                        members,
                        it -> it.size() <= Limits.MAX_LISTED,
                        "Name no more than %d agencies".formatted(Limits.MAX_LISTED));
    }

    private static void checkAgreement(Check check, String name, String signedOn, String keptAt) {
        if (name.isEmpty() && signedOn.isEmpty() && keptAt.isEmpty()) {
            return;
        }
        check.text("agreementName", name, Limits.NAME, "Give the agreement a name")
                .that(
                        "agreementSignedOn",
                        Check.dayOf(signedOn),
                        Optional::isPresent,
                        "Enter the day on which the agreement was signed")
                .text("agreementKeptAt", keptAt, Limits.PLACE, "Say where the agreement is kept");
    }

    private static Check checkDocuments(Check check, List<Document> documents) {
        for (int i = 0; i < documents.size(); i++) {
            String field = "documents[" + i + "].";
            check.text(field + "name", documents.get(i).name, Limits.NAME, "Give the document a name")
                    .text(field + "keptAt", documents.get(i).keptAt, Limits.PLACE, "Say where the document is kept");
        }
        return check.that(
                "documents",
                documents,
                it -> it.size() <= Limits.MAX_LISTED,
                "Name no more than %d documents".formatted(Limits.MAX_LISTED));
    }

    /** What is wrong with its days, seen from this one; empty when they will do. */
    public List<Problem> problemsOn(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        if (day(startedOn).isAfter(today)) {
            problems.add(new Problem(
                    "startedOn", "The start must not lie in the future. Propose a partnership that has not started"));
        }
        if (stage != Stage.EXIT
                && Check.dayOf(endsOn).filter(end -> end.isBefore(today)).isPresent()) {
            problems.add(new Problem(
                    "endsOn", "The end must not lie in the past, unless the partnership is in its exit strategy"));
        }
        if (Check.dayOf(agreementSignedOn).filter(day -> day.isAfter(today)).isPresent()) {
            problems.add(new Problem("agreementSignedOn", "The agreement cannot have been signed in the future"));
        }
        return problems;
    }

    /** What is known of the partnership beside its name, people and stage. */
    public Registration toRegistration() {
        return new Registration(
                Objects.requireNonNull(area),
                Objects.requireNonNull(primaryModel),
                Objects.requireNonNull(secondaryModels),
                Objects.requireNonNull(form),
                Objects.requireNonNull(degree),
                day(startedOn),
                Check.dayOf(endsOn).orElse(null),
                Check.dayOf(reviewOn).orElse(null),
                Objects.requireNonNull(agreementName).isEmpty()
                        ? null
                        : new Agreement(agreementName, day(agreementSignedOn), Objects.requireNonNull(agreementKeptAt)),
                Objects.requireNonNull(documents).stream()
                        .map(document -> new Registration.Document(document.name, document.keptAt))
                        .toList());
    }

    private static LocalDate day(@Nullable String entered) {
        return Check.dayOf(entered).orElseThrow();
    }
}
