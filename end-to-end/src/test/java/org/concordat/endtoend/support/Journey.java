package org.concordat.endtoend.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.concordat.endtoend.support.Visitor.Answer;
import org.jspecify.annotations.Nullable;

/** One partnership on its way, moved by people without a browser. */
public final class Journey {

    /** The chair of the body that every journey is proposed to. */
    public static final String CHAIR = "board";

    private static final String BODY = "partnership-board";

    /** A question as the database has it. */
    public record Question(
            UUID id,
            @Nullable String agencyId,
            String formId,
            String state,
            @Nullable String outcome,
            @Nullable UUID submissionId,
            long processInstanceKey,
            @Nullable Long scopeKey,
            @Nullable Long taskKey,
            @Nullable String taskState) {

        public String path() {
            return "/tasks/" + id;
        }

        /** The key of the engine's task; only for questions whose task has been seen. */
        public long task() {
            if (taskKey == null) {
                throw new IllegalStateException("The task has not been seen");
            }
            return taskKey;
        }
    }

    private final World world;
    private final UUID id;
    private final String name;

    private Journey(World world, UUID id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
    }

    /** A partnership that somebody proposed on a page. */
    public static Journey existing(World world, UUID id, String name) {
        return new Journey(world, id, name);
    }

    /** Proposes a partnership of these agencies; the proposer is its lead officer. */
    public static Journey propose(World world, String proposer, String name, String... agencyIds) {
        UUID id = UUID.randomUUID();
        Answer answer = world.visitor(proposer).post("/propose", fields(id, name, agencyIds));
        assertThat(answer.location()).isEqualTo("/partnerships/" + id);
        return new Journey(world, id, name);
    }

