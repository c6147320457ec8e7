package org.concordat.application.demo;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;

/**
 * A case that was played to its end.
 *
 * @param stageReached where the partnership stands, in words
 * @param answers what its people answered, by request
 * @param mails how many mails were written about it
 * @param took from the proposal to the last mail
 */
record PlayedCase(
        DemoPlan plan, UUID partnershipId, String stageReached, Map<UUID, Answer> answers, int mails, Duration took) {

    PlayedCase {
        answers = Map.copyOf(answers);
    }

    /** How many answers the case does not give. */
    long assumedAnswers() {
        return answers.values().stream()
                .filter(answer -> answer.basis() == Basis.ASSUMED)
                .count();
    }
}
