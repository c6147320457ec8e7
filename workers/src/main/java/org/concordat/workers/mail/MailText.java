package org.concordat.workers.mail;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Outcome;
import org.concordat.processes.FormIds;
import org.concordat.store.absences.Absences;
import org.concordat.store.absences.Absences.Absence;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.links.AnswerDoor.Letter;
import org.concordat.store.mail.MailQueue.Kind;
import org.concordat.store.mail.MailQueue.Mail;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes what a mail says, from what is true when it is sent. */
@Component
public class MailText {

    /**
     * A mail ready to go.
     *
     * @param calendar an iCalendar text that goes with it, or null
     */
    public record Text(
            String subject,
            String plain,
            String html,
            @Nullable String calendar) {}

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK).withZone(Deadlines.OFFICE_ZONE);

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final RequestRepository requests;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Absences absences;
    private final CalendarEntries calendar;
    private final String baseUrl;

    public MailText(
            RequestRepository requests,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Absences absences,
            CalendarEntries calendar,
            MailSettings settings) {
        this.requests = requests;
        this.partnerships = partnerships;
        this.directory = directory;
        this.absences = absences;
        this.calendar = calendar;
        this.baseUrl = settings.baseUrl();
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML, 1));
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT, 2));
    }

    private static ClassLoaderTemplateResolver resolver(String suffix, TemplateMode mode, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setSuffix("");
        resolver.setResolvablePatterns(java.util.Set.of("*" + suffix));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(order);
        return resolver;
    }

    /**
     * What this mail says now to whoever has this name.
     *
     * @param letter the secret that only this mail may say, or null
     */
    public Text write(Mail mail, String recipientName, @Nullable Letter letter) {
        Map<String, Object> model = new HashMap<>();
        model.put("recipientName", recipientName);
        model.put("baseUrl", baseUrl);
        Request request = mail.requestId() == null ? null : requests.get(mail.requestId());
        Partnership partnership = partnershipOf(mail, request);
        describe(model, request, partnership);
        Optional<String> entry = request == null ? Optional.empty() : calendar.entry(mail.kind(), request);
        model.put("calendar", entry.isPresent());
        if (request != null && letter == null) {
            standIn(model, request, mail.recipientId());
        }
        if (letter != null) {
            model.put("link", baseUrl + "/answer-link/" + letter.secret());
            model.put("code", spaced(letter.secret()));
            model.put(
                    "sentBy",
                    directory.person(letter.sentBy()).map(Person::name).orElse("the lead officer"));
        }
        String name = mail.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Context context = new Context(Locale.UK, model);
        return new Text(
                subjectOf(mail.kind(), request, partnership),
                engine.process(name + ".txt", context),
                engine.process(name + ".html", context),
                entry.orElse(null));
    }

    /** Somebody who stands in reads for whom, and until when. */
    private void standIn(Map<String, Object> model, Request request, String recipientId) {
        List<Person> addressees = requests.addressees(request.id());
        boolean standsIn = addressees.stream().noneMatch(person -> person.id().equals(recipientId));
        model.put("standsIn", standsIn);
        List<Absence> away = absences.today(addressees);
        if (standsIn && !away.isEmpty()) {
            model.put("away", away.stream().map(Absence::sentence).collect(Collectors.joining(" ")));
        }
    }

    /** "1234 5678": easier to read aloud and to type. */
    private static String spaced(String code) {
        int middle = code.length() / 2;
        return code.substring(0, middle) + " " + code.substring(middle);
    }

    private @Nullable Partnership partnershipOf(Mail mail, @Nullable Request request) {
        UUID id = request == null ? mail.partnershipId() : request.partnershipId();
        return id == null ? null : partnerships.get(id);
    }

    private void describe(Map<String, Object> model, @Nullable Request request, @Nullable Partnership partnership) {
        if (request != null) {
            model.put("task", request.title());
            model.put("due", dayOrNull(request.dueAt()));
            model.put("link", baseUrl + "/tasks/" + request.id());
            model.put(
                    "agency",
                    directory.agency(request.agencyId()).map(a -> a.name()).orElse(null));
        }
        if (partnership != null) {
            model.put("partnership", partnership.name());
            model.put("standing", partnership.standing().label());
            model.put("reason", partnership.standingReason());
            model.put("approved", isApproved(partnership.id()));
            model.putIfAbsent("link", baseUrl + "/partnerships/" + partnership.id());
        }
    }

    /** Whether the latest decision on the set-up was to go on; the mail goes out before the standing is recorded. */
    private boolean isApproved(UUID partnershipId) {
        return requests.ofPartnership(partnershipId).stream()
                .filter(asked -> FormIds.DECIDE_SET_UP.equals(asked.formId()) && asked.outcome() != null)
                .reduce((earlier, later) -> later)
                .map(decided -> decided.outcome() == Outcome.APPROVE)
                .orElse(false);
    }

    private static @Nullable String dayOrNull(@Nullable Instant instant) {
        return instant == null ? null : DAY.format(instant);
    }

    private static String subjectOf(Kind kind, @Nullable Request request, @Nullable Partnership partnership) {
        String about = partnership == null ? "" : ": " + partnership.name();
        String task = request == null ? "" : Objects.requireNonNull(request.title());
        return switch (kind) {
            case NEW_TASK -> "New task: " + task + about;
            case REMINDER -> "Reminder: " + task + about;
            case DEPUTY -> "Still waiting for an answer: " + task + about;
            case ANSWER_LINK -> "Please answer for your agency" + about;
            case ANSWER_CODE -> "Your code" + about;
            case SET_UP_DECIDED -> "Decision on the set-up" + about;
        };
    }
}
