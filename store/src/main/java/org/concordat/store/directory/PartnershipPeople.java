package org.concordat.store.directory;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.directory.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who can be given a part in a partnership. */
@Repository
public class PartnershipPeople {

    private final JdbcClient jdbc;

    public PartnershipPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Active people by name: those who act for an agency that takes part, those of the initiating body, its lead officer
     * and its proposer.
     */
    public List<Person> of(UUID partnershipId) {
        return jdbc.sql("""
                        select p.id, p.name, p.email, p.active, p.assumed
                          from person p
                         where p.active
                           and (exists (select from appointment a
                                          join partnership_agency pa on pa.agency_id = a.agency_id
                                         where a.person_id = p.id and pa.partnership_id = :id
                                           and pa.participation = 'ACCEPTED')
                             or exists (select from partnership s
                                         where s.id = :id
                                           and (p.id in (s.lead_officer_id, s.proposer_id)
                                             or exists (select from appointment a
                                                         where a.person_id = p.id and a.body_id = s.initiating_body_id))))
                         order by p.name, p.id""").param("id", partnershipId).query(Person.class).list();
    }
}
