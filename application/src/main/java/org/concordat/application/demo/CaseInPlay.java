package org.concordat.application.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.concordat.application.demo.AnswerTimes.Planned;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.jspecify.annotations.Nullable;

/** One case while it is played. */
final class CaseInPlay {

    private final Instant proposeAt;
    private final Map<UUID, Answer> given = new LinkedHashMap<>();
    private final Map<UUID, Planned> planned = new HashMap<>();
    private DemoPlan plan;
    private @Nullable UUID partnershipId;
    private @Nullable Instant proposedAt;
    private long lastEvent;
    private boolean over;

    CaseInPlay(DemoPlan plan, Instant proposeAt) {
        this.plan = plan;
        this.proposeAt = proposeAt;
    }

    DemoPlan plan() {
        return plan;
    }

    String name() {
        return plan.file().id();
    }

    boolean isToBeProposed(Instant now) {
        return partnershipId == null && !proposeAt.isAfter(now);
    }

    boolean isProposed() {
        return partnershipId != null;
    }

    /** Proposed and neither set up nor ended. */
    boolean isOpen() {
        return isProposed() && !over;
    }

    UUID partnershipId() {
        return Objects.requireNonNull(partnershipId);
    }

    Instant proposedAt() {
        return Objects.requireNonNull(proposedAt);
    }

    /** @param filed the plan with the proposal as it was filed */
    void proposed(DemoPlan filed, UUID id, Instant at) {
        this.plan = filed;
        this.partnershipId = id;
        this.proposedAt = at;
    }

    void over() {
        over = true;
    }

    boolean isPlanned(UUID requestId) {
        return planned.containsKey(requestId);
    }

    void plan(UUID requestId, Planned answer) {
        planned.put(requestId, answer);
    }

    boolean isToBeAnswered(UUID requestId, Instant now) {
        Planned answer = planned.get(requestId);
        return answer != null && !given.containsKey(requestId) && !answer.at().isAfter(now);
    }

    void answered(UUID requestId, Answer answer) {
        given.put(requestId, answer);
    }

    Map<UUID, Answer> given() {
        return given;
    }

    /** Whether this event was not seen before; later ones have greater ids. */
    boolean sees(long eventId) {
        boolean isNew = eventId > lastEvent;
        lastEvent = Math.max(lastEvent, eventId);
        return isNew;
    }

    /** When somebody of this case does something next. */
    Optional<Instant> next() {
        if (!isProposed()) {
            return Optional.of(proposeAt);
        }
        return planned.entrySet().stream()
                .filter(entry -> !over && !given.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().at())
                .min(Comparator.naturalOrder());
    }
}
