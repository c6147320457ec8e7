package org.concordat.store.partnerships;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.commands.AgreeGovernance.Channel;
import org.concordat.domain.partnership.Readiness;
import org.concordat.domain.partnership.Relations;
import org.concordat.domain.partnership.Spread;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.Commitments.Stand;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Governances.Governance;
import org.concordat.store.partnerships.ReadinessAnswers.Answer;
import org.concordat.store.risks.RiskRegister;
import org.concordat.store.risks.RiskRegister.StoredRisk;
import org.springframework.stereotype.Component;

/** Commitments, readiness, governance and risks as people read them, the same on every page and in every form. */
@Component
public class FoundationWords {

    /** How one agency stands by the partnership. */
    public record CommitmentRow(
            String agency, String answer, String time, String resources, String priority, String reason) {}

    /** How ready one level of one agency is. */
    public record ReadinessRow(String agency, String level, String readiness, String relations, String help) {}

    /**
     * How ready the agencies are, read once for all that is said about it.
     *
     * @param rows two for each agency that said how ready it is
     * @param spread how far the agencies are apart, on each level, in a sentence each
     * @param mandates what each representative can commit without asking back
     */
    public record ReadinessWords(List<ReadinessRow> rows, String spread, List<Line> mandates) {}

    /** Who tells whom what, and on which day that is looked at again. */
    public record Communication(List<Channel> channels, String reviewedOn) {}

    /** One risk; a colour is never all that tells how serious it is. */
    public record RiskRow(String risk, String level, String owner, String by) {}

    private final Commitments commitments;
    private final ReadinessAnswers readiness;
    private final Governances governances;
    private final RiskRegister risks;
    private final DirectoryRepository directory;

    public FoundationWords(
            Commitments commitments,
            ReadinessAnswers readiness,
            Governances governances,
            RiskRegister risks,
            DirectoryRepository directory) {
        this.commitments = commitments;
        this.readiness = readiness;
        this.governances = governances;
        this.risks = risks;
        this.directory = directory;
    }

    /** One row for each agency that takes part; empty while nobody has been asked to commit an agency. */
    public List<CommitmentRow> commitments(UUID partnershipId) {
        return commitments.areKnown(partnershipId) ? standsOf(partnershipId) : List.of();
    }

    /** One row for each agency that takes part. */
    public List<CommitmentRow> standsOf(UUID partnershipId) {
        return commitments.of(partnershipId).stream().map(FoundationWords::row).toList();
    }

    private static CommitmentRow row(Stand stand) {
        return new CommitmentRow(
                stand.agencyName(),
                stand.answer().label(),
                stand.timeGiven(),
                stand.resources(),
                stand.priority() == null ? "" : stand.priority().label(),
                stand.reason());
    }

    /** What the agencies that take part have said of their readiness so far. */
    public ReadinessWords readiness(UUID partnershipId) {
        List<Answer> answers = readiness.of(partnershipId);
        return new ReadinessWords(rows(answers), spread(answers), mandates(answers));
    }

