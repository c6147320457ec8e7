package org.concordat.workers.support;

import java.util.List;
import java.util.UUID;
import org.concordat.domain.commands.ProposePartnership;
import org.concordat.domain.directory.Appointment;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Whom;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.Proposals;
import org.concordat.store.requests.Requests;
import org.concordat.store.requests.Requests.AgencyRequest;
import org.concordat.store.requests.Requests.Place;
import org.concordat.store.support.Sample;

/** One partnership, one request to an agency, and people to write to. */
public class Story {

    public static final String RECIPIENT = "p-recipient";
    public static final String NAME = "Zoë Müller-O’Brien";

    private final Sample sample;
    private final DirectoryRepository directory;
    private final Proposals proposals;
    private final Requests requests;

    public Story(Sample sample, DirectoryRepository directory, Proposals proposals, Requests requests) {
        this.sample = sample;
        this.directory = directory;
        this.proposals = proposals;
        this.requests = requests;
    }

    /** A partnership and the open request put to its first agency. */
    public record Told(UUID partnership, UUID request) {}

    public Told tell() {
        sample.agency("health", "Health & Care <Trust>");
        sample.agency("police", "Police");
        sample.body("board", "Board");
        recipient(true);
        directory.save(new Appointment(RECIPIENT, Function.REPRESENTATIVE, "health", null));
        directory.save(new Appointment(RECIPIENT, Function.CHAIR, null, "board"));
        UUID partnership = UUID.randomUUID();
        proposals.propose(
                partnership,
                new ProposePartnership(
                        "Young <carers> & co", "Group", "Why", List.of("health", "police"), Sample.DESIGN, "board", ""),
                RECIPIENT);
        return new Told(partnership, invitation(partnership));
    }

    private UUID invitation(UUID partnership) {
        AgencyRequest first = requests.askAgencies(
                        partnership, place(), Sample.ASK_SCOPE, Sample.INVITATION, Whom.NAMED)
                .getFirst();
        requests.open(
                partnership,
                first.requestId(),
                null,
                Addressee.AGENCY_REPRESENTATIVE,
                Sample.LIMIT,
                place(),
                Sample.INVITATION);
        return first.requestId();
    }

    private static Place place() {
        return Sample.place(1, Sample.ASK_SCOPE);
    }

    public void recipient(boolean active) {
        directory.save(new Person(RECIPIENT, NAME, "zoe@example.org", active, false));
    }
}
