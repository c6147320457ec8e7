package org.concordat.portal.absences;

import java.util.Objects;
import java.util.UUID;
import org.concordat.domain.commands.EnterAbsence;
import org.concordat.store.absences.Absences.Absence;
import org.jspecify.annotations.Nullable;

/** What the page about one absence sends; everything is text until the command has been made of it. */
public class AbsenceForm {

    private @Nullable UUID id;
    private @Nullable Long version;
    private String firstDay = "";
    private String lastDay = "";
    private String deputyId = "";

    static AbsenceForm empty() {
        AbsenceForm form = new AbsenceForm();
        form.id = UUID.randomUUID();
        return form;
    }

    static AbsenceForm of(Absence absence) {
        AbsenceForm form = new AbsenceForm();
        form.id = absence.id();
        form.version = absence.version();
        form.firstDay = absence.firstDay().toString();
        form.lastDay = absence.lastDay().toString();
        form.deputyId = Objects.requireNonNullElse(absence.deputyId(), "");
        return form;
    }

    EnterAbsence toCommand() {
        return new EnterAbsence(firstDay, lastDay, deputyId);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
    }

    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public String getFirstDay() {
        return firstDay;
    }

    public void setFirstDay(String firstDay) {
        this.firstDay = firstDay;
    }

    public String getLastDay() {
        return lastDay;
    }

    public void setLastDay(String lastDay) {
        this.lastDay = lastDay;
    }

    public String getDeputyId() {
        return deputyId;
    }

    public void setDeputyId(String deputyId) {
        this.deputyId = deputyId;
    }
}
