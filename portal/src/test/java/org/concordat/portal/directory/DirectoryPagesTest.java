package org.concordat.portal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.portal.support.PortalTest;
import org.concordat.portal.support.Story;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.directory.AgencyCalendars;
import org.concordat.store.directory.AgencyCalendars.Closure;
import org.concordat.store.support.Sample;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Absences and calendars, as people and administrators see and change them. Today is 20 November 2026. */
@PortalTest
class DirectoryPagesTest {

    private static final String OF_HEALTH_REP = "/directory/people/" + Story.HEALTH_REP + "/absences";
    private static final String CALENDAR = "/directory/agencies/health/calendar";

    private final MockMvc mvc;
    private final Story story;
    private final Absences absences;
    private final AgencyCalendars calendars;
    private final TestClock clock;

    DirectoryPagesTest(MockMvc mvc, Story story, Absences absences, AgencyCalendars calendars, TestClock clock) {
        this.mvc = mvc;
        this.story = story;
        this.absences = absences;
        this.calendars = calendars;
        this.clock = clock;
    }

    @BeforeEach
    void fillTheDirectory() {
        story.directory();
    }

    private String page(MockHttpServletRequestBuilder request, String person) throws Exception {
        MvcResult result = mvc.perform(request.with(user(person)).with(csrf())).andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        String page = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("<main", "</html>").doesNotContain(" th:").doesNotContain("<th:block");
        return page;
    }

