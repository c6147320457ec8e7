package org.concordat.application.demo;

import java.util.Map;
import org.concordat.processes.FormIds;
import org.concordat.store.requests.Request;
import org.concordat.store.sql.Json;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of a demo answer: exactly the JSON that the form of each task would send. */
@Component
@Profile("demo")
class DemoAnswers {

    private static final String GROUNDS =
            "Every agency we need has said yes, and families should not have to go from door to door.";

    /** An answer, and what it means in plain words. */
    record Answer(String json, String words) {
        static Answer of(Map<String, Object> fields, String words) {
            return new Answer(Json.write(fields), words);
        }
    }

    /** @throws DemoStopped when the demo does not know the form */
    Answer to(Request request, String personId) {
        String form = String.valueOf(request.formId());
        return switch (form) {
            case FormIds.CHECK_PROPOSAL -> Answer.of(Map.of("outcome", "SEND"), "sends it to the agencies");
            case FormIds.ANSWER_INVITATION ->
                Answer.of(Map.of("answer", "ACCEPT", "representativeId", personId), "yes, and represents the agency");
            case FormIds.DECIDE_SET_UP -> Answer.of(Map.of("decision", "APPROVE", "reason", GROUNDS), "approves it");
            default -> throw new DemoStopped("The demo has no answer to the form " + form + ".");
        };
    }
}
