package org.concordat.processtests.story;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.concordat.domain.calendar.Deadlines;
import org.concordat.domain.calendar.EnglishWorkingDays;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.calendar.WorkingCalendar;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.Spread;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.StatutoryDuty;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.requests.RequestState;
import org.concordat.domain.requests.Whom;
import org.concordat.store.mail.Notifications;
import org.concordat.store.mail.Notifications.Audience;
import org.concordat.store.mail.Notifications.Level;
import org.concordat.store.mail.Notifications.Message;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.DesignSuggestions.DesignSuggestion;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.ReadinessAnswers;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.partnerships.Tiers.Facts;
import org.concordat.store.partnerships.Tiers.Suggestion;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.AskedAgain;
import org.concordat.store.requests.Requests.Closed;
import org.concordat.store.requests.Requests.Opened;
import org.concordat.store.requests.Requests.Place;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

/**
 * Plays the use cases that the job workers call, from what it remembers: who was asked what and until when, who was
 * reminded or told, how a partnership stands. An agency's id is its name here.
 */
public final class Office {

    /** One question that is or was open. */
    record Asked(
            UUID requestId,
            String who,
            Addressee addressee,
            String element,
            @Nullable Deadlines deadlines,
            @Nullable Closed answer) {

        Asked until(Deadlines moved) {
            return new Asked(requestId, who, addressee, element, moved, answer);
        }

        Asked answered(Closed closed) {
            return new Asked(requestId, who, addressee, element, deadlines, closed);
        }
    }

    /** A mail that a model asked for: to whoever was asked or their deputy, or to everybody involved. */
    public record Mail(String about, String kind) {}

    private static final DesignSuggestions.Facts UNKNOWN =
            new DesignSuggestions.Facts(null, null, null, List.of(), Set.of());

    private static final WorkingCalendar CALENDAR = new EnglishWorkingDays();

    private final Requests requests = strict(Requests.class);
    private final RequestRepository repository = strict(RequestRepository.class);
    private final Lifecycle lifecycle = strict(Lifecycle.class);
    private final Notifications notifications = strict(Notifications.class);
    private final Tiers tiers = strict(Tiers.class);
    private final DesignSuggestions designs = strict(DesignSuggestions.class);
    private final ReadinessAnswers readiness = strict(ReadinessAnswers.class);

    private final Map<UUID, Asked> asked = new LinkedHashMap<>();
    private final List<Mail> mails = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<Standing> standings = new ArrayList<>();
    private final List<Suggestion> suggestions = new ArrayList<>();
    private List<DesignSuggestion> designSuggestions = List.of();
    private DesignSuggestions.Facts design = UNKNOWN;
    private List<String> agencies = List.of();
    private Facts facts = new Facts(0, null, null, null);
    private @Nullable Spread spread;
    private Instant now = Instant.EPOCH;
    private Stage stage = Stage.SET_UP;
    private boolean lifecycleTaken;
    private boolean withSeniorOfficers;

    Office() {
        doAnswer(call -> askAgencies(call.getArgument(2), call.getArgument(4)))
                .when(requests)
                .askAgencies(any(), any(), anyString(), any(), any());
        doAnswer(call -> open(call.getArgument(1), call.getArgument(3), call.getArgument(4), call.getArgument(5)))
                .when(requests)
                .open(any(), any(), any(), any(), any(), any(), any());
        doAnswer(call -> askAgain(call.getArgument(0))).when(requests).askAgain(any(), any(), any());
        doAnswer(call -> closeWhenDue(call.getArgument(0))).when(requests).closeWhenDue(any());
        doAnswer(call -> request(call.getArgument(0))).when(repository).get(any());
        doAnswer(call -> describe()).when(tiers).describe(any());
        doAnswer(call -> suggest(call.getArgument(1))).when(tiers).suggest(any(), any());
        doAnswer(call -> describeDesign()).when(designs).describe(any());
        doAnswer(call -> keep(call.getArgument(1))).when(designs).keep(any(), any());
        doAnswer(call -> compareReadiness()).when(readiness).spread(any());
        doAnswer(call -> register()).when(lifecycle).register(any(), anyLong());
        doAnswer(call -> recordSetUp(call.getArgument(1))).when(lifecycle).recordSetUp(any(), any());
        doAnswer(call -> chase(call.getArgument(0), call.getArgument(1)))
                .when(notifications)
                .chase(any(), any(), anyString());
        doAnswer(call -> tell(call.getArgument(1), call.getArgument(2)))
                .when(notifications)
                .tell(any(), any(), any(), anyString());
    }

