package org.concordat.domain.commands;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two groups, their people with deputies, the money, the start and who tells whom (NFER 2002, lines 2796-2799, 8629-8676,
 * 8978-8992, 9392-9396, 10612-10617). Form {@code agree-governance}. Days are as ISO 8601 has them.
 *
 * @param arbitrator who settles disagreements when the chair is not independent
 * @param communication one thing a line: who tells whom, a colon, what and how often
 */
public record AgreeGovernance(
        @Nullable String steeringGroup,
        @Nullable String chairId,
        @Nullable String chairDeputyId,
        @Nullable Independence chairIndependent,
        @Nullable String arbitrator,
        @Nullable String implementationGroup,
        @Nullable String coordinatorId,
        @Nullable String coordinatorDeputyId,
        @Nullable String budgetOwnerId,
        @Nullable String budgetOwnerDeputyId,
        @Nullable String startUpEndsOn,
        @Nullable String quickWin,
        @Nullable String quickWinOn,
        @Nullable String jointDay,
        @Nullable String jointDayOn,
        @Nullable String communication,
        @Nullable String communicationReviewOn)
        implements Command {

    /** Whether the chair comes from none of the agencies. */
    public enum Independence {
        YES,
        NO
    }

    /** One way of communicating: who tells whom, and what how often. */
    public record Channel(String between, String what) {

        /** The lines of a communication that was accepted, in their order. */
        public static List<Channel> listOf(String communication) {
            return Check.linesOf(communication).stream()
                    .map(line -> new Channel(
                            line.substring(0, line.indexOf(':')).strip(),
                            line.substring(line.indexOf(':') + 1).strip()))
                    .toList();
        }
    }

    /** @throws InvalidCommand when anything is missing, somebody stands in for themselves, or a line of the communication has no colon */
    public AgreeGovernance {
        new Check()
                .text("steeringGroup", steeringGroup, Limits.REASON, "Say what the steering group is for")
                .text("chairId", chairId, Limits.NAME, "Choose who chairs the steering group")
                .deputy("chairDeputyId", chairDeputyId, chairId)
                .chosen("chairIndependent", chairIndependent, "Say whether the chair is independent of the agencies")
                .textIf(
                        chairIndependent == Independence.NO,
                        "arbitrator",
                        arbitrator,
                        Limits.AREA,
                        "Say who settles disagreements")
                .text(
                        "implementationGroup",
                        implementationGroup,
                        Limits.REASON,
                        "Say what the implementation group is for")
                .text("coordinatorId", coordinatorId, Limits.NAME, "Choose who coordinates the work")
                .deputy("coordinatorDeputyId", coordinatorDeputyId, coordinatorId)
                .text("budgetOwnerId", budgetOwnerId, Limits.NAME, "Choose who sees the whole budget")
                .deputy("budgetOwnerDeputyId", budgetOwnerDeputyId, budgetOwnerId)
                .day("startUpEndsOn", startUpEndsOn, "Enter the day on which the start-up phase ends")
                .text("quickWin", quickWin, Limits.REASON, "Say which early success everybody can see")
                .day("quickWinOn", quickWinOn, "Enter the day by which there is an early success")
                .text("jointDay", jointDay, Limits.REASON, "Say which joint training or away day there is")
                .day("jointDayOn", jointDayOn, "Enter the day of the joint training or away day")
                .text("communication", communication, Limits.REASON, "Say who tells whom what")
                .that(
                        "communication",
                        Check.trimmed(communication),
                        text -> Check.linesOf(text).stream().allMatch(AgreeGovernance::isChannel),
                        "In every line, say who tells whom, then a colon, then what and how often")
                .day("communicationReviewOn", communicationReviewOn, "Enter the day on which it is looked at again")
                .done();
        steeringGroup = Check.trimmed(steeringGroup);
        arbitrator = chairIndependent == Independence.NO ? Check.trimmed(arbitrator) : "";
        implementationGroup = Check.trimmed(implementationGroup);
        quickWin = Check.trimmed(quickWin);
        jointDay = Check.trimmed(jointDay);
        communication = Check.trimmed(communication);
    }

    private static boolean isChannel(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && colon < line.length() - 1;
    }
}
