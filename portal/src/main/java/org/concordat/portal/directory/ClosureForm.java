package org.concordat.portal.directory;

import java.util.UUID;
import org.concordat.domain.commands.CloseAgency;
import org.jspecify.annotations.Nullable;

/** What the page about an agency's calendar sends to close it on some days. */
public class ClosureForm {

    private @Nullable UUID id;
    private String firstDay = "";
    private String lastDay = "";
    private String label = "";

    static ClosureForm empty() {
        ClosureForm form = new ClosureForm();
        form.id = UUID.randomUUID();
        return form;
    }

    CloseAgency toCommand() {
        return new CloseAgency(firstDay, lastDay, label);
    }

    public @Nullable UUID getId() {
        return id;
    }

    public void setId(@Nullable UUID id) {
        this.id = id;
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

    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }
}
