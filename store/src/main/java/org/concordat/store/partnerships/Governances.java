package org.concordat.store.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.AgreeGovernance;
import org.concordat.domain.commands.AgreeGovernance.Independence;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How partnerships are governed: groups, people with deputies, money, the start, who tells whom. */
@Repository
public class Governances {

    /** A governance as stored; people are ids. */
    public record Governance(
            String steeringGroup,
            String chairId,
            String chairDeputyId,
            boolean chairIndependent,
            String arbitrator,
            String implementationGroup,
            String coordinatorId,
            String coordinatorDeputyId,
            String budgetOwnerId,
            String budgetOwnerDeputyId,
            LocalDate startUpEndsOn,
            String quickWin,
            LocalDate quickWinOn,
            String jointDay,
            LocalDate jointDayOn,
            String communication,
            LocalDate communicationReviewOn,
            String agreedBy,
            Instant agreedAt) {}

    private final JdbcClient jdbc;

    public Governances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes it, in place of what was there, in the caller's transaction. */
    public void save(UUID partnershipId, AgreeGovernance agreed, String personId, Instant now) {
        jdbc.sql("""
                        insert into governance (partnership_id, steering_group, chair_id, chair_deputy_id, chair_independent,
                          arbitrator, implementation_group, coordinator_id, coordinator_deputy_id, budget_owner_id,
                          budget_owner_deputy_id, start_up_ends_on, quick_win, quick_win_on, joint_day, joint_day_on,
                          communication, communication_review_on, agreed_by, agreed_at)
                        values (:id, :steering, :chair, :chairDeputy, :independent, :arbitrator, :implementation,
                          :coordinator, :coordinatorDeputy, :budget, :budgetDeputy, :startUp, :quickWin, :quickWinOn,
                          :jointDay, :jointDayOn, :communication, :communicationOn, :by, :at)
                        on conflict (partnership_id) do update set steering_group = :steering, chair_id = :chair,
                          chair_deputy_id = :chairDeputy, chair_independent = :independent, arbitrator = :arbitrator,
                          implementation_group = :implementation, coordinator_id = :coordinator,
                          coordinator_deputy_id = :coordinatorDeputy, budget_owner_id = :budget,
                          budget_owner_deputy_id = :budgetDeputy, start_up_ends_on = :startUp, quick_win = :quickWin,
                          quick_win_on = :quickWinOn, joint_day = :jointDay, joint_day_on = :jointDayOn,
                          communication = :communication, communication_review_on = :communicationOn, agreed_by = :by,
                          agreed_at = :at""")
                .param("id", partnershipId)
                .param("steering", agreed.steeringGroup())
                .param("chair", agreed.chairId())
                .param("chairDeputy", agreed.chairDeputyId())
                .param("independent", agreed.chairIndependent() == Independence.YES)
                .param("arbitrator", agreed.arbitrator())
                .param("implementation", agreed.implementationGroup())
                .param("coordinator", agreed.coordinatorId())
                .param("coordinatorDeputy", agreed.coordinatorDeputyId())
                .param("budget", agreed.budgetOwnerId())
                .param("budgetDeputy", agreed.budgetOwnerDeputyId())
                .param("startUp", day(agreed.startUpEndsOn()))
                .param("quickWin", agreed.quickWin())
                .param("quickWinOn", day(agreed.quickWinOn()))
                .param("jointDay", agreed.jointDay())
                .param("jointDayOn", day(agreed.jointDayOn()))
                .param("communication", agreed.communication())
                .param("communicationOn", day(agreed.communicationReviewOn()))
                .param("by", personId)
                .param("at", Times.utc(now))
                .update();
    }

    private static LocalDate day(@Nullable String entered) {
        return LocalDate.parse(Objects.requireNonNull(entered));
    }

    /** Nothing while it has not been agreed. */
    public Optional<Governance> find(UUID partnershipId) {
        return jdbc.sql("""
                        select steering_group, chair_id, chair_deputy_id, chair_independent, arbitrator,
                               implementation_group, coordinator_id, coordinator_deputy_id, budget_owner_id,
                               budget_owner_deputy_id, start_up_ends_on, quick_win, quick_win_on, joint_day, joint_day_on,
                               communication, communication_review_on, agreed_by, agreed_at
                          from governance where partnership_id = ?""").param(partnershipId).query(Governance.class).optional();
    }
}
