package org.concordat.store.partnerships;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.EnterExpectations;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What each agency that is named is asked for: what somebody said, or else the words of its kind. */
@Service
public class Expectations {

    /**
     * One agency.
     *
     * @param entered what somebody said for this agency; null where the words of its kind stand
     */
    public record Expected(
            String agencyId,
            String agencyName,
            AgencyKind kind,
            @Nullable String entered) {

        /** The words that the agency reads. */
        public String words() {
            return Objects.requireNonNullElse(entered, kind.expectation());
        }
    }

    private final JdbcClient jdbc;
    private final Access access;
    private final Events events;
    private final BusinessClock clock;

    public Expectations(JdbcClient jdbc, Access access, Events events, BusinessClock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Every agency that is named, by name. */
    public List<Expected> of(UUID partnershipId) {
        return jdbc.sql("""
                        select a.id as agency_id, a.name as agency_name, a.kind, e.expected as entered
                          from partnership_agency pa join agency a on a.id = pa.agency_id
                          left join expectation e on e.partnership_id = pa.partnership_id and e.agency_id = pa.agency_id
                         where pa.partnership_id = ? order by a.name""").param(partnershipId).query(Expected.class).list();
    }

    /**
     * Stores what is expected of each of these agencies; blank, or the words of its kind, goes back to those. What has not
     * changed is left alone.
     *
     * @throws NotPermitted when this person may not say it
     */
    @Transactional
    public void enter(UUID partnershipId, EnterExpectations entered, String personId) {
        if (!access.mayExpect(personId, partnershipId)) {
            throw new NotPermitted("say what is expected of the agencies");
        }
        of(partnershipId).stream()
                .filter(expected -> entered.words().containsKey(expected.agencyId()))
                .filter(expected -> !expected.words().equals(said(entered, expected)))
                .forEach(expected -> store(partnershipId, expected, said(entered, expected), personId));
    }

    private static String said(EnterExpectations entered, Expected expected) {
        String said = entered.words().getOrDefault(expected.agencyId(), "");
        return said.isEmpty() ? expected.kind().expectation() : said;
    }

    private void store(UUID partnershipId, Expected expected, String said, String personId) {
        jdbc.sql("delete from expectation where partnership_id = ? and agency_id = ?")
                .param(partnershipId)
                .param(expected.agencyId())
                .update();
        if (!said.equals(expected.kind().expectation())) {
            jdbc.sql("""
                            insert into expectation (partnership_id, agency_id, expected, entered_by, entered_at)
                            values (:id, :agency, :expected, :by, :at)""")
                    .param("id", partnershipId)
                    .param("agency", expected.agencyId())
                    .param("expected", said)
                    .param("by", personId)
                    .param("at", Times.utc(clock.now()))
                    .update();
        }
        events.record(NewEvent.of(partnershipId, Events.Kind.EXPECTATION_ENTERED, clock.now())
                .by(personId)
                .about(null, expected.agencyId()));
    }
}
