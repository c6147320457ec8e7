package org.concordat.portal.partnerships;

import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Person;
import org.concordat.domain.partnership.Registration;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.time.BusinessClock;
import org.concordat.portal.documents.DocumentRow;
import org.concordat.portal.page.NotFound;
import org.concordat.portal.page.Words;
import org.concordat.portal.web.ListItem;
import org.concordat.portal.web.Row;
import org.concordat.portal.web.TimelineEntry;
import org.concordat.records.history.History;
import org.concordat.store.access.Access;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.documents.Documents;
import org.concordat.store.events.Events.Event;
import org.concordat.store.partnerships.DesignSuggestions;
import org.concordat.store.partnerships.DesignWords;
import org.concordat.store.partnerships.DesignWords.Line;
import org.concordat.store.partnerships.Designs;
import org.concordat.store.partnerships.Expectations;
import org.concordat.store.partnerships.Expectations.Expected;
import org.concordat.store.partnerships.FoundationWords;
import org.concordat.store.partnerships.FoundationWords.ReadinessWords;
import org.concordat.store.partnerships.InvitationQuestions;
import org.concordat.store.partnerships.NeedsAnalyses;
import org.concordat.store.partnerships.NeedsWords;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.partnerships.PartnershipRepository.Member;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.registration.RegistrationRepository;
import org.concordat.store.registration.RegistrationWords;
import org.concordat.store.registration.Registrations;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The partnerships a person may see, and each one's page with stage, people, open questions and timeline. */
@Controller
class PartnershipController {

    /** One agency's line on the partnership page. */
    public record MemberRow(String agency, String participation, String colour, String representative, String reason) {}

    /** One request's line on the partnership page. */
    public record RequestRow(
            String title,
            String to,
            String state,
            String colour,
            String due,
            @Nullable String moveHref,
            @Nullable String withoutAccountHref) {}

    private final PartnershipRepository partnerships;
    private final Designs designs;
    private final RegistrationRepository registrations;
    private final Tiers tiers;
    private final NeedsAnalyses needs;
    private final DesignSuggestions suggestions;
    private final Expectations expectations;
    private final InvitationQuestions questions;
    private final FoundationWords words;
    private final Documents documents;
    private final RequestRepository requests;
    private final DirectoryRepository directory;
    private final History history;
    private final Access access;
    private final BusinessClock clock;

