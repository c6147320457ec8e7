package org.concordat.application.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.concordat.application.demo.DemoAnswers.Answer;
import org.concordat.application.demo.DemoAnswers.Basis;

/**
 * A case that was played, to its end or to the day on which the play stopped.
 *
 * @param ended whether it reached its end
 * @param stageReached where the partnership stands, in words
 * @param proposedOn the day, in the time that was played
 * @param reachedOn the day on which it reached its end, or the last one that was played
 * @param answers what its people answered, by request
 * @param mails how many mails were written about it
 */
record PlayedCase(
        DemoPlan plan,
        UUID partnershipId,
        boolean ended,
        String stageReached,
        LocalDate proposedOn,
        LocalDate reachedOn,
        Map<UUID, Answer> answers,
        int mails) {

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
