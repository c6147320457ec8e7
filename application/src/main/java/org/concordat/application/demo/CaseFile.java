package org.concordat.application.demo;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concordat.domain.directory.BodyKind;
import org.jspecify.annotations.Nullable;

/**
 * One partnership as somebody wrote it down. What the writer did not know is null, or an empty list or map; everything
 * that is there is of the right type, and every reference leads to an agency or body of the same file.
 *
 * @param id {@code CASE} and a number
 * @param agencies two or more
 */
public record CaseFile(
        String id,
        String name,
        Model primaryModel,
        List<Model> secondaryModels,
        String targetGroup,
        List<CaseAgency> agencies,
        @Nullable String rationale,
        List<CaseBody> bodies,
        List<Role> roles,
        List<Aim> aims,
        List<String> indicators,
        List<Funding> funding,
        List<Agreement> agreements,
        List<Meeting> meetings,
        @Nullable Evaluation evaluation,
        List<Review> reviews,
        List<Happening> timeline,
        List<Challenge> challenges,
        List<String> unmetNeeds,
        @Nullable String outcome,
        Map<String, String> notes) {

    /** How the agencies work together. */
    public enum Model {
        DECISION_MAKING_GROUP,
        CONSULTATION_AND_TRAINING,
        CENTRE_BASED_DELIVERY,
        COORDINATED_DELIVERY,
        OPERATIONAL_TEAM_DELIVERY
    }

    /** Where in an agency somebody works. */
    public enum Level {
        STRATEGIC,
        OPERATIONAL
    }

    /** What sort of agency it is; each is also a kind of the directory. */
    public enum Kind {
        HEALTH,
        EDUCATION,
        SOCIAL_SERVICES,
        VOLUNTARY,
        LOCAL_AUTHORITY,
        SCHOOLS,
        YOUTH_SERVICE,
        PRIVATE,
        OTHER
    }

    /** One partner and what it puts in. */
    public record CaseAgency(String id, String name, Kind kind, List<Level> levels, List<String> provides) {}

    /** A board, group or team. {@code members} are ids of agencies. */
    public record CaseBody(
            String id,
            String name,
            BodyKind kind,
            List<String> members,
            @Nullable Chair chair) {}

    /** Who chairs a body: at least one of the three is known. */
    public record Chair(
            @Nullable String agency,
            @Nullable String role,
            @Nullable Boolean independent) {}

    /** Who does what for which agency. {@code hoursPerYear} are hours given to the partnership in a year. */
    public record Role(
            String role,
            String agency,
            @Nullable String body,
            @Nullable Level level,
            @Nullable Integer people,
            @Nullable BigDecimal fullTimeEquivalent,
            @Nullable BigDecimal hoursPerYear,
            @Nullable String note) {}

    /** What is to be reached. */
    public record Aim(String text, @Nullable String phase) {}

    /** Where money comes from. */
    public enum FundingKind {
        POOLED,
        JOINT,
        GRANT,
        IN_KIND,
        BASE_BUDGET,
        OTHER
    }

    /** One source of money or kind. {@code share} is a fraction such as {@code 2/3}. */
    public record Funding(
            FundingKind kind,
            @Nullable String agency,
            @Nullable String source,
            @Nullable String share,
            @Nullable Amount amount,
            @Nullable String conditions,
            @Nullable String note) {}

    /** A sum; {@code currency} as ISO 4217 has it. */
    public record Amount(BigDecimal value, String currency) {}

    /** What partners agreed. */
    public record Agreement(String kind, String note) {}

    /** A kind of meeting; no interval when it is held on demand. */
    public record Meeting(
            String type,
            @Nullable String body,
            @Nullable Period every,
            @Nullable Integer minutes,
            @Nullable String note) {}

    /** Whether an evaluation took place. */
    public enum EvaluationStatus {
        DONE,
        PLANNED,
        IN_PROGRESS,
        NOT_DONE
    }

    /** What an evaluation measures. */
    public enum Covers {
        PROCESS,
        OUTCOMES
    }

    /** The evaluation of the whole partnership. */
    public record Evaluation(
            @Nullable String type,
            EvaluationStatus status,
            List<Covers> covers,
            List<String> informants,
            @Nullable String note) {}

    /** What is looked at again. */
    public record Review(String what, @Nullable Period every) {}

    /** A dated event; the date is as exact as the source: {@code 2001}, {@code 2001-03} or {@code 2001-03-09}. */
    public record Happening(String date, String event) {}

    /** A difficulty with its code and the agencies it is about. */
    public record Challenge(String code, String text, List<String> agencies) {}

    public CaseFile {
        secondaryModels = List.copyOf(secondaryModels);
        agencies = List.copyOf(agencies);
        bodies = List.copyOf(bodies);
        roles = List.copyOf(roles);
        aims = List.copyOf(aims);
        indicators = List.copyOf(indicators);
        funding = List.copyOf(funding);
        agreements = List.copyOf(agreements);
        meetings = List.copyOf(meetings);
        reviews = List.copyOf(reviews);
        timeline = List.copyOf(timeline);
        challenges = List.copyOf(challenges);
        unmetNeeds = List.copyOf(unmetNeeds);
        notes = Map.copyOf(notes);
    }

    /** The agency with this id. */
    public Optional<CaseAgency> agency(@Nullable String agencyId) {
        return agencies.stream().filter(agency -> agency.id().equals(agencyId)).findFirst();
    }
}
