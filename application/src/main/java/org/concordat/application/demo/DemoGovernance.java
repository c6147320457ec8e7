package org.concordat.application.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.concordat.application.demo.CaseFile.CaseBody;
import org.concordat.application.demo.CaseFile.Chair;
import org.concordat.application.demo.CaseFile.Meeting;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;
import org.concordat.domain.directory.Function;

/**
 * How a case is taken to be governed. Whether the chair is independent, and which meetings there are, is as the case says;
 * the people, and everything about the start, are assumed, counted from the day on which the partnership starts.
 */
final class DemoGovernance {

    private DemoGovernance() {}

    static Answer answer(DemoPlan plan) {
        List<String> agencies = DemoPeople.agencyIds(plan);
        String lead = plan.directory().leadOfficerId();
        LocalDate start =
                LocalDate.parse(Objects.requireNonNull(plan.proposal().design().startsOn()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(
                "steeringGroup",
                "The %s sets the frame. %s"
                        .formatted(plan.directory().initiatingBody().name(), meetings(plan)));
        fields.put("chairId", DemoPeople.chair(plan));
        fields.put("chairDeputyId", DemoPeople.holder(plan, Function.SENIOR_OFFICER, agencies.getFirst()));
        fields.put("chairIndependent", hasIndependentChair(plan) ? "YES" : "NO");
        fields.put("arbitrator", hasIndependentChair(plan) ? "" : "Somebody whom all agencies accept; assumed");
        fields.put("implementationGroup", "The people of all agencies who do the work.");
        fields.put("coordinatorId", lead);
        fields.put("coordinatorDeputyId", DemoPeople.holder(plan, Function.DEPUTY, agencies.getFirst()));
        fields.put("budgetOwnerId", DemoPeople.holder(plan, Function.SENIOR_OFFICER, agencies.getFirst()));
        fields.put("budgetOwnerDeputyId", DemoPeople.holder(plan, Function.SENIOR_OFFICER, agencies.get(1)));
        fields.put("startUpEndsOn", start.plusMonths(6).toString());
        fields.put("quickWin", "One thing that people who use the services notice; assumed.");
        fields.put("quickWinOn", start.plusMonths(3).toString());
        fields.put("jointDay", "A day on which everybody meets; assumed.");
        fields.put("jointDayOn", start.plusMonths(1).toString());
        fields.put("communication", "Coordinator to all agencies: progress, every month");
        fields.put("communicationReviewOn", start.plusMonths(12).toString());
        return Answer.of(fields, "groups, people, money and the start", Basis.ASSUMED);
    }

    private static boolean hasIndependentChair(DemoPlan plan) {
        return plan.file().bodies().stream()
                .map(CaseBody::chair)
                .filter(Objects::nonNull)
                .map(Chair::independent)
                .anyMatch(Boolean.TRUE::equals);
    }

    private static String meetings(DemoPlan plan) {
        String types =
                plan.file().meetings().stream().map(Meeting::type).distinct().collect(Collectors.joining(", "));
        return types.isEmpty() ? "The case tells of no meetings." : "Meetings: " + types + ".";
    }
}