    /** A use case that nobody told what to do fails the job, so that no test passes by accident. */
    private static <T> T strict(Class<T> useCase) {
        Answer<Object> notExpected = call -> {
            throw new UnsupportedOperationException("Nobody plays " + call.getMethod());
        };
        return mock(useCase, Mockito.withSettings().defaultAnswer(notExpected).stubOnly());
    }

    Requests requests() {
        return requests;
    }

    RequestRepository requestRepository() {
        return repository;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Notifications notifications() {
        return notifications;
    }

    Tiers tiers() {
        return tiers;
    }

    DesignSuggestions designSuggestions() {
        return designs;
    }

    ReadinessAnswers readiness() {
        return readiness;
    }

    /** Forgets everything and opens at this moment, with these agencies to ask. */
    synchronized void open(Instant moment, List<String> toAsk) {
        asked.clear();
        mails.clear();
        failures.clear();
        standings.clear();
        suggestions.clear();
        designSuggestions = List.of();
        design = UNKNOWN;
        facts = new Facts(0, MoneyBand.NONE, Risk.LOW, StatutoryDuty.NO);
        spread = null;
        stage = Stage.SET_UP;
        lifecycleTaken = false;
        withSeniorOfficers = false;
        now = moment;
        agencies = List.copyOf(toAsk);
    }

    synchronized void setTime(Instant moment) {
        now = moment;
    }

    /** The end of the working day that lies this many working days from today. */
    synchronized Instant closeOfBusinessAfter(int workingDays) {
        LocalDate day = CALENDAR.plus(LocalDate.ofInstant(now, Deadlines.OFFICE_ZONE), workingDays);
        return day.atTime(17, 2).atZone(Deadlines.OFFICE_ZONE).toInstant();
    }

    /** Lets the next calls of a use case fail, as they would without a database. */
    synchronized void failNext(String useCase, int times) {
        failures.put(useCase, times);
    }

    /** The partnership was registered while it was in this stage. */
    synchronized void registerIn(Stage running) {
        stage = running;
    }

    synchronized void letLifecycleBeTaken() {
        lifecycleTaken = true;
    }

    /** From now on every agency has a senior officer whom nobody has asked yet. */
    synchronized void appointSeniorOfficers() {
        withSeniorOfficers = true;
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** What the proposal says is at stake, from now on. */
    synchronized void propose(Facts says) {
        facts = says;
    }

    /** What the proposal says about its design, from now on. */
    synchronized void propose(DesignSuggestions.Facts says) {
        design = says;
    }

    /** What was suggested last for its design. */
    synchronized List<DesignSuggestion> suggestedDesign() {
        return designSuggestions;
    }

    /** How ready the agencies say they are, from now on. */
    synchronized void say(Spread ready) {
        spread = ready;
    }

    synchronized List<Suggestion> suggestions() {
        return List.copyOf(suggestions);
    }

    synchronized List<Standing> standings() {
        return List.copyOf(standings);
    }

    /** The latest question to an agency or function, if it has been asked. */
    synchronized Optional<Asked> latest(String who) {
        return asked.values().stream()
                .filter(one -> one.who().equals(who))
                .reduce((earlier, later) -> later)
                .filter(one -> one.deadlines() != null);
    }

    /** What an agency or function last answered with this outcome. */
    synchronized Optional<Closed> lastAnswer(String who, Outcome outcome) {
        return asked.values().stream()
                .filter(one -> one.who().equals(who))
                .flatMap(one -> Stream.ofNullable(one.answer()))
                .filter(answer -> answer.outcome() == outcome)
                .reduce((earlier, later) -> later);
    }

    /** An answer arrives in the database; the engine has not heard of it. */
    synchronized Closed store(UUID requestId, Outcome outcome) {
        Closed closed = new Closed(outcome, UUID.randomUUID());
        asked.computeIfPresent(requestId, (id, one) -> one.answered(closed));
        return closed;
    }

    /** The deadline of a question moves in the database; the engine has not heard of it. */
    synchronized Deadlines move(UUID requestId, TimeLimit limitFromNow) {
        Deadlines moved = Deadlines.from(now, limitFromNow, CALENDAR);
        asked.computeIfPresent(requestId, (id, one) -> one.until(moved));
        return moved;
    }

    private synchronized List<AgencyRequest> askAgencies(String scope, Whom whom) {
        failIfTold("requests.askAgencies");
        return agencies.stream()
                .filter(agency -> switch (whom) {
                    case NAMED -> true;
                    case UNCOMMITTED -> !hasAnswered(agency, Outcome.COMMIT);
                    case UNASSESSED -> !hasAnswered(agency, Outcome.ASSESSED);
                })
                .map(agency -> {
                    UUID id = UUID.randomUUID();
                    asked.put(id, new Asked(id, agency, Addressee.AGENCY_REPRESENTATIVE, scope, null, null));
                    return new AgencyRequest(id, agency);
                })
                .toList();
    }

    private boolean hasAnswered(String agency, Outcome outcome) {
        return asked.values().stream()
                .filter(one -> one.who().equals(agency))
                .anyMatch(one -> one.answer() != null && one.answer().outcome() == outcome);
    }

    private synchronized Opened open(@Nullable UUID requestId, Addressee addressee, TimeLimit limit, Place place) {
        failIfTold("requests.open");
        Deadlines deadlines = Deadlines.from(now, limit, CALENDAR);
        if (requestId == null) {
            UUID id = UUID.randomUUID();
            asked.put(id, new Asked(id, addressee.name(), addressee, place.elementId(), deadlines, null));
            return new Opened(id, List.of(), List.of(addressee.name()), deadlines);
        }
        Asked one = known(requestId).until(deadlines);
        asked.put(requestId, one);
        return new Opened(requestId, List.of("agency:" + one.who()), List.of(), deadlines);
    }

    /** The same people after a question, the senior officer after silence, if the agency has one. */
    private synchronized Optional<AskedAgain> askAgain(UUID invitation) {
        failIfTold("requests.askAgain");
        Asked before = known(invitation);
        boolean question = Objects.requireNonNull(before.answer()).outcome() == Outcome.ASK;
        if (!question && (before.addressee() != Addressee.AGENCY_REPRESENTATIVE || !withSeniorOfficers)) {
            return Optional.empty();
        }
        UUID id = UUID.randomUUID();
        Addressee next = question ? before.addressee() : Addressee.AGENCY_SENIOR_OFFICER;
        asked.put(id, new Asked(id, before.who(), next, before.element(), null, null));
        return Optional.of(new AskedAgain(id, next));
    }

    private synchronized Optional<Closed> closeWhenDue(UUID requestId) {
        failIfTold("requests.close");
        Asked one = known(requestId);
        if (one.answer() != null) {
            return Optional.of(one.answer());
        }
        if (now.isBefore(Objects.requireNonNull(one.deadlines()).dueAt())) {
            return Optional.empty();
        }
        Closed closed = new Closed(Outcome.NOT_ANSWERED, null);
        asked.put(requestId, one.answered(closed));
        return Optional.of(closed);
    }

    private synchronized Request request(UUID requestId) {
        Asked one = known(requestId);
        Deadlines deadlines = Objects.requireNonNull(one.deadlines());
        return new Request(
                requestId,
                null,
                null,
                "",
                0,
                one.element(),
                1,
                null,
                null,
                "",
                null,
                null,
                null,
                RequestState.OPEN,
                null,
                now,
                deadlines.remindAt(),
                deadlines.deputyAt(),
                deadlines.dueAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private synchronized Facts describe() {
        failIfTold("proposals.describe");
        return new Facts(agencies.size(), facts.money(), facts.risk(), facts.duty());
    }

    private synchronized @Nullable Object suggest(Suggestion suggestion) {
        failIfTold("proposals.suggestTier");
        suggestions.add(suggestion);
        return null;
    }

    private synchronized DesignSuggestions.Facts describeDesign() {
        return design;
    }

    private synchronized @Nullable Object keep(Collection<DesignSuggestion> kept) {
        designSuggestions = List.copyOf(kept);
        return null;
    }

    private synchronized Optional<Spread> compareReadiness() {
        failIfTold("readiness.compare");
        return Optional.ofNullable(spread);
    }

    private synchronized Optional<Stage> register() {
        failIfTold("lifecycle.register");
        boolean first = !lifecycleTaken;
        lifecycleTaken = true;
        return first ? Optional.of(stage) : Optional.empty();
    }

    private synchronized @Nullable Object recordSetUp(Standing standing) {
        failIfTold("lifecycle.recordSetUp");
        standings.add(standing);
        return null;
    }

    private synchronized @Nullable Object chase(UUID requestId, Level level) {
        failIfTold("notifications.chase");
        mails.add(new Mail(known(requestId).who(), level.name()));
        return null;
    }

    private synchronized @Nullable Object tell(Message message, Audience audience) {
        failIfTold("notifications.sendMessage");
        mails.add(new Mail(audience.name(), message.name()));
        return null;
    }

    private Asked known(UUID requestId) {
        Asked one = asked.get(requestId);
        if (one == null) {
            throw new NoSuchElementException("Nobody asked " + requestId);
        }
        return one;
    }

    private void failIfTold(String useCase) {
        int left = failures.merge(useCase, -1, Integer::sum);
        if (left >= 0) {
            throw new IllegalStateException("The database does not answer");
        }
    }
}