    PartnershipController(
            PartnershipRepository partnerships,
            Designs designs,
            RegistrationRepository registrations,
            Tiers tiers,
            NeedsAnalyses needs,
            DesignSuggestions suggestions,
            Expectations expectations,
            InvitationQuestions questions,
            FoundationWords words,
            Documents documents,
            RequestRepository requests,
            DirectoryRepository directory,
            History history,
            Access access,
            BusinessClock clock) {
        this.partnerships = partnerships;
        this.designs = designs;
        this.registrations = registrations;
        this.tiers = tiers;
        this.needs = needs;
        this.suggestions = suggestions;
        this.expectations = expectations;
        this.questions = questions;
        this.words = words;
        this.documents = documents;
        this.requests = requests;
        this.directory = directory;
        this.history = history;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/partnerships")
    String list(@RequestParam(defaultValue = "") String q, Principal principal, Model model) {
        List<Partnership> visible = partnerships.visibleTo(principal.getName());
        String words = q.strip();
        Optional<List<Partnership>> found = words.isEmpty() ? Optional.of(visible) : search(words, visible);
        model.addAttribute("q", words);
        model.addAttribute("any", !visible.isEmpty());
        model.addAttribute("mayPropose", access.mayPropose(principal.getName()));
        model.addAttribute("mayRegister", access.mayRegister(principal.getName()));
        model.addAttribute("searchDown", found.isEmpty());
        Map<UUID, LocalDate> starts = registrations.starts();
        model.addAttribute(
                "items",
                found.orElse(visible).stream()
                        .map(partnership -> item(partnership, starts.get(partnership.id())))
                        .toList());
        return "partnerships";
    }

    private Optional<List<Partnership>> search(String words, List<Partnership> visible) {
        Map<UUID, Partnership> byId = visible.stream().collect(Collectors.toMap(Partnership::id, Function.identity()));
        return history.search(words, byId.keySet())
                .map(ids -> ids.stream().map(byId::get).filter(Objects::nonNull).toList());
    }

    private ListItem item(Partnership partnership, @Nullable LocalDate startedOn) {
        long overdue = requests.ofPartnership(partnership.id()).stream()
                .filter(request -> request.isOverdue(clock.now()))
                .count();
        List<String> lines = new ArrayList<>();
        lines.add("For " + partnership.targetGroup());
        lines.add(partnership.stage().label()
                + (startedOn == null
                        ? ", proposed " + Words.day(partnership.proposedAt())
                        : ", running since " + RegistrationWords.day(startedOn)));
        if (overdue > 0) {
            lines.add(overdue == 1 ? "1 answer is overdue" : overdue + " answers are overdue");
        }
        return new ListItem(
                partnership.name(),
                "/partnerships/" + partnership.id(),
                lines,
                partnership.standing().label(),
                colourOf(partnership.standing()));
    }

    static String colourOf(Standing standing) {
        return switch (standing) {
            case PROPOSED -> "blue";
            case SET_UP, RUNNING -> "green";
            case STOPPED -> "red";
            case WITHDRAWN -> "grey";
        };
    }

    @GetMapping("/partnerships/{id}")
    String partnership(@PathVariable UUID id, Principal principal, Model model) {
        if (!access.maySee(principal.getName(), id)) {
            throw new NotFound();
        }
        Partnership partnership = partnerships.get(id);
        List<Member> members = partnerships.members(id);
        List<Request> asked = requests.ofPartnership(id);
        List<Event> events = history.timeline(id);
        Names names = names(partnership, members, asked, events);
        model.addAttribute("partnership", partnership);
        model.addAttribute("standingColour", colourOf(partnership.standing()));
        Optional<Registration> registered = registrations.find(id);
        model.addAttribute("registered", registered.isPresent());
        model.addAttribute("facts", facts(partnership, registered.isPresent(), names));
        model.addAttribute("running", rows(registered.map(RegistrationWords::rows)));
        model.addAttribute("papers", rows(registered.map(RegistrationWords::papers)));
        model.addAttribute("warnings", registered.isPresent() ? warnings(members) : List.of());
        model.addAttribute("design", rows(designs.find(id).map(DesignWords::rows)));
        model.addAttribute(
                "tier", tiers.find(id).map(stored -> tierRows(stored, names)).orElse(List.of()));
        model.addAttribute(
                "needs", rows(needs.find(id).map(analysis -> NeedsWords.rows(analysis, needs.baseline(id)))));
        model.addAttribute("otherwise", rows(Optional.of(suggestions.otherwise(id))));
        model.addAttribute("missing", rows(Optional.of(suggestions.missing(id))));
        model.addAttribute("leftOut", suggestions.leftOutNote(id).orElse(""));
        model.addAttribute("expected", registered.isPresent() ? List.of() : expectedRows(expectations.of(id)));
        model.addAttribute("mayExpect", access.mayExpect(principal.getName(), id));
        model.addAttribute("asked", questions.of(id));
        model.addAttribute("commitments", words.commitments(id));
        ReadinessWords readiness = words.readiness(id);
        model.addAttribute("readiness", readiness.rows());
        model.addAttribute("spread", readiness.spread());
        model.addAttribute("mandates", rows(Optional.of(readiness.mandates())));
        model.addAttribute("governance", rows(Optional.of(words.governance(id))));
        model.addAttribute("risks", words.risks(id));
        model.addAttribute(
                "documents", documents.of(id).stream().map(DocumentRow::of).toList());
        model.addAttribute("mayKeep", access.mayKeep(principal.getName(), id));
        model.addAttribute("assumptions", partnerships.assumptions(id));
        model.addAttribute(
                "members",
                members.stream()
                        .map(member -> row(member, registered.isPresent(), names))
                        .toList());
        boolean mayMove = access.mayMoveDeadlines(principal.getName(), id);
        model.addAttribute(
                "requests",
                asked.stream().map(request -> row(request, names, mayMove)).toList());
        model.addAttribute(
                "timeline", events.stream().map(event -> entry(event, names)).toList());
        model.addAttribute("backLink", "/partnerships");
        return "partnership";
    }

    private record Names(Map<String, String> people, Map<String, String> agencies) {
        String person(@Nullable String id) {
            return id == null ? "" : people.getOrDefault(id, "somebody who is no longer listed");
        }

        String agency(@Nullable String id) {
            return id == null ? "" : agencies.getOrDefault(id, id);
        }
    }

    private Names names(Partnership partnership, List<Member> members, List<Request> asked, List<Event> events) {
        Collection<String> people = Stream.of(
                        Stream.of(partnership.proposerId(), partnership.leadOfficerId()),
                        members.stream().map(Member::representativeId),
                        members.stream().map(Member::secondId),
                        asked.stream().map(Request::personId),
                        tiers.find(partnership.id()).stream().map(Tiers.Stored::chosenBy),
                        events.stream().map(Event::actorId))
                .flatMap(Function.identity())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Names(
                directory.namesOf(people),
                directory.agencies().stream().collect(Collectors.toMap(Agency::id, Agency::name)));
    }

    private static List<String> warnings(List<Member> members) {
        return members.stream()
                .filter(member -> member.secondId() == null)
                .map(member -> Registrations.noSecondPerson(member.agencyName()))
                .toList();
    }

    private List<Row> facts(Partnership partnership, boolean registered, Names names) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("For", partnership.targetGroup()));
        rows.add(new Row("Why", partnership.rationale()));
        rows.add(new Row("Stage", partnership.stage().label()));
        rows.add(new Row("Lead officer", names.person(partnership.leadOfficerId())));
        rows.add(new Row(
                "Initiating body",
                directory.body(partnership.initiatingBodyId()).map(Body::name).orElse("") + chairs(partnership)));
        rows.add(new Row(
                registered ? "Registered" : "Proposed",
                names.person(partnership.proposerId()) + ", " + Words.day(partnership.proposedAt())));
        if (partnership.standingReason() != null) {
            rows.add(new Row("Reason given", Objects.requireNonNull(partnership.standingReason())));
        }
        return rows;
    }

    private static List<Row> rows(Optional<List<Line>> lines) {
        return lines.orElse(List.of()).stream()
                .map(line -> new Row(line.about(), line.says()))
                .toList();
    }

    private static List<Row> expectedRows(List<Expected> all) {
        return all.stream()
                .map(one -> new Row(one.agencyName() + " (" + one.kind().label() + ")", one.words()))
                .toList();
    }

    private static List<Row> tierRows(Tiers.Stored stored, Names names) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Suggested", stored.suggested().label() + ". " + stored.reason()));
        Tier chosen = stored.chosen();
        if (chosen == null) {
            rows.add(new Row("Chosen", "Not yet: the lead officer chooses when sending the proposal to the agencies"));
            return rows;
        }
        rows.add(new Row(
                "Chosen",
                "%s%s, by %s, %s"
                        .formatted(
                                chosen.label(),
                                chosen == stored.suggested() ? ", as suggested" : "",
                                names.person(stored.chosenBy()),
                                Words.day(stored.chosenAt()))));
        if (stored.chosenReason() != null) {
            rows.add(new Row("Why not as suggested", Objects.requireNonNull(stored.chosenReason())));
        }
        return rows;
    }

    private String chairs(Partnership partnership) {
        String chairs =
                directory
                        .holdersInBody(org.concordat.domain.directory.Function.CHAIR, partnership.initiatingBodyId())
                        .stream()
                        .map(Person::name)
                        .collect(Collectors.joining(", "));
        return chairs.isEmpty() ? "" : ", chaired by " + chairs;
    }

    private static MemberRow row(Member member, boolean registered, Names names) {
        String colour = switch (member.participation()) {
            case NAMED -> "grey";
            case ASKED -> "blue";
            case ACCEPTED -> "green";
            case DECLINED, NOT_ANSWERED, LEFT_OUT -> "red";
        };
        return new MemberRow(
                member.agencyName(),
                registered ? "Takes part" : member.participation().label(),
                colour,
                speakers(member, names),
                Objects.requireNonNullElse(member.reason(), ""));
    }

    /** G9: a second person for every representative, and it shows when there is none. */
    private static String speakers(Member member, Names names) {
        if (member.representativeId() == null) {
            return "";
        }
        return names.person(member.representativeId())
                + "\n"
                + (member.secondId() == null ? "No second person named" : "Second: " + names.person(member.secondId()));
    }

    private RequestRow row(Request request, Names names, boolean mayMove) {
        boolean overdue = request.isOverdue(clock.now());
        String to = request.agencyId() != null
                ? names.agency(request.agencyId())
                : request.personId() != null
                        ? names.person(request.personId())
                        : request.function() == null
                                ? ""
                                : "The " + request.function().label() + " of the initiating body";
        String colour = switch (request.state()) {
            case OPEN -> overdue ? "red" : "blue";
            case ANSWERED -> "green";
            case DECLINED -> "orange";
            case NOT_ANSWERED, CANCELLED -> "grey";
        };
        return new RequestRow(
                request.title(),
                to,
                overdue ? "Overdue" : request.state().label(),
                colour,
                Words.day(request.dueAt()),
                mayMove && request.isOpen() && request.scopeKey() != null
                        ? "/partnerships/" + request.partnershipId() + "/requests/" + request.id() + "/deadline"
                        : null,
                mayMove && request.agencyId() != null
                        ? "/partnerships/" + request.partnershipId() + "/requests/" + request.id() + "/without-account"
                        : null);
    }

    private static TimelineEntry entry(Event event, Names names) {
        String who = names.person(event.actorId());
        String agency = names.agency(event.agencyId());
        return new TimelineEntry(
                agency.isEmpty() ? event.kind().label() : event.kind().label() + ": " + agency,
                Words.moment(event.at()),
                who.isEmpty() ? null : who,
                event.note());
    }
}
