package org.concordat.application.demo;

import java.util.Map;
import org.concordat.processes.FormIds;
import org.concordat.store.sql.Json;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of a demo answer: exactly the JSON that the form of each task would send. */
@Component
@Profile("demo")
class DemoAnswers {

    private static final String GROUNDS =
            "Every agency that was asked has said yes, and the reason given in the proposal still holds.";

    private static final String NEEDS_ASSUMED = "The case does not say; it is assumed that the agencies looked at it.";

    /** Why an answer is what it is. */
    enum Basis {
        /** The case says so. */
        SAID("as the case says"),
        /** The case says nothing about it, and this is what the demo supposes instead. */
        ASSUMED("assumed");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** An answer, what it means in plain words, and where it comes from. */
    record Answer(String json, String words, Basis basis) {
        static Answer of(Map<String, Object> fields, String words, Basis basis) {
            return new Answer(Json.write(fields), words, basis);
        }
    }

    /** @throws DemoStopped when the demo does not know the form */
    Answer to(String form, String personId) {
        return switch (form) {
            case FormIds.CHECK_PROPOSAL ->
                Answer.of(Map.of("outcome", "SEND"), "sends it to the agencies", Basis.ASSUMED);
            case FormIds.DESCRIBE_NEEDS ->
                Answer.of(
                        Map.of(
                                "evidence", NEEDS_ASSUMED,
                                "provision", "What each agency does today.",
                                "gaps", "The case does not say more than its rationale.",
                                "baseline", "How many people the agencies reach today: every agency for itself"),
                        "describes them",
                        Basis.ASSUMED);
            // A case names those who took part, and no agency that was asked and said no.
            case FormIds.ANSWER_INVITATION ->
                Answer.of(
                        Map.of("answer", "ACCEPT", "representativeId", personId),
                        "yes, and represents the agency",
                        Basis.SAID);
            case FormIds.DECIDE_SET_UP ->
                Answer.of(Map.of("decision", "APPROVE", "reason", GROUNDS), "approves it", Basis.ASSUMED);
            default -> throw new DemoStopped("The demo has no answer to the form " + form + ".");
        };
    }
}
