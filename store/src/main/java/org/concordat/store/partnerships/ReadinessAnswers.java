package org.concordat.store.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.concordat.domain.commands.AssessReadiness;
import org.concordat.domain.commands.PlanPreparation;
import org.concordat.domain.partnership.Mandate;
import org.concordat.domain.partnership.Participation;
import org.concordat.domain.partnership.Readiness;
import org.concordat.domain.partnership.Relations;
import org.concordat.domain.partnership.Spread;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How ready the agencies of a partnership are, and what is done about it. */
@Repository
public class ReadinessAnswers {

    /** What one agency that takes part said. */
    public record Answer(
            String agencyId,
            String agencyName,
            Readiness strategicReadiness,
            Relations strategicRelations,
            Readiness operationalReadiness,
            Relations operationalRelations,
            String help,
            Mandate mandate,
            String mandateLimits) {}

    /** What is done before the agencies begin, and until when. */
    public record Preparation(String plan, LocalDate preparedBy) {}

    private final JdbcClient jdbc;

    public ReadinessAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes what an agency said, in place of what was there, in the caller's transaction. */
    public void save(
            UUID partnershipId, String agencyId, AssessReadiness said, @Nullable String personId, Instant now) {
        jdbc.sql("""
                        insert into readiness (partnership_id, agency_id, strategic_readiness, strategic_relations,
                                               operational_readiness, operational_relations, help, mandate, mandate_limits,
                                               said_by, said_at)
                        values (:id, :agency, :sReadiness, :sRelations, :oReadiness, :oRelations, :help, :mandate, :limits,
                                :by, :at)
                        on conflict (partnership_id, agency_id) do update
                           set strategic_readiness = :sReadiness, strategic_relations = :sRelations,
                               operational_readiness = :oReadiness, operational_relations = :oRelations, help = :help,
                               mandate = :mandate, mandate_limits = :limits, said_by = :by, said_at = :at""")
                .param("id", partnershipId)
                .param("agency", agencyId)
                .param("sReadiness", name(said.strategicReadiness()))
                .param("sRelations", name(said.strategicRelations()))
                .param("oReadiness", name(said.operationalReadiness()))
                .param("oRelations", name(said.operationalRelations()))
                .param("help", said.help())
                .param("mandate", name(said.mandate()))
                .param("limits", said.mandateLimits())
                .param("by", personId)
                .param("at", Times.utc(now))
                .update();
    }

    private static String name(@Nullable Enum<?> value) {
        return Objects.requireNonNull(value).name();
    }

    /** What the agencies that take part have said so far, by name. */
    public List<Answer> of(UUID partnershipId) {
        return jdbc.sql("""
                        select r.agency_id, a.name as agency_name, r.strategic_readiness, r.strategic_relations,
                               r.operational_readiness, r.operational_relations, r.help, r.mandate, r.mandate_limits
                          from readiness r
                          join agency a on a.id = r.agency_id
                          join partnership_agency pa using (partnership_id, agency_id)
                         where r.partnership_id = :id and pa.participation = :accepted
                         order by a.name""")
                .param("id", partnershipId)
                .param("accepted", Participation.ACCEPTED.name())
                .query(Answer.class)
                .list();
    }

    /** From the least to the most ready level of any agency; nothing when nobody said. */
    public Optional<Spread> spread(UUID partnershipId) {
        return Spread.of(of(partnershipId).stream()
                .flatMap(answer -> Stream.of(answer.strategicReadiness(), answer.operationalReadiness()))
                .map(Readiness::score)
                .toList());
    }

    /** Writes what is done first, in place of what was there, in the caller's transaction. */
    public void prepare(UUID partnershipId, PlanPreparation plan, String personId, Instant now) {
        jdbc.sql("""
                        insert into preparation (partnership_id, plan, prepared_by, planned_by, planned_at)
                        values (:id, :plan, :on, :by, :at)
                        on conflict (partnership_id) do update
                           set plan = :plan, prepared_by = :on, planned_by = :by, planned_at = :at""")
                .param("id", partnershipId)
                .param("plan", plan.plan())
                .param("on", plan.preparedOn())
                .param("by", personId)
                .param("at", Times.utc(now))
                .update();
    }

    /** Nothing when no preparation was, or is yet, planned. */
    public Optional<Preparation> preparation(UUID partnershipId) {
        return jdbc.sql("select plan, prepared_by from preparation where partnership_id = ?")
                .param(partnershipId)
                .query(Preparation.class)
                .optional();
    }
}
