package org.concordat.store.absences;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concordat.domain.calendar.DayWords;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Person;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is away from which day to which, and who stands in. Nothing is re-assigned by it: the day and the absence are
 * looked at whenever somebody asks who may answer. Absences that ended more than a year ago are forgotten.
 */
@Repository
public class Absences {

    /** What became of something that was entered. */
    public enum Result {
        STORED,
        /** It had been stored by an earlier try. */
        REPEATED,
        /** Somebody else changed or withdrew it first; nothing was stored. */
        CHANGED_MEANWHILE
    }

    /** One absence; the person is away on both days. */
    public record Absence(
            UUID id,
            String personId,
            String personName,
            LocalDate firstDay,
            LocalDate lastDay,
            @Nullable String deputyId,
            @Nullable String deputyName,
            String enteredBy,
            long version) {

        /** "Ann Example is away until 4 December 2026." */
        public String sentence() {
            return "%s is away until %s.".formatted(personName, DayWords.of(lastDay));
        }
    }

    private static final String SELECT = """
            select absence.id, person_id, person.name as person_name, first_day, last_day, deputy_id,
                   deputy.name as deputy_name, entered_by, version
              from absence
              join person on person.id = person_id
              left join person deputy on deputy.id = deputy_id
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    public Absences(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The absences of this person that are not over, the earliest first. */
    public List<Absence> of(String personId) {
        return jdbc.sql(SELECT + "where person_id = :person and last_day >= :today order by first_day")
                .param("person", personId)
                .param("today", clock.today())
                .query(Absence.class)
                .list();
    }

    /** One of the absences that {@link #of} lists. */
    public Optional<Absence> find(String personId, UUID id) {
        return of(personId).stream().filter(absence -> absence.id().equals(id)).findFirst();
    }

    /** Everybody who is away today, by name. */
    public List<Absence> today() {
        return jdbc.sql(SELECT + "where :today between first_day and last_day order by person.name, person.id")
                .param("today", clock.today())
                .query(Absence.class)
                .list();
    }

    /** Those of these people who are away today, in the order given. */
    public List<Absence> today(Collection<Person> people) {
        Map<String, Absence> away = today().stream().collect(Collectors.toMap(Absence::personId, Function.identity()));
        return people.stream()
                .map(Person::id)
                .distinct()
                .map(away::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** Whom this person may name: active deputies of the same agency or body, by name. */
    public List<Person> standIns(String personId) {
        return jdbc.sql("""
                        select p.id, p.name, p.email, p.active, p.assumed
                          from stand_in join person p on p.id = stand_in.deputy_id
                         where stand_in.person_id = ? order by p.name, p.id""").param(personId).query(Person.class).list();
    }

    /**
     * Stores a new absence under an id that the page chose.
     *
     * @throws InvalidCommand when it is over already, overlaps with another one of this person, or names somebody who may
     *     not stand in
     */
    @Transactional
    public Result enter(UUID id, String personId, EnterAbsence command, String enteredBy) {
        lock(personId);
        if (exists(id)) {
            return Result.REPEATED;
        }
        check(id, personId, command);
        jdbc.sql("delete from absence where last_day < ?")
                .param(clock.today().minusYears(1))
                .update();
        jdbc.sql("""
                        insert into absence (id, person_id, first_day, last_day, deputy_id, entered_by, entered_at)
                        values (:id, :person, :first, :last, :deputy, :by, :at)""")
                .param("id", id)
                .param("person", personId)
                .param("first", command.first())
                .param("last", command.last())
                .param("deputy", command.deputy().orElse(null))
                .param("by", enteredBy)
                .param("at", Times.utc(clock.now()))
                .update();
        return Result.STORED;
    }

    /**
     * Changes an absence that still has the version which the page showed.
     *
     * @throws InvalidCommand as with a new one
     */
    @Transactional
    public Result change(UUID id, String personId, long version, EnterAbsence command, String changedBy) {
        lock(personId);
        if (find(personId, id).filter(absence -> absence.version() == version).isEmpty()) {
            return Result.CHANGED_MEANWHILE;
        }
        check(id, personId, command);
        jdbc.sql("""
                        update absence set first_day = :first, last_day = :last, deputy_id = :deputy, entered_by = :by,
                               entered_at = :at, version = version + 1 where id = :id""")
                .param("first", command.first())
                .param("last", command.last())
                .param("deputy", command.deputy().orElse(null))
                .param("by", changedBy)
                .param("at", Times.utc(clock.now()))
                .param("id", id)
                .update();
        return Result.STORED;
    }

    /** Takes an absence back; one that is not there any more changes nothing. Returns whether it was there. */
    @Transactional
    public boolean withdraw(UUID id, String personId) {
        return jdbc.sql("delete from absence where id = :id and person_id = :person")
                        .param("id", id)
                        .param("person", personId)
                        .update()
                == 1;
    }

    /** Two absences of one person are looked at one after the other, so that they cannot overlap. */
    private void lock(String personId) {
        jdbc.sql("select id from person where id = ? for no key update")
                .param(personId)
                .query(String.class)
                .single();
    }

    private boolean exists(UUID id) {
        return jdbc.sql("select exists (select from absence where id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private void check(UUID id, String personId, EnterAbsence command) {
        List<Problem> problems = new ArrayList<>();
        if (command.last().isBefore(clock.today())) {
            problems.add(new Problem("lastDay", "This absence is over: enter one that lasts until today at least"));
        }
        of(personId).stream()
                .filter(other -> !other.id().equals(id))
                .filter(other -> !other.lastDay().isBefore(command.first())
                        && !other.firstDay().isAfter(command.last()))
                .map(other -> "There is an absence from %s to %s already: change that one"
                        .formatted(DayWords.of(other.firstDay()), DayWords.of(other.lastDay())))
                .forEach(sentence -> problems.add(new Problem("firstDay", sentence)));
        command.deputy()
                .filter(deputy -> standIns(personId).stream()
                        .noneMatch(person -> person.id().equals(deputy)))
                .ifPresent(unknown ->
                        problems.add(new Problem("deputyId", "Choose a deputy of the same agency or body, or nobody")));
        if (!problems.isEmpty()) {
            throw new InvalidCommand(problems);
        }
    }
}