    private static List<ReadinessRow> rows(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> Stream.of(
                        row(answer, "Strategic", answer.strategicReadiness(), answer.strategicRelations()),
                        row(answer, "Operational", answer.operationalReadiness(), answer.operationalRelations())))
                .toList();
    }

    private static ReadinessRow row(Answer answer, String level, Readiness ready, Relations relations) {
        return new ReadinessRow(
                answer.agencyName(),
                level,
                ready.score() + " – " + ready.label(),
                relations.score() + " – " + relations.label(),
                answer.help());
    }

    private static String spread(List<Answer> answers) {
        return String.join(
                " ",
                sentence("strategic", answers, Answer::strategicReadiness),
                sentence("operational", answers, Answer::operationalReadiness));
    }

    private static String sentence(String level, List<Answer> answers, Function<Answer, Readiness> rating) {
        Optional<Spread> spread =
                Spread.of(answers.stream().map(rating).map(Readiness::score).toList());
        return spread.map(it -> it.width() == 0
                        ? "On the %s level all are at %d of 5.".formatted(level, it.lowest())
                        : "On the %s level they are from %d to %d of 5.".formatted(level, it.lowest(), it.highest()))
                .orElse("Nobody has said how ready the %s level is.".formatted(level));
    }

    private static List<Line> mandates(List<Answer> answers) {
        return answers.stream()
                .map(answer -> new Line(
                        answer.agencyName(),
                        answer.mandateLimits().isEmpty()
                                ? answer.mandate().label()
                                : answer.mandate().label() + ": " + answer.mandateLimits()))
                .toList();
    }

    /** Everything that was agreed; empty while nothing is. */
    public List<Line> governance(UUID partnershipId) {
        return governances
                .find(partnershipId)
                .map(it -> Stream.concat(
                                groupsAndPeople(it).stream(),
                                Stream.of(
                                        new Line("Who tells whom", it.communication()),
                                        new Line("Looked at again", DayWords.of(it.communicationReviewOn()))))
                        .toList())
                .orElse(List.of());
    }

    /** Groups, people, money and the start; empty while nothing is agreed. */
    public List<Line> groupsAndPeople(UUID partnershipId) {
        return governances.find(partnershipId).map(this::groupsAndPeople).orElse(List.of());
    }

    /** Who tells whom what; nothing while nothing is agreed. */
    public Optional<Communication> communication(UUID partnershipId) {
        return governances
                .find(partnershipId)
                .map(it ->
                        new Communication(Channel.listOf(it.communication()), DayWords.of(it.communicationReviewOn())));
    }

    private List<Line> groupsAndPeople(Governance it) {
        Map<String, String> names = directory.namesOf(List.of(
                it.chairId(),
                it.chairDeputyId(),
                it.coordinatorId(),
                it.coordinatorDeputyId(),
                it.budgetOwnerId(),
                it.budgetOwnerDeputyId()));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Steering group", it.steeringGroup()));
        lines.add(new Line("Chair", withDeputy(names, it.chairId(), it.chairDeputyId())));
        lines.add(new Line(
                "Disagreements",
                it.chairIndependent()
                        ? "Settled by the chair, who is independent of the agencies"
                        : "Settled by " + it.arbitrator() + "; the chair comes from one of the agencies"));
        lines.add(new Line("Implementation group", it.implementationGroup()));
        lines.add(new Line("Coordinator", withDeputy(names, it.coordinatorId(), it.coordinatorDeputyId())));
        lines.add(new Line("Budget owner", withDeputy(names, it.budgetOwnerId(), it.budgetOwnerDeputyId())));
        lines.add(new Line("Start-up phase", "Until " + DayWords.of(it.startUpEndsOn())));
        lines.add(new Line("Early success", it.quickWin() + " (by " + DayWords.of(it.quickWinOn()) + ")"));
        lines.add(new Line("Joint training or away day", it.jointDay() + " (on " + DayWords.of(it.jointDayOn()) + ")"));
        return lines;
    }

    private static String withDeputy(Map<String, String> names, String personId, String deputyId) {
        return names.getOrDefault(personId, "") + "; stands in: " + names.getOrDefault(deputyId, "");
    }

    /** The open risks, the most serious first. */
    public List<RiskRow> risks(UUID partnershipId) {
        return risks.of(partnershipId).stream()
                .filter(risk -> !risk.closed())
                .map(FoundationWords::row)
                .toList();
    }

    private static RiskRow row(StoredRisk risk) {
        return new RiskRow(
                risk.description(),
                risk.score().level().label() + " (" + risk.score().value() + " of 25)",
                Objects.requireNonNullElse(risk.ownerName(), ""),
                risk.dueOn() == null ? "" : DayWords.of(risk.dueOn()));
    }
}
