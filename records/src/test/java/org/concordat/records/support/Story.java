package org.concordat.records.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.concordat.domain.calendar.TimeLimit;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Function;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Whom;
import org.concordat.processes.FormIds;
import org.concordat.store.partnerships.Lifecycle;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;
import org.concordat.store.support.Sample;
import org.springframework.stereotype.Component;

/** What the workers had written into the database when the recorded instances ran. */
@Component
public class Story {

    public static final String LEAD = "p-lead";
    public static final String EDUCATION_REP = "p-education";
    public static final String CHAIR = "p-chair";

    private static final TimeLimit LIMIT = new TimeLimit(3, 5, 10);

    private final Sample sample;
    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final Requests requests;

    public Story(Sample sample, Proposals proposals, Lifecycle lifecycle, Requests requests) {
        this.sample = sample;
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.requests = requests;
    }

    /** The partnerships of the three recorded set-ups, in order, and the requests their tasks belong to. */
    public record Told(List<UUID> partnerships, List<UUID> checks, List<AgencyRequest> invitations, UUID decision) {}

    public void directory() {
        sample.agency("education", "Education");
        sample.agency("health", "Health");
        sample.body("board", "Board");
        sample.person(LEAD, Function.REPRESENTATIVE, "health", null);
        sample.person(EDUCATION_REP, Function.REPRESENTATIVE, "education", null);
        sample.person(CHAIR, Function.CHAIR, null, "board");
    }

    /** Directory, partnerships and open requests, as the engine's jobs made them. */
    public Told tell() {
        return tell(Recording.ZEEBE_8_6_0);
    }

    /** The same for the instances of another recording. */
    public Told tell(Recording recording) {
        directory();
        List<UUID> partnerships = new ArrayList<>();
        List<UUID> checks = new ArrayList<>();
        for (JsonNode task : recording.tasks("Task_CheckProposal", "CREATED")) {
            UUID partnership = propose();
            partnerships.add(partnership);
            lifecycle.register(partnership, lifecycleOf(recording, task));
            checks.add(open(
                    recording,
                    partnership,
                    Addressee.LEAD_OFFICER,
                    task,
                    FormIds.CHECK_PROPOSAL,
                    "Check the proposal"));
        }
        UUID first = partnerships.getFirst();
        List<AgencyRequest> invitations = ask(recording, first);
        JsonNode decide = recording.tasks("Task_DecideSetUp", "CREATED").getFirst();
        UUID decision = open(
                recording,
                first,
                Addressee.INITIATING_BODY_CHAIR,
                decide,
                FormIds.DECIDE_SET_UP,
                "Decide on the set-up");
        return new Told(partnerships, checks, invitations, decision);
    }

    /** The root instance above the one that a task belongs to. */
    public static long lifecycleOf(Recording recording, JsonNode task) {
        long setUp = task.path("value").path("processInstanceKey").asLong();
        return recording
                .instance(setUp, "ELEMENT_ACTIVATED")
                .path("value")
                .path("parentProcessInstanceKey")
                .asLong();
    }

    private UUID propose() {
        UUID id = UUID.randomUUID();
        proposals.propose(
                id,
                new ProposePartnership(
                        "Young carers",
                        "Children who care",
                        "Nobody sees",
                        List.of("education", "health"),
                        Sample.DESIGN,
                        "board",
                        ""),
                LEAD);
        return id;
    }

    private UUID open(
            Recording recording, UUID partnership, Addressee addressee, JsonNode task, String form, String title) {
        return requests.open(
                        partnership, null, null, addressee, LIMIT, placeOf(recording, task), new Question(form, title))
                .requestId();
    }

    private List<AgencyRequest> ask(Recording recording, UUID partnership) {
        Iterator<JsonNode> tasks =
                recording.tasks("Task_AnswerInvitation", "CREATED").iterator();
        Question question = new Question(FormIds.ANSWER_INVITATION, "Answer the invitation");
        Place job = new Place("PartnershipSetUp", 1, "Task_AskAgencies", 1);
        List<AgencyRequest> asked =
                requests.askAgencies(partnership, job, "SubProcess_AskEveryAgency", question, Whom.NAMED);
        for (AgencyRequest one : asked) {
            Place scope = placeOf(recording, tasks.next());
            requests.open(partnership, one.requestId(), null, Addressee.AGENCY_REPRESENTATIVE, LIMIT, scope, question);
        }
        return asked;
    }

    private static Place placeOf(Recording recording, JsonNode task) {
        JsonNode value = task.path("value");
        return new Place(
                value.path("bpmnProcessId").asText(),
                value.path("processInstanceKey").asLong(),
                "SubProcess_Any",
                recording.scopeOf(task));
    }
}
