package org.concordat.store.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads and writes the directory. */
@Repository
public class DirectoryRepository {

    private final JdbcClient jdbc;

    public DirectoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All agencies by name. */
    public List<Agency> agencies() {
        return jdbc.sql("select id, name, kind from agency order by name")
                .query(Agency.class)
                .list();
    }

    /** All bodies by name. */
    public List<Body> bodies() {
        return jdbc.sql("select id, name, kind from body order by name")
                .query(Body.class)
                .list();
    }

    /** All people by name. */
    public List<Person> people() {
        return jdbc.sql("select id, name, email, active, assumed from person order by name, id")
                .query(Person.class)
                .list();
    }

    public Optional<Person> person(String personId) {
        return jdbc.sql("select id, name, email, active, assumed from person where id = ?")
                .param(personId)
                .query(Person.class)
                .optional();
    }

    /** The names of these people by id; unknown ids are left out. */
    public Map<String, String> namesOf(Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select id, name, email, active, assumed from person where id in (:ids)")
                .param("ids", personIds)
                .query(Person.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    /** Every function this person holds. */
    public List<Appointment> appointmentsOf(String personId) {
        return jdbc.sql("select person_id, function, agency_id, body_id from appointment where person_id = ?")
                .param(personId)
                .query(Appointment.class)
                .list();
    }

    /** Every function anybody holds. */
    public List<Appointment> appointments() {
        return jdbc.sql("select person_id, function, agency_id, body_id from appointment order by function, person_id")
                .query(Appointment.class)
                .list();
    }

    /** Active people who hold a function for an agency itself (not in a body), by name. */
    public List<Person> holdersInAgency(Function function, String agencyId) {
        return holders("a.function = :function and a.agency_id = :id and a.body_id is null", function, agencyId);
    }

    /** Active people who hold a function in a body, by name. */
    public List<Person> holdersInBody(Function function, String bodyId) {
        return holders("a.function = :function and a.body_id = :id", function, bodyId);
    }

    /** Active people who hold any function for an agency, by name. */
    public List<Person> peopleOfAgency(String agencyId) {
        return holders("a.agency_id = :id and :function is not null", Function.REPRESENTATIVE, agencyId);
    }

    private List<Person> holders(String condition, Function function, String id) {
        return jdbc.sql("""
                        select distinct p.id, p.name, p.email, p.active, p.assumed
                          from appointment a join person p on p.id = a.person_id
                         where p.active and %s
                         order by p.name, p.id""".formatted(condition))
                .param("function", function.name())
                .param("id", id)
                .query(Person.class)
                .list();
    }

    /** Whether anybody is in the directory yet. */
    public boolean isEmpty() {
        return jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void save(Agency agency) {
        jdbc.sql("""
                        insert into agency (id, name, kind) values (:id, :name, :kind)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind""")
                .param("id", agency.id())
                .param("name", agency.name())
                .param("kind", agency.kind().name())
                .update();
    }

    @Transactional
    public void save(Body body) {
        jdbc.sql("""
                        insert into body (id, name, kind) values (:id, :name, :kind)
                        on conflict (id) do update set name = excluded.name, kind = excluded.kind""")
                .param("id", body.id())
                .param("name", body.name())
                .param("kind", body.kind().name())
                .update();
    }

    @Transactional
    public void save(Person person) {
        jdbc.sql("""
                        insert into person (id, name, email, active, assumed)
                        values (:id, :name, :email, :active, :assumed)
                        on conflict (id) do update set name = excluded.name, email = excluded.email,
                          active = excluded.active, assumed = excluded.assumed""")
                .param("id", person.id())
                .param("name", person.name())
                .param("email", person.email())
                .param("active", person.active())
                .param("assumed", person.assumed())
                .update();
    }

    @Transactional
    public void save(Appointment appointment) {
        jdbc.sql("""
                        insert into appointment (person_id, function, agency_id, body_id)
                        values (:person, :function, :agency, :body) on conflict do nothing""")
                .param("person", appointment.personId())
                .param("function", appointment.function().name())
                .param("agency", appointment.agencyId())
                .param("body", appointment.bodyId())
                .update();
    }

    public Optional<Agency> agency(@Nullable String agencyId) {
        return jdbc.sql("select id, name, kind from agency where id = ?")
                .param(agencyId)
                .query(Agency.class)
                .optional();
    }

    public Optional<Body> body(@Nullable String bodyId) {
        return jdbc.sql("select id, name, kind from body where id = ?")
                .param(bodyId)
                .query(Body.class)
                .optional();
    }
}
