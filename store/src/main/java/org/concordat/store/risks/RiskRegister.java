package org.concordat.store.risks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.commands.EnterRisk;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.EarlyDifficulty;
import org.concordat.domain.partnership.RiskEntry;
import org.concordat.domain.partnership.RiskScore;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.directory.PartnershipPeople;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The risks of each partnership, from its set-up to its end. */
@Service
public class RiskRegister {

    /** One risk as stored. */
    public record StoredRisk(
            UUID id,
            UUID partnershipId,
            @Nullable EarlyDifficulty difficulty,
            String description,
            int likelihood,
            int impact,
            String remedy,
            @Nullable String ownerId,
            @Nullable String ownerName,
            @Nullable LocalDate dueOn,
            boolean closed,
            long version) {

        public RiskScore score() {
            return new RiskScore(likelihood, impact);
        }
    }

    /** What became of an entry. */
    public enum Result {
        STORED,
        /** The same entry was stored before. */
        REPEATED,
        /** Somebody else changed the risk meanwhile; nothing was changed. */
        CHANGED_MEANWHILE
    }

    private static final String SELECT = """
            select r.id, r.partnership_id, r.difficulty, r.description, r.likelihood, r.impact, r.remedy, r.owner_id,
                   p.name as owner_name, r.due_on, r.closed, r.version
              from risk r left join person p on p.id = r.owner_id
            """;

    private final JdbcClient jdbc;
    private final PartnershipPeople people;
    private final Events events;
    private final BusinessClock clock;

    public RiskRegister(JdbcClient jdbc, PartnershipPeople people, Events events, BusinessClock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Open risks first, the most serious of them first. */
    public List<StoredRisk> of(UUID partnershipId) {
        return jdbc.sql(SELECT + """
                         where r.partnership_id = ?
                         order by r.closed, r.likelihood * r.impact desc, r.entered_at, r.id""")
                .param(partnershipId)
                .query(StoredRisk.class)
                .list();
    }

    /** One risk of this partnership. */
    public Optional<StoredRisk> find(UUID partnershipId, UUID riskId) {
        return jdbc.sql(SELECT + " where r.partnership_id = ? and r.id = ?")
                .param(partnershipId)
                .param(riskId)
                .query(StoredRisk.class)
                .optional();
    }

    /**
     * Adds a risk.
     *
     * @param riskId chosen by the page before it is sent, so that the same entry is stored once
     * @throws InvalidCommand when its owner is nobody of this partnership
     */
    @Transactional
    public Result add(UUID partnershipId, UUID riskId, EnterRisk command, String personId) {
        RiskEntry entry = checked(partnershipId, command);
        int rows = bound(entry, """
                        insert into risk (id, partnership_id, difficulty, description, likelihood, impact, remedy, owner_id,
                                          due_on, entered_by, entered_at)
                        values (:id, :partnership, :difficulty, :description, :likelihood, :impact, :remedy, :owner, :due,
                                :by, :at)
                        on conflict (id) do nothing""")
                .param("id", riskId)
                .param("partnership", partnershipId)
                .param("by", personId)
                .param("at", Times.utc(clock.now()))
                .update();
        if (rows == 0) {
            return Result.REPEATED;
        }
        record(partnershipId, Events.Kind.RISK_ENTERED, personId, entry.description());
        return Result.STORED;
    }

    /**
     * Changes a risk.
     *
     * @param version the version that the change is based on
     * @throws InvalidCommand when its owner is nobody of this partnership
     */
    @Transactional
    public Result change(UUID partnershipId, UUID riskId, long version, EnterRisk command, String personId) {
        RiskEntry entry = checked(partnershipId, command);
        int rows = bound(entry, """
                        update risk set difficulty = :difficulty, description = :description, likelihood = :likelihood,
                               impact = :impact, remedy = :remedy, owner_id = :owner, due_on = :due, version = version + 1
                         where id = :id and partnership_id = :partnership and version = :version""")
                .param("id", riskId)
                .param("partnership", partnershipId)
                .param("version", version)
                .update();
        if (rows == 0) {
            return Result.CHANGED_MEANWHILE;
        }
        record(partnershipId, Events.Kind.RISK_CHANGED, personId, entry.description());
        return Result.STORED;
    }

    /** Closes a risk or opens it again; the same twice changes nothing. */
    @Transactional
    public void close(UUID partnershipId, UUID riskId, boolean closed, String personId) {
        int rows = jdbc.sql("""
                        update risk set closed = :closed, version = version + 1
                         where id = :id and partnership_id = :partnership and closed <> :closed""")
                .param("closed", closed)
                .param("id", riskId)
                .param("partnership", partnershipId)
                .update();
        if (rows == 1) {
            String description =
                    find(partnershipId, riskId).map(StoredRisk::description).orElse(null);
            record(
                    partnershipId,
                    closed ? Events.Kind.RISK_CLOSED : Events.Kind.RISK_OPENED_AGAIN,
                    personId,
                    description);
        }
    }

    private RiskEntry checked(UUID partnershipId, EnterRisk command) {
        RiskEntry entry = command.entry();
        String owner = entry.ownerId();
        if (owner != null && people.of(partnershipId).stream().map(Person::id).noneMatch(owner::equals)) {
            throw new InvalidCommand(List.of(new Problem("ownerId", "Choose somebody of the partnership")));
        }
        return entry;
    }

    private StatementSpec bound(RiskEntry entry, String sql) {
        return jdbc.sql(sql)
                .param("difficulty", nameOf(entry.difficulty()))
                .param("description", entry.description())
                .param("likelihood", entry.score().likelihood())
                .param("impact", entry.score().impact())
                .param("remedy", entry.remedy())
                .param("owner", entry.ownerId())
                .param("due", entry.dueOn());
    }

    private static @Nullable String nameOf(@Nullable EarlyDifficulty difficulty) {
        return difficulty == null ? null : difficulty.name();
    }

    private void record(UUID partnershipId, Events.Kind kind, String personId, @Nullable String description) {
        events.record(NewEvent.of(partnershipId, kind, clock.now()).by(personId).saying(description));
    }
}
