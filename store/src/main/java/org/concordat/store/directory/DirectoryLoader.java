package org.concordat.store.directory;

import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Person;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a directory file into the directory: adds and updates, never removes; an agency with a calendar gets that one. */
@Service
public class DirectoryLoader {

    private final DirectoryRepository directory;
    private final AgencyCalendars calendars;

    public DirectoryLoader(DirectoryRepository directory, AgencyCalendars calendars) {
        this.directory = directory;
        this.calendars = calendars;
    }

    /** All of it or nothing. */
    @Transactional
    public void load(DirectoryFile file) {
        file.agencies().forEach(directory::save);
        file.calendars().forEach(calendars::replace);
        file.bodies().forEach(directory::save);
        file.people().forEach(this::save);
    }

    private void save(Entry entry) {
        directory.save(new Person(entry.id(), entry.name(), entry.email(), true, Boolean.TRUE.equals(entry.assumed())));
        for (Holding holding : entry.held()) {
            directory.save(new Appointment(entry.id(), holding.function(), holding.agency(), holding.body()));
        }
    }
}
