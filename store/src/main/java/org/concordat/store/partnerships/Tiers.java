package org.concordat.store.partnerships;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Design;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How thoroughly each partnership is set up: what was suggested, and what the lead officer chose. */
@Service
public class Tiers {

    /**
     * The few facts from which a tier is suggested; a partnership of an earlier version knows only how many agencies it
     * names.
     */
    public record Facts(
            int agencies,
            @Nullable MoneyBand money,
            @Nullable Risk risk,
            @Nullable StatutoryDuty duty) {}

    /** What a decision suggested, with the reason in the words that the decision then had. */
    public record Suggestion(Tier tier, String reasonKey, String reason) {}

    /** A partnership's tier; nothing is chosen until the lead officer has sent the proposal. */
    public record Stored(
            Tier suggested,
            String reasonKey,
            String reason,
            Instant suggestedAt,
            @Nullable Tier chosen,
            @Nullable String chosenBy,
            @Nullable String chosenReason,
            @Nullable Instant chosenAt) {}

    private final JdbcClient jdbc;
    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final BusinessClock clock;

    public Tiers(JdbcClient jdbc, PartnershipRepository partnerships, Designs designs, BusinessClock clock) {
        this.jdbc = jdbc;
        this.partnerships = partnerships;
        this.designs = designs;
        this.clock = clock;
    }

    /** What a decision may know of this proposal. */
    public Facts describe(UUID partnershipId) {
        int agencies = partnerships.members(partnershipId).size();
        Optional<Design> design = designs.find(partnershipId);
        return new Facts(
                agencies,
                design.map(Design::money).orElse(null),
                design.map(Design::risk).orElse(null),
                design.map(Design::duty).orElse(null));
    }

    /**
     * Stores a suggestion for the check that comes next; what was chosen before belongs to the proposal as it was. The
     * same suggestion again, as when a job runs twice, changes nothing.
     */
    @Transactional
    public void suggest(UUID partnershipId, Suggestion suggestion) {
        jdbc.sql("""
                        insert into partnership_tier (partnership_id, suggested, reason_key, reason, suggested_at)
                        values (:id, :tier, :key, :reason, :at)
                        on conflict (partnership_id) do update
                           set suggested = :tier, reason_key = :key, reason = :reason, suggested_at = :at, chosen = null,
                               chosen_by = null, chosen_reason = null, chosen_at = null
                         where (partnership_tier.suggested, partnership_tier.reason_key, partnership_tier.reason)
                               is distinct from (:tier, :key, :reason)
                            or partnership_tier.chosen is not null""")
                .param("id", partnershipId)
                .param("tier", suggestion.tier().name())
                .param("key", suggestion.reasonKey())
                .param("reason", suggestion.reason())
                .param("at", Times.utc(clock.now()))
                .update();
    }

    /** Nothing for a partnership whose process never asked the decision. */
    public Optional<Stored> find(UUID partnershipId) {
        return jdbc.sql("""
                        select suggested, reason_key, reason, suggested_at, chosen, chosen_by, chosen_reason, chosen_at
                          from partnership_tier where partnership_id = ?""").param(partnershipId).query(Stored.class).optional();
    }

    /** Stores what the lead officer chose; {@code reason} is empty when the suggestion was kept. */
    public void choose(UUID partnershipId, Tier tier, String personId, @Nullable String reason, Instant at) {
        jdbc.sql("""
                        update partnership_tier set chosen = :tier, chosen_by = :person, chosen_reason = :reason,
                               chosen_at = :at where partnership_id = :id""")
                .param("tier", tier.name())
                .param("person", personId)
                .param("reason", reason == null || reason.isBlank() ? null : reason)
                .param("at", Times.utc(at))
                .param("id", partnershipId)
                .update();
    }
}
