package org.concordat.workers.support;

import java.util.List;
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
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.requests.Requests.Question;

/** One partnership, one request to an agency, and people to write to. */
public class Story {

    public static final String RECIPIENT = "p-recipient";
    public static final String NAME = "Zoë Müller-O’Brien";

    private static final AtomicLong KEYS = new AtomicLong(1000);

    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Requests requests;

    public Story(DirectoryRepository directory, Proposals proposals, Requests requests) {
        this.directory = directory;
        this.proposals = proposals;
        this.requests = requests;
    }

    /** A partnership and the open request put to its first agency. */
    public record Told(UUID partnership, UUID request) {}

    public Told tell() {
        directory.save(new Agency("health", "Health & Care <Trust>", AgencyKind.HEALTH));
        directory.save(new Agency("police", "Police", AgencyKind.POLICE));
        directory.save(new Body("board", "Board", BodyKind.BOARD));
        recipient(true);
        directory.save(new Appointment(RECIPIENT, Function.REPRESENTATIVE, "health", null));
        directory.save(new Appointment(RECIPIENT, Function.CHAIR, null, "board"));
        UUID partnership = UUID.randomUUID();
        proposals.propose(
                partnership,
                new ProposePartnership("Young <carers> & co", "Group", "Why", List.of("health", "police"), "board", ""),
                RECIPIENT);
        return new Told(partnership, invitation(partnership));
    }

    private UUID invitation(UUID partnership) {
        Question question = new Question("answer-invitation", "Answer the invitation");
        AgencyRequest first = requests.askAgencies(partnership, place(), "SubProcess_Ask", question)
                .getFirst();
        requests.open(
                partnership,
                first.requestId(),
                Addressee.AGENCY_REPRESENTATIVE,
                new TimeLimit(3, 5, 10),
                place(),
                question);
        return first.requestId();
    }

    private static Place place() {
        return new Place("PartnershipSetUp", 1, "SubProcess_Ask", KEYS.incrementAndGet());
    }

    public void recipient(boolean active) {
        directory.save(new Person(RECIPIENT, NAME, "zoe@example.org", active, false));
    }
}
