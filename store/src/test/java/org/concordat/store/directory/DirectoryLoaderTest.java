package org.concordat.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.concordat.store.directory.SignInRepository.SignIn;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

@StoreTest
class DirectoryLoaderTest {

    private static final Agency HEALTH = new Agency("health", "Health", AgencyKind.HEALTH);

    private final DirectoryLoader loader;
    private final DirectoryRepository directory;
    private final AgencyCalendars calendars;
    private final SignInRepository signIns;

    DirectoryLoaderTest(
            DirectoryLoader loader,
            DirectoryRepository directory,
            AgencyCalendars calendars,
            SignInRepository signIns) {
        this.loader = loader;
        this.directory = directory;
        this.calendars = calendars;
        this.signIns = signIns;
    }

    private static Entry ann(String name, Holding... functions) {
        return new Entry("p-1", name, "ann@example.org", null, null, List.of(functions));
    }

    @Test
    void shouldAddAndUpdateAndNeverRemove() {
        // given
        assertThat(directory.isEmpty()).isTrue();
        Holding representative = new Holding(Function.REPRESENTATIVE, "health", null);
        loader.load(new DirectoryFile(List.of(HEALTH), List.of(), List.of(ann("Ann", representative))));

        // when: the same file, one name changed, one function less and one more
        Holding deputy = new Holding(Function.DEPUTY, "health", null);
        loader.load(new DirectoryFile(List.of(HEALTH), List.of(), List.of(ann("Ann Other", deputy, deputy))));

        // then
        assertThat(directory.isEmpty()).isFalse();
        assertThat(directory.people()).containsExactly(new Person("p-1", "Ann Other", "ann@example.org", true, false));
        assertThat(directory.appointmentsOf("p-1"))
                .containsExactlyInAnyOrder(
                        new Appointment("p-1", Function.REPRESENTATIVE, "health", null),
                        new Appointment("p-1", Function.DEPUTY, "health", null));
    }

    @Test
    void shouldGiveAnAgencyTheCalendarOfTheFileAndLeaveOthersTheirs() {
        // given
        AgencyCalendar scottish = AgencyCalendar.of(HolidayRegion.SCOTLAND);
        loader.load(new DirectoryFile(List.of(HEALTH), List.of(), List.of(), Map.of("health", scottish)));

        // when a file says nothing of calendars
        loader.load(new DirectoryFile(List.of(HEALTH), List.of(), List.of()));

        // then
        assertThat(calendars.of("health")).isEqualTo(scottish);
    }

    @Test
    void shouldLoadAllOfItOrNothing() {
        // given: an id the database does not take, after an agency that it would
        Agency spaced = new Agency("not an id", "Spaced", AgencyKind.OTHER);

        // then
        assertThatThrownBy(() -> loader.load(new DirectoryFile(List.of(HEALTH, spaced), List.of(), List.of())))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(directory.agencies()).isEmpty();
    }

    @Test
    void shouldGiveAnExistingSignInANewPassword() {
        // given
        loader.load(new DirectoryFile(List.of(), List.of(), List.of(ann("Ann"))));

        // when
        signIns.save(new SignIn("ann", "p-1", "{bcrypt}first"));
        signIns.save(new SignIn("ann", "p-1", "{bcrypt}second"));

        // then
        assertThat(signIns.byUserName("ann")).contains(new SignIn("ann", "p-1", "{bcrypt}second"));
        assertThat(signIns.byUserName("bob")).isEmpty();
    }
}
