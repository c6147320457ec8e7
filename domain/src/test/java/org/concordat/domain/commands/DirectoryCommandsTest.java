package org.concordat.domain.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.domain.commands.Refusals.fieldsOf;

import java.time.LocalDate;
import org.concordat.domain.calendar.ClosedDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryCommandsTest {

    @Test
    void shouldTakeAnAbsenceOfOneDayWithoutAnybodyWhoStandsIn() {
        // when
        EnterAbsence absence = new EnterAbsence("2026-11-23", " 2026-11-23 ", " ");

        // then
        assertThat(absence.first()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(absence.last()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(absence.deputy()).isEmpty();
        assertThat(new EnterAbsence("2026-11-23", "2028-11-22", "p-1").deputy()).contains("p-1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, firstDay lastDay",
                "23.11.2026, 2026-11-24, firstDay",
                "2026-11-23, tomorrow, lastDay",
                "2026-11-23, 20261-11-24, lastDay",
                "2026-11-23, 2026-11-22, lastDay",
                "2026-11-23, 2028-11-23, lastDay"
            })
    void shouldNameTheDaysOfAnAbsenceThatMakeNoSense(String first, String last, String fields) {
        assertThat(fieldsOf(() -> new EnterAbsence(first, last, null))).containsExactly(fields.split(" "));
    }

    @Test
    void shouldTakeClosedDays() {
        assertThat(new CloseAgency("2026-12-21", "2027-01-01", " Christmas closure ").days())
                .isEqualTo(new ClosedDays(LocalDate.of(2026, 12, 21), LocalDate.of(2027, 1, 1), "Christmas closure"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, firstDay lastDay label",
                "2026-12-21, 2026-12-20, Closed, lastDay",
                "2026-02-30, 2026-03-01, Closed, firstDay",
                "2026-12-21, 2026-12-22, '  ', label"
            })
    void shouldNameWhatIsWrongWithClosedDays(String first, String last, String label, String fields) {
        assertThat(fieldsOf(() -> new CloseAgency(first, last, label))).containsExactly(fields.split(" "));
    }
}