    private int status(MockHttpServletRequestBuilder request, String person) throws Exception {
        return mvc.perform(request.with(user(person)).with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    /** What is said on the page that follows. */
    private String done(MockHttpServletRequestBuilder request, String person, String next) throws Exception {
        MvcResult result = mvc.perform(request.with(user(person)).with(csrf())).andReturn();
        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo(next);
        return String.valueOf(result.getFlashMap().get("notice"));
    }

    private static MockHttpServletRequestBuilder absence(String address, UUID id, String first, String last) {
        return post(address)
                .param("id", id.toString())
                .param("firstDay", first)
                .param("lastDay", last)
                .param("deputyId", Story.HEALTH_DEPUTY);
    }

    // --- absences ---

    @Test
    void shouldLeadToOnesAbsencesFromTheTasksAndTheMenu() throws Exception {
        assertThat(page(get("/tasks"), Story.NOBODY)).contains("Will you be away?", "My absences");
        assertThat(page(get("/absences"), Story.NOBODY)).contains("No absence is entered from today on");
        assertThat(page(get("/absences/new"), Story.NOBODY))
                .contains("Nobody can be named", "First day away")
                .doesNotContain("Who stands in?");
    }

    @Test
    void shouldEnterChangeAndWithdrawOnesOwnAbsence() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        assertThat(page(get("/absences/new"), Story.HEALTH_REP))
                .contains("Who stands in? (optional)", Sample.nameOf(Story.HEALTH_DEPUTY));

        // when it is entered, twice
        String first = done(absence("/absences", id, "2026-11-23", "2026-11-27"), Story.HEALTH_REP, "/absences");
        String second = done(absence("/absences", id, "2026-11-23", "2026-11-27"), Story.HEALTH_REP, "/absences");

        // then
        assertThat(first).isEqualTo("The absence is kept.");
        assertThat(second).contains("already");
        assertThat(page(get("/absences"), Story.HEALTH_REP))
                .contains("23 November 2026 to 27 November 2026", Sample.nameOf(Story.HEALTH_DEPUTY));

        // when it is changed
        assertThat(page(get("/absences/" + id), Story.HEALTH_REP))
                .contains("value=\"2026-11-23\"", "name=\"version\" value=\"1\"");
        MockHttpServletRequestBuilder change =
                absence("/absences", id, "2026-11-24", "2026-11-24").param("version", "1");
        assertThat(done(change, Story.HEALTH_REP, "/absences")).isEqualTo("The absence is kept.");
        MockHttpServletRequestBuilder late =
                absence("/absences", id, "2026-11-25", "2026-11-25").param("version", "1");
        assertThat(done(late, Story.HEALTH_REP, "/absences")).contains("Nothing was changed");

        // then
        assertThat(page(get("/absences"), Story.HEALTH_REP))
                .contains(">24 November 2026<")
                .doesNotContain("25 November");

        // when it is withdrawn
        String gone = done(post("/absences/" + id + "/withdraw"), Story.HEALTH_REP, "/absences");

        // then
        assertThat(gone).contains("withdrawn");
        assertThat(absences.of(Story.HEALTH_REP)).isEmpty();
        assertThat(status(get("/absences/" + id), Story.HEALTH_REP)).isEqualTo(404);
    }

    @Test
    void shouldShowWhatIsWrongAndKeepWhatWasEntered() throws Exception {
        // when
        String page = page(
                absence("/absences", UUID.randomUUID(), "2026-11-10", "2026-11-09")
                        .param("deputyId", Story.POLICE_REP),
                Story.HEALTH_REP);

        // then
        assertThat(page)
                .contains("<title>Error: ", "The last day away must not be before the first", "value=\"2026-11-10\"");
        assertThat(page(absence("/absences", UUID.randomUUID(), "", "soon"), Story.HEALTH_REP))
                .contains("Enter the first day away as a day", "Enter the last day away as a day");
        assertThat(page(absence("/absences", UUID.randomUUID(), "2026-11-23", "2026-11-23"), Story.POLICE_REP))
                .contains("Choose a deputy of the same agency or body, or nobody");
        assertThat(absences.of(Story.HEALTH_REP)).isEmpty();
    }

    @Test
    void shouldLetAdministratorsEnterAbsencesOfOthersAndNobodyElse() throws Exception {
        // given
        UUID id = UUID.randomUUID();

        // when
        done(absence(OF_HEALTH_REP, id, "2026-11-20", "2026-12-04"), Story.ADMINISTRATOR, OF_HEALTH_REP);

        // then
        assertThat(page(get(OF_HEALTH_REP), Story.ADMINISTRATOR))
                .contains(Sample.nameOf(Story.HEALTH_REP), "20 November 2026 to 4 December 2026")
                .contains(Sample.nameOf(Story.ADMINISTRATOR));
        assertThat(page(get("/absences"), Story.HEALTH_REP)).contains(Sample.nameOf(Story.ADMINISTRATOR));
        assertThat(page(get("/directory"), Story.ADMINISTRATOR))
                .contains("Until 4 December 2026\n" + Sample.nameOf(Story.HEALTH_DEPUTY) + " stands in")
                .contains("href=\"" + OF_HEALTH_REP + "\"");

        // then nobody else gets there, whoever it is
        for (String person : List.of(Story.POLICE_REP, Story.HEALTH_DEPUTY, Story.CHAIR)) {
            assertThat(List.of(
                            status(get(OF_HEALTH_REP), person),
                            status(get(OF_HEALTH_REP + "/new"), person),
                            status(get(OF_HEALTH_REP + "/" + id), person),
                            status(absence(OF_HEALTH_REP, UUID.randomUUID(), "2027-01-04", "2027-01-05"), person),
                            status(post(OF_HEALTH_REP + "/" + id + "/withdraw"), person),
                            status(get("/absences/" + id), person)))
                    .containsOnly(404);
            assertThat(status(post("/absences/" + id + "/withdraw"), person)).isEqualTo(302);
        }
        assertThat(absences.of(Story.HEALTH_REP)).extracting(Absence::id).containsExactly(id);
        assertThat(status(get("/directory/people/p-none/absences"), Story.ADMINISTRATOR))
                .isEqualTo(404);
    }

    @Test
    void shouldSayAtATaskWhoIsAwayAndUntilWhen() throws Exception {
        // given
        UUID task = story.invitationTask(story.proposed(), "health");
        String sentence = Sample.nameOf(Story.HEALTH_REP) + " is away until 4 December 2026.";
        absences.enter(
                UUID.randomUUID(),
                Story.HEALTH_REP,
                new EnterAbsence("2026-11-23", "2026-12-04", ""),
                Story.HEALTH_REP);
        assertThat(page(get("/tasks/" + task), Story.HEALTH_DEPUTY)).doesNotContain("is away until");

        // when it begins
        clock.set(Instant.parse("2026-11-23T10:00:00Z"));

        // then
        assertThat(page(get("/tasks/" + task), Story.HEALTH_DEPUTY)).contains(sentence);
        assertThat(page(get("/tasks"), Story.HEALTH_DEPUTY)).contains(sentence);
        assertThat(page(get("/tasks"), Story.HEALTH_REP)).doesNotContain("is away until");

        // when it is over
        clock.set(Instant.parse("2026-12-05T10:00:00Z"));

        // then
        assertThat(page(get("/tasks/" + task), Story.HEALTH_DEPUTY)).doesNotContain("is away until");
    }

    // --- calendars ---

    private static MockHttpServletRequestBuilder closure(UUID id, String first, String last, String label) {
        return post(CALENDAR + "/closures")
                .param("id", id.toString())
                .param("firstDay", first)
                .param("lastDay", last)
                .param("label", label);
    }

    @Test
    void shouldChangeTheHolidaysAndTheClosedDaysOfAnAgency() throws Exception {
        // given
        UUID id = UUID.randomUUID();
        assertThat(page(get("/directory"), Story.ADMINISTRATOR))
                .contains("href=\"" + CALENDAR + "\"", "England and Wales");
        assertThat(page(get(CALENDAR), Story.ADMINISTRATOR))
                .contains("Health Trust", "Northern Ireland", "no closed days of its own")
                .containsPattern("value=\"ENGLAND_AND_WALES\"[^>]*checked");

        // when
        String kept = done(post(CALENDAR + "/region").param("region", "SCOTLAND"), Story.ADMINISTRATOR, CALENDAR);
        String closed =
                done(closure(id, "2026-12-21", "2027-01-01", "Christmas <closure>"), Story.ADMINISTRATOR, CALENDAR);
        done(closure(id, "2026-12-21", "2027-01-01", "Christmas <closure>"), Story.ADMINISTRATOR, CALENDAR);

        // then
        assertThat(kept).contains("Scotland");
        assertThat(closed).contains("closed");
        assertThat(page(get(CALENDAR), Story.ADMINISTRATOR))
                .contains("21 December 2026 to 1 January 2027", "Christmas &lt;closure&gt;")
                .containsPattern("value=\"SCOTLAND\"[^>]*checked");
        assertThat(calendars.of("health").isWorkingDay(LocalDate.of(2026, 12, 22)))
                .isFalse();
        assertThat(calendars.of("police")).isEqualTo(AgencyCalendar.of(HolidayRegion.ENGLAND_AND_WALES));

        // when
        done(post(CALENDAR + "/closures/" + id + "/delete"), Story.ADMINISTRATOR, CALENDAR);

        // then
        assertThat(calendars.of("health")).isEqualTo(AgencyCalendar.of(HolidayRegion.SCOTLAND));
    }

    @Test
    void shouldRefuseACalendarThatMakesNoSenseAndSayWhy() throws Exception {
        // given
        done(closure(UUID.randomUUID(), "2026-12-21", "2027-01-01", "Christmas"), Story.ADMINISTRATOR, CALENDAR);

        // then
        assertThat(page(closure(UUID.randomUUID(), "2026-12-28", "2027-01-08", "New year"), Story.ADMINISTRATOR))
                .contains("<title>Error: ", "overlap: make one closure of them", "value=\"2026-12-28\"");
        assertThat(page(closure(UUID.randomUUID(), "2027-02-01", "2099-02-01", "Long"), Story.ADMINISTRATOR))
                .contains("fewer than 20 working days");
        assertThat(page(closure(UUID.randomUUID(), "", "", ""), Story.ADMINISTRATOR))
                .contains(
                        "Enter the first closed day", "Enter the last closed day", "Say what the agency is closed for");
        assertThat(page(post(CALENDAR + "/region").param("region", "FRANCE"), Story.ADMINISTRATOR))
                .contains("Choose whose public holidays the agency keeps");
        assertThat(calendars.closures("health")).extracting(Closure::label).containsExactly("Christmas");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.HEALTH_REP, Story.CHAIR})
    void shouldShowCalendarsToAdministratorsOnly(String person) throws Exception {
        assertThat(List.of(
                        status(get(CALENDAR), person),
                        status(post(CALENDAR + "/region").param("region", "SCOTLAND"), person),
                        status(closure(UUID.randomUUID(), "2026-12-21", "2027-01-01", "Christmas"), person),
                        status(post(CALENDAR + "/closures/" + UUID.randomUUID() + "/delete"), person)))
                .containsOnly(404);
        assertThat(status(get("/directory/agencies/none/calendar"), Story.ADMINISTRATOR))
                .isEqualTo(404);
        assertThat(calendars.of("health")).isEqualTo(AgencyCalendar.of(HolidayRegion.ENGLAND_AND_WALES));
    }

    @Test
    void shouldOfferTheWorkingDaysOfTheAgencyForAMovedDeadline() throws Exception {
        // given
        UUID partnership = story.proposed();
        UUID asked = story.invitationTask(partnership, "health");
        done(closure(UUID.randomUUID(), "2026-11-23", "2026-11-27", "Stocktaking"), Story.ADMINISTRATOR, CALENDAR);
        String address = "/partnerships/" + partnership + "/requests/" + asked + "/deadline";

        // then
        assertThat(page(get(address), Story.HEALTH_REP))
                .contains("Monday 30 November 2026")
                .doesNotContain("Monday 23 November 2026");
        String moved = String.valueOf(mvc.perform(post(address)
                        .param("workingDays", "1")
                        .with(user(Story.HEALTH_REP))
                        .with(csrf()))
                .andReturn()
                .getFlashMap()
                .get("notice"));
        assertThat(moved).isEqualTo("The answer is now due on Monday 30 November 2026.");
    }
}
