package org.concordat.store.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.ClosedDays;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.commands.CloseAgency;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.commands.Problem;
import org.concordat.domain.directory.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The working days of each agency, and which calendar a request is counted in. */
@Repository
public class AgencyCalendars {

    /** Closed days as they are kept. */
    public record Closure(UUID id, LocalDate firstDay, LocalDate lastDay, String label) {

        ClosedDays days() {
            return new ClosedDays(firstDay, lastDay, label);
        }
    }

    private static final WorkingCalendar ENGLAND = new EnglishWorkingDays();

    private final JdbcClient jdbc;

    public AgencyCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The calendar that the deadlines of a request are counted in: that of the agency it is put to; for a request to a
     * person or to a function of a body, that of the agency for which those people act, when it is one agency; otherwise
     * England's.
     */
    public WorkingCalendar of(
            @Nullable String agencyId,
            @Nullable Function function,
            @Nullable String bodyId,
            @Nullable String personId) {
        if (agencyId != null) {
            return of(agencyId);
        }
        List<String> agencies = jdbc.sql("""
                        select distinct a.agency_id from appointment a
                         where a.agency_id is not null
                           and (a.person_id = :person
                             or exists (select from appointment held join person p on p.id = held.person_id and p.active
                                         where held.person_id = a.person_id and held.function = :function
                                           and held.body_id = :body))""")
                .param("person", personId)
                .param("function", function == null ? null : function.name())
                .param("body", bodyId)
                .query(String.class)
                .list();
        return agencies.size() == 1 ? of(agencies.getFirst()) : ENGLAND;
    }

    /** The calendar of one agency. */
    public AgencyCalendar of(String agencyId) {
        return AgencyCalendar.accepted(
                regionOf(agencyId),
                closures(agencyId).stream().map(Closure::days).toList());
    }

    private HolidayRegion regionOf(String agencyId) {
        return jdbc.sql("select holiday_region from agency where id = ?")
                .param(agencyId)
                .query(HolidayRegion.class)
                .single();
    }

    /** When an agency is closed, the earliest first. */
    public List<Closure> closures(String agencyId) {
        return jdbc.sql(
                        "select id, first_day, last_day, label from agency_closed where agency_id = ? order by first_day")
                .param(agencyId)
                .query(Closure.class)
                .list();
    }

    /**
     * Changes whose public holidays an agency keeps. Requests that are open keep their dates.
     *
     * @throws InvalidCommand when with those holidays too few working days are left
     */
    @Transactional
    public void keepHolidaysOf(String agencyId, HolidayRegion region) {
        lock(agencyId);
        refuse("region", region, of(agencyId).closed());
        setRegion(agencyId, region);
    }

    /**
     * Closes an agency on some days; the same id again changes nothing. Requests that are open keep their dates.
     *
     * @throws InvalidCommand when the days overlap with others, or leave too few working days
     */
    @Transactional
    public void close(UUID id, String agencyId, CloseAgency command) {
        lock(agencyId);
        if (closures(agencyId).stream().anyMatch(closure -> closure.id().equals(id))) {
            return;
        }
        List<ClosedDays> closed = new ArrayList<>(of(agencyId).closed());
        closed.add(command.days());
        refuse("firstDay", regionOf(agencyId), closed);
        insert(id, agencyId, command.days());
    }

    /** Opens an agency again on days on which it was closed. Returns whether it was closed. */
    @Transactional
    public boolean reopen(UUID id, String agencyId) {
        return jdbc.sql("delete from agency_closed where id = :id and agency_id = :agency")
                        .param("id", id)
                        .param("agency", agencyId)
                        .update()
                == 1;
    }

    /** Gives an agency this calendar and no other. */
    @Transactional
    public void replace(String agencyId, AgencyCalendar calendar) {
        lock(agencyId);
        setRegion(agencyId, calendar.region());
        jdbc.sql("delete from agency_closed where agency_id = ?")
                .param(agencyId)
                .update();
        calendar.closed().forEach(days -> insert(UUID.randomUUID(), agencyId, days));
    }

    private void lock(String agencyId) {
        jdbc.sql("select id from agency where id = ? for no key update")
                .param(agencyId)
                .query(String.class)
                .single();
    }

    private static void refuse(String field, HolidayRegion region, List<ClosedDays> closed) {
        AgencyCalendar.problemOf(region, closed).ifPresent(problem -> {
            throw new InvalidCommand(List.of(new Problem(field, problem)));
        });
    }

    private void setRegion(String agencyId, HolidayRegion region) {
        jdbc.sql("update agency set holiday_region = :region where id = :id")
                .param("region", region.name())
                .param("id", agencyId)
                .update();
    }

    private void insert(UUID id, String agencyId, ClosedDays days) {
        jdbc.sql("""
                        insert into agency_closed (id, agency_id, first_day, last_day, label)
                        values (:id, :agency, :first, :last, :label)""")
                .param("id", id)
                .param("agency", agencyId)
                .param("first", days.firstDay())
                .param("last", days.lastDay())
                .param("label", days.label())
                .update();
    }
}
