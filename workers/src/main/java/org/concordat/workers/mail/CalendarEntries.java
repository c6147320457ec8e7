package org.concordat.workers.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/**
 * The day on which an answer is due, for people's calendars. One entry a request: a later mail with another day replaces
 * the earlier entry. It names nobody and nothing that somebody entered, because calendars are shared; whoever opens the
 * link has to sign in.
 */
@Component
class CalendarEntries {

    private final BusinessClock clock;
    private final MailSettings settings;

    CalendarEntries(BusinessClock clock, MailSettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** The entry that a mail of this kind carries, as iCalendar text; none when nothing is due any more. */
    Optional<String> entry(Kind kind, Request request) {
        boolean wanted = switch (kind) {
            case NEW_TASK, REMINDER, DEPUTY, ANSWER_LINK -> true;
            case SET_UP_DECIDED, ANSWER_CODE -> false;
        };
        return wanted && request.isOpen() && request.dueAt() != null
                ? Optional.of(written(kind, request, LocalDate.ofInstant(request.dueAt(), Deadlines.OFFICE_ZONE)))
                : Optional.empty();
    }

    private String written(Kind kind, Request request, LocalDate due) {
        VEvent event = new VEvent(false);
        event.add(new Uid(request.id() + "@concordat"));
        event.add(new Sequence(Math.toIntExact(request.version())));
        event.add(new DtStamp(clock.now()));
        event.add(new DtStart<>(due));
        event.add(new Summary("Answer due: " + request.title()));
        event.add(new Organizer(URI.create("mailto:" + settings.mailFrom())));
        event.add(ImmutableTransp.TRANSPARENT); // nobody is busy all day because of it
        if (kind == Kind.ANSWER_LINK) {
            // The link of that mail is a secret, and calendars are shared.
            event.add(new Description("Please answer by 5pm. The link stands in the mail that brought this entry."));
        } else {
            String link = settings.baseUrl() + "/tasks/" + request.id();
            event.add(new Description("Please answer by 5pm: " + link));
            event.add(new Url(URI.create(link)));
        }
        return text(event);
    }

    private static String text(VEvent event) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Concordat//Concordat//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(event);
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
