package org.concordat.application.demo;

import java.util.List;
import java.util.Map;
import org.concordat.domain.directory.Function;
import org.concordat.processes.FormIds;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.sql.Json;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of a demo answer: exactly the JSON that the form of each task would send. */
@Component
@Profile("demo & !deploy")
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

    /**
     * What this person answers.
     *
     * @throws DemoStopped when the demo does not know the form
     */
    Answer to(DemoPlan plan, String form, Entry person) {
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
                        Map.of(
                                "answer",
                                "ACCEPT",
                                "representativeId",
                                person.id(),
                                "secondId",
                                DemoPeople.holder(plan, Function.DEPUTY, DemoPeople.agencyOf(person))),
                        "yes, and represents the agency",
                        Basis.SAID);
            case FormIds.CONFIRM_COMMITMENT -> commitment(plan, person);
            case FormIds.ASSESS_READINESS ->
                Answer.of(
                        Map.of(
                                "strategicReadiness", "NEARLY",
                                "strategicRelations", "REGULAR",
                                "operationalReadiness", "WILLING",
                                "operationalRelations", "OCCASIONAL",
                                "mandate", "WITHIN_LIMITS",
                                "mandateLimits", "What the agency has promised to bring."),
                        "nearly ready at the top, willing below",
                        Basis.ASSUMED);
            case FormIds.AGREE_GOVERNANCE -> DemoGovernance.answer(plan);
            case FormIds.RATE_FIRST_RISKS ->
                plan.file().challenges().isEmpty()
                        ? Answer.of(
                                Map.of("outlook", "NONE", "reason", "The case tells of no difficulty."),
                                "sees none",
                                Basis.ASSUMED)
                        : Answer.of(Map.of("outlook", "LISTED"), "lists what the case tells of", Basis.SAID);
            case FormIds.DECIDE_SET_UP ->
                Answer.of(Map.of("decision", "APPROVE", "reason", GROUNDS), "approves it", Basis.ASSUMED);
            default -> throw new DemoStopped("The demo has no answer to the form " + form + ".");
        };
    }

    private static Answer commitment(DemoPlan plan, Entry person) {
        List<String> provides =
                DemoPeople.caseAgency(plan, DemoPeople.agencyOf(person)).provides();
        Map<String, Object> fields = Map.of(
                "answer", "COMMIT",
                "time", "The case does not say; it is assumed to be enough.",
                "resources", provides.isEmpty() ? "The case does not say." : String.join("; ", provides),
                "priority", "LIKE_OTHERS");
        return Answer.of(fields, "commits the agency", provides.isEmpty() ? Basis.ASSUMED : Basis.SAID);
    }
}
