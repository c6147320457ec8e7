package org.concordat.store.partnerships;

import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.events.Events;
import org.concordat.store.events.Events.NewEvent;
import org.concordat.store.partnerships.PartnershipRepository.Partnership;
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

    /**
     * Makes a process instance the partnership's one lifecycle.
     *
     * @return the stage in which it begins; nothing when another instance is the lifecycle already
     */
    @Transactional
    public Optional<Stage> register(UUID partnershipId, long processInstanceKey) {
        Partnership partnership = partnerships.lock(partnershipId);
        if (!partnerships.claimLifecycle(partnershipId, processInstanceKey)) {
            return Optional.empty();
        }
        boolean isFirstCall = partnership.lifecycleKey() == null;
        if (isFirstCall && partnership.stage() == Stage.SET_UP) {
            events.record(NewEvent.of(partnershipId, Events.Kind.SET_UP_STARTED, clock.now()));
        }
        return Optional.of(partnership.stage());
    }

    /** Records how the set-up ended. */
    @Transactional
    public void recordSetUp(UUID partnershipId, Standing standing) {
        if (partnerships.updateStanding(partnershipId, standing)) {
            events.record(NewEvent.of(partnershipId, Events.Kind.valueOf(standing.name()), clock.now()));
        }
    }
}
