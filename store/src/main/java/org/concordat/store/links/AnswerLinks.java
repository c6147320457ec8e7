package org.concordat.store.links;

import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.requests.Outcome;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.access.Access;
import org.concordat.store.access.NotPermitted;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.mail.MailQueue;
import org.concordat.store.requests.Request;
import org.concordat.store.requests.RequestRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the lead officer does with links: send one, send it again, withdraw it. */
@Service
public class AnswerLinks {

    private final AnswerLinkRepository links;
    private final RequestRepository requests;
    private final Access access;
    private final MailQueue mails;
    private final Events events;
    private final BusinessClock clock;

    AnswerLinks(
            AnswerLinkRepository links,
            RequestRepository requests,
            Access access,
            MailQueue mails,
            Events events,
            BusinessClock clock) {
        this.links = links;
        this.requests = requests;
        this.access = access;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Queues a mail with a new link for an agency's open request. A link sent before is good for nothing from now on.
     *
     * @return false when the request is closed, overdue, or its form has not arrived yet, so nothing was sent
     * @throws NotPermitted when this person may not arrange how the agency answers
     */
    @Transactional
    public boolean send(UUID requestId, Contact contact, String personId) {
        Request request = locked(requestId, personId);
        if (!request.isOpen() || request.formKey() == null || isDue(request)) {
            return false;
        }
        links.end(requestId);
        UUID id = UUID.randomUUID();
        links.insert(id, requestId, contact, personId);
        mails.addToContact(requestId, MailQueue.Kind.ANSWER_LINK, id.toString(), id);
        record(request, Events.Kind.LINK_SENT, personId);
        return true;
    }

    /**
     * Queues a mail with a new link when this request asks again what was answered by a link: whoever has no account is
     * asked the same way. Called when the form of the request has arrived.
     */
    @Transactional
    public void goOn(UUID requestId) {
        Request request = requests.get(requestId);
        UUID before = request.followsId();
        if (before == null || request.agencyId() == null || latest(requestId).isPresent()) {
            return;
        }
        latest(before)
                .filter(link -> link.endedAt() == null && requests.get(before).outcome() == Outcome.ASK)
                .ifPresent(link -> {
                    UUID id = UUID.randomUUID();
                    links.insert(id, requestId, new Contact(link.contactName(), link.email()), link.sentBy());
                    mails.addToContact(requestId, MailQueue.Kind.ANSWER_LINK, id.toString(), id);
                    record(request, Events.Kind.LINK_SENT, link.sentBy());
                });
    }

    private boolean isDue(Request request) {
        return request.dueAt() == null || !clock.now().isBefore(request.dueAt());
    }

    /**
     * Ends the link of a request, and every visit by it.
     *
     * @return false when there was none that could still be used
     * @throws NotPermitted when this person may not arrange how the agency answers
     */
    @Transactional
    public boolean withdraw(UUID requestId, String personId) {
        Request request = locked(requestId, personId);
        if (!request.isOpen() || !links.end(requestId)) {
            return false;
        }
        record(request, Events.Kind.LINK_WITHDRAWN, personId);
        return true;
    }

    // The request's row orders these with an answer that comes at the same moment.
    private Request locked(UUID requestId, String personId) {
        if (!access.mayArrangeAnswer(personId, requestId)) {
            throw new NotPermitted("arrange how this request is answered");
        }
        return requests.lock(requestId).orElseThrow(() -> new NotPermitted("arrange how this request is answered"));
    }

    private void record(Request request, Events.Kind kind, String personId) {
        if (request.partnershipId() != null) {
            events.record(NewEvent.of(request.partnershipId(), kind, clock.now())
                    .about(request.id(), request.agencyId())
                    .by(personId));
        }
    }

    /** The link of a request that was sent last, ended or not. */
    public Optional<AnswerLink> latest(UUID requestId) {
        return links.latest(requestId);
    }

    /** Whether this link could still be used to answer. */
    public boolean isOpen(AnswerLink link) {
        return links.open(link.id()).isPresent();
    }
}