    /** What the form of a proposal sends; small enough for a light set-up. */
    public static Map<String, List<String>> fields(UUID id, String name, String... agencyIds) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("id", List.of(id.toString()));
        fields.put("name", List.of(name));
        fields.put("targetGroup", List.of("Families new to the town"));
        fields.put("rationale", List.of("Each of us sees a part only"));
        fields.put("agencyIds", List.of(agencyIds));
        fields.put("mainReason", List.of("GAP"));
        fields.put("whyNotAlone", List.of("Nobody reaches all of them"));
        fields.put("existing", List.of("NONE_SUITS"));
        fields.put("existingNote", List.of("The others are about schools"));
        fields.put("area", List.of("The town"));
        fields.put("boundaries", List.of(""));
        fields.put("primaryModel", List.of("COORDINATED_DELIVERY"));
        fields.put("form", List.of("STEERING_GROUP"));
        fields.put("degree", List.of("COOPERATION"));
        fields.put(
                "startsOn", List.of(LocalDate.now(ZoneOffset.UTC).plusMonths(2).toString()));
        fields.put("endsOn", List.of(""));
        fields.put("reviewAfterMonths", List.of("12"));
        fields.put("money", List.of("NONE"));
        fields.put("risk", List.of("LOW"));
        fields.put("duty", List.of("NO"));
        fields.put("initiatingBodyId", List.of(BODY));
        fields.put("leadOfficerId", List.of(""));
        return fields;
    }

    /**
     * Fills in on a page what {@link #fields} sends beside name, group, reason and agencies, with a medium risk: enough
     * for a standard set-up.
     */
    public static void fillDesign(Screen screen) {
        screen.choice("Something is missing that nobody provides").check();
        screen.field("Why would one agency alone not do as well?").fill("Nobody reaches all of them");
        screen.choice("No, none of them suits").check();
        screen.field("Which one, or why does none suit?").fill("The others are about schools");
        screen.field("Which area is it for?").fill("The town");
        screen.page().locator("#primaryModel-4").check();
        screen.page().locator("#secondaryModels-2").check();
        screen.choice("Steering group without own staff").check();
        screen.choice("Collaboration").check();
        screen.field("Or: after how many months is it first reviewed?").fill("12");
        screen.choice("No money of its own").check();
        screen.choice("Medium").check();
        screen.page().locator("#duty-2").check();
    }

    /** Fills in the governance of a partnership of Northmoor's health trust, proposed to its board. */
    public static void fillGovernance(Screen screen) {
        screen.field("What is the steering group for, and how often does it meet?")
                .fill("The frame, every quarter");
        screen.field("Who chairs the steering group?").selectOption("Ruth Okafor");
        screen.field("Who stands in for the chair?").selectOption("Daniel Price");
        screen.page()
                .getByLabel("Yes", new Page.GetByLabelOptions().setExact(true))
                .check();
        screen.field("What is the implementation group for, and how often does it meet?")
                .fill("The work, monthly");
        screen.field("Who coordinates the work?").selectOption("Mei Lin");
        screen.field("Who stands in for the coordinator?").selectOption("Tom Barley");
        screen.field("Who sees the whole budget, whatever pot it comes from?").selectOption("Daniel Price");
        screen.field("Who stands in for the budget owner?").selectOption("Mei Lin");
        screen.field("Which early success can everybody see?").fill("A leaflet");
        screen.field("Which joint training or away day brings people together at the start?")
                .fill("A day together");
        screen.field("Who tells whom what, and how often?").fill("Coordinator to all: progress, monthly");
        fillDate(screen, "Until when is it a start-up phase?", 9);
        fillDate(screen, "By when can everybody see it?", 6);
        fillDate(screen, "On which day does it take place?", 5);
        fillDate(screen, "When is that looked at again?", 12);
    }

    private static void fillDate(Screen screen, String label, int monthsFromNow) {
        screen.field(label)
                .fill(LocalDate.now(ZoneOffset.UTC).plusMonths(monthsFromNow).toString());
    }

    /** A name that no other test uses, to tell mails apart. */
    public static String newName(String words) {
        return words + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String path() {
        return "/partnerships/" + id;
    }

    /** Proposes, and has the lead officer send it to the agencies at once: however many they are, the light way. */
    public static Journey sent(World world, String proposer, String name, String... agencyIds) {
        Journey journey = propose(world, proposer, name, agencyIds);
        journey.answer(
                proposer,
                journey.awaitQuestion("check-proposal"),
                "{\"outcome\":\"SEND\",\"tier\":\"LIGHT\",\"tierReason\":\"The agencies are asked at once\"}");
        return journey;
    }

    /** Waits until the question with this form is open and its task is there. */
    public Question awaitQuestion(String formId) {
        return awaitQuestion(formId, null);
    }

    /** Waits until this agency's question with this form is open and its task is there. */
    public Question awaitQuestion(String formId, @Nullable String agencyId) {
        List<Question> found = new ArrayList<>();
        Awaitility.await(formId + " of " + name).until(() -> {
            found.clear();
            questions().stream()
                    .filter(question -> question.formId().equals(formId))
                    .filter(question -> agencyId == null || agencyId.equals(question.agencyId()))
                    .filter(question -> question.state().equals("OPEN") && question.taskKey() != null)
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.getFirst();
    }

    public List<Question> questions() {
        return world.database().sql("""
                        select id, agency_id, form_id, state, outcome, submission_id, process_instance_key, scope_key,
                               task_key, task_state
                          from request where partnership_id = ? order by opened_at, id""").param(id).query(Question.class).list();
    }

    /** The question as it stands now. */
    public Question now(Question question) {
        return questions().stream()
                .filter(other -> other.id().equals(question.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Answers; the portal must take it. */
    public void answer(String userName, Question question, String json) {
        assertThat(tryToAnswer(userName, question, json)).contains("has been taken");
    }

    /** Sends an answer and returns the page it leads to. */
    public String tryToAnswer(String userName, Question question, String json) {
        return world.visitor(userName)
                .postAndFollow(question.path() + "/answers/" + UUID.randomUUID(), Map.of("answers", List.of(json)))
                .body();
    }

    /** An accepting answer by an agency whose sign-in is {@code userName}. */
    public void accept(String userName, String agencyId) {
        answer(userName, awaitQuestion("answer-invitation", agencyId), accepting(userName));
    }

    /** What an agency's person sends to accept and to be the representative. */
    public static String accepting(String userName) {
        return "{\"answer\":\"ACCEPT\",\"representativeId\":\"" + PEOPLE.get(userName) + "\"}";
    }

    private static final Map<String, String> PEOPLE = Map.of(
            "staff", "p-15e8",
            "staff-education", "p-58c3",
            "staff-social-services", "p-a1d4",
            "staff-police", "p-e05b",
            "staff-family-action", "p-f390");

    /** The word for how the partnership stands. */
    public String standing() {
        return world.database()
                .sql("select standing from partnership where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    /** Waits until the set-up has ended this way. */
    public void awaitStanding(String standing) {
        Awaitility.await(name + " " + standing).until(() -> standing().equals(standing));
    }

    /** The key of the one instance that is this partnership's lifecycle. */
    public long lifecycleKey() {
        return world.database()
                .sql("select lifecycle_key from partnership where id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** How often the engine completed the task of a question, as its records tell. */
    public int completions(Question question) {
        return world.search()
                .records("user-task", Map.of("key", question.task(), "intent", "COMPLETED"))
                .size();
    }
}
