package org.concordat.portal.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.forms.FormRepository;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A small directory, and partnerships with tasks in it, as workers and follower would have left them. */
@Component
public class Story {

    public static final String HEALTH_REP = "p-health";
    public static final String HEALTH_DEPUTY = "p-health-deputy";
    public static final String POLICE_REP = "p-police";
    public static final String CHAIR = "p-chair";
    public static final String ADMINISTRATOR = "p-administrator";
    public static final String NOBODY = "p-nobody";

    private static final AtomicLong KEYS = new AtomicLong(1000);
    private static final TimeLimit LIMIT = new TimeLimit(3, 5, 10);

    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Requests requests;
    private final RequestRepository rows;
    private final FormRepository forms;

    public Story(
            DirectoryRepository directory,
            Proposals proposals,
            Requests requests,
            RequestRepository rows,
            FormRepository forms) {
        this.directory = directory;
        this.proposals = proposals;
        this.requests = requests;
        this.rows = rows;
        this.forms = forms;
    }

    public void directory() {
        directory.save(new Agency("health", "Health Trust", AgencyKind.HEALTH));
        directory.save(new Agency("police", "Police", AgencyKind.POLICE));
        directory.save(new Body("board", "The Board", BodyKind.BOARD));
        person(HEALTH_REP, Function.REPRESENTATIVE, "health", null);
        person(HEALTH_DEPUTY, Function.DEPUTY, "health", null);
        person(POLICE_REP, Function.REPRESENTATIVE, "police", null);
        person(CHAIR, Function.CHAIR, null, "board");
        person(ADMINISTRATOR, Function.ADMINISTRATOR, null, null);
        directory.save(new Person(NOBODY, "Nobody", "nobody@example.org", true, true));
    }

    private void person(String id, Function function, @Nullable String agency, @Nullable String body) {
        directory.save(new Person(id, nameOf(id), id + "@example.org", true, false));
        directory.save(new Appointment(id, function, agency, body));
    }

    public static String nameOf(String id) {
        return "Name of " + id;
    }

    /** Proposed and led by the representative of health. */
    public UUID proposed() {
        UUID id = UUID.randomUUID();
        proposals.propose(
                id,
                new ProposePartnership(
                        "Young <carers> & co",
                        "Children who care",
                        "Nobody sees\nthem",
                        List.of("health", "police"),
                        "board",
                        ""),
                HEALTH_REP);
        return id;
    }

    /** The lead officer has the task to check the proposal. */
    public UUID checkTask(UUID partnership) {
        return task(partnership, Addressee.LEAD_OFFICER, "check-proposal", "Check the proposal");
    }

    /** The proposer has the task to change the proposal. */
    public UUID changeTask(UUID partnership) {
        return task(partnership, Addressee.PROPOSER, "change-proposal", "Change the proposal");
    }

    /** The chair has the task to decide. */
    public UUID decisionTask(UUID partnership) {
        return task(partnership, Addressee.INITIATING_BODY_CHAIR, "decide-set-up", "Decide on the set-up");
    }

    private UUID task(UUID partnership, Addressee addressee, String form, String title) {
        UUID id = requests.open(partnership, null, addressee, LIMIT, place(), new Question(form, title))
                .requestId();
        linkTask(id, form);
        return id;
    }

    /** Every agency has the task to answer; returns the request of one. */
    public UUID invitationTask(UUID partnership, String agency) {
        Question question = new Question("answer-invitation", "Answer the invitation");
        List<AgencyRequest> asked = requests.askAgencies(partnership, place(), "SubProcess_Ask", question);
        for (AgencyRequest one : asked) {
            requests.open(partnership, one.requestId(), Addressee.AGENCY_REPRESENTATIVE, LIMIT, place(), question);
            linkTask(one.requestId(), "answer-invitation");
        }
        return asked.stream()
                .filter(one -> one.agencyId().equals(agency))
                .findFirst()
                .orElseThrow()
                .requestId();
    }

    private static Place place() {
        return new Place("PartnershipSetUp", 1, "SubProcess_Any", KEYS.incrementAndGet());
    }

    private void linkTask(UUID request, String form) {
        long formKey = KEYS.incrementAndGet();
        forms.save(new FormVersion(formKey, form, 1, schemaOf(form)));
        rows.linkTask(request, KEYS.incrementAndGet(), formKey, "CREATED");
    }

    private static String schemaOf(String form) {
        try (InputStream in =
                Objects.requireNonNull(Story.class.getResourceAsStream("/forms/set-up/" + form + ".form"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
