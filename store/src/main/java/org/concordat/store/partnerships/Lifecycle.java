package org.concordat.store.partnerships;

import java.util.UUID;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partnership's own record of its lifecycle. Every method may be called twice with the same result. */
@Service
public class Lifecycle {

    private final PartnershipRepository partnerships;
    private final Events events;
    private final BusinessClock clock;

    public Lifecycle(PartnershipRepository partnerships, Events events, BusinessClock clock) {
        this.partnerships = partnerships;
        this.events = events;
        this.clock = clock;
    }

    /** Makes a process instance the partnership's one lifecycle. Returns false when another instance already is. */
    @Transactional
    public boolean register(UUID partnershipId, long processInstanceKey) {
        boolean isFirstCall = partnerships.lock(partnershipId).lifecycleKey() == null;
        boolean registered = partnerships.claimLifecycle(partnershipId, processInstanceKey);
        if (registered && isFirstCall) {
            events.record(NewEvent.of(partnershipId, Events.Kind.SET_UP_STARTED, clock.now()));
        }
        return registered;
    }

    /** Records how the set-up ended. */
    @Transactional
    public void recordSetUp(UUID partnershipId, Standing standing) {
        if (partnerships.updateStanding(partnershipId, standing)) {
            events.record(NewEvent.of(partnershipId, Events.Kind.valueOf(standing.name()), clock.now()));
        }
    }
}
