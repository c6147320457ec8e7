package org.concordat.store.submissions;

import java.util.Optional;
import java.util.UUID;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.requests.Facts;
import org.concordat.domain.requests.Outcome;
import org.concordat.store.partnerships.Tiers;
import org.concordat.store.requests.Request;
import org.springframework.stereotype.Component;

/** What the engine is told of an answer that is stored, whether at once or when a stopped task is repaired. */
@Component
public class AnswerFacts {

    private final Tiers tiers;

    public AnswerFacts(Tiers tiers) {
        this.tiers = tiers;
    }

    public Facts of(Request request, UUID submissionId, Outcome outcome) {
        Optional<Tier> tier = outcome == Outcome.SEND
                ? Optional.ofNullable(request.partnershipId())
                        .flatMap(tiers::find)
                        .flatMap(stored -> Optional.ofNullable(stored.chosen()))
                : Optional.empty();
        return new Facts(submissionId, outcome, tier.orElse(null));
    }
}
