package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.Journey.Question;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.Visitor;
import org.concordat.endtoend.support.Visitor.Answer;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody sees or answers what is not theirs, whichever way they ask. */
@RealStackTest
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {

    /** The pages behind a link ask for their own proof; {@link LinkTest} is about them. */
    private static final Set<String> BEHIND_A_LINK = Set.of(
            "/answer-link/{token}",
            "/answer",
            "/answer/code",
            "/answer/open",
            "/answer/form",
            "/answer/form/{submissionId}",
            "/answer/done");

    private static final Set<String> OPEN = Set.of("/sign-in", "/error");
    private static final String ACCEPT = Journey.accepting("staff");

    private final World world;
    private final Journey journey;
    private final Question question;

    AccessTest(World world) {
        this.world = world;
        this.journey = Journey.sent(world, "staff", Journey.newName("Closed doors"), "health", "education");
        this.question = journey.awaitQuestion("answer-invitation", "health");
    }

    static Stream<String> strangersToTheTask() {
        // an agency that is not asked, one that is asked something else, the chair, and who runs the system
        return Stream.of("staff-police", "staff-education", "board", "administrator");
    }

    @ParameterizedTest
    @MethodSource("strangersToTheTask")
    void shouldHideATaskFromEverybodyElse(String userName) {
        Visitor other = world.visitor(userName);
        // when
        Answer page = other.get(question.path());
        Answer answer =
                other.post(question.path() + "/answers/" + UUID.randomUUID(), Map.of("answers", List.of(ACCEPT)));
        Answer draft = other.json("PUT", question.path() + "/draft", "{\"answer\":\"ACCEPT\"}");
        // then
        assertThat(List.of(page.status(), answer.status(), draft.status())).containsOnly(404);
        assertThat(page.body()).contains("Page not found").doesNotContain(journey.name());
        assertThat(other.get("/tasks").body()).doesNotContain(question.path());
        assertThat(journey.now(question).state()).isEqualTo("OPEN");
        assertThat(drafts()).isZero();
    }

    private int drafts() {
        return world.database()
                .sql("select count(*) from draft where request_id = ?")
                .param(question.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldHideAPartnershipFromAnAgencyThatIsNotAsked() {
        Visitor police = world.visitor("staff-police");
        assertThat(police.get(journey.path()).status()).isEqualTo(404);
        assertThat(police.get("/partnerships").body()).doesNotContain(journey.name());
        assertThat(police.get("/partnerships?q=Closed").body()).doesNotContain(journey.name());
        assertThat(world.visitor("staff-education").get(journey.path()).status())
                .isEqualTo(200);
    }

    @Test
    void shouldLetOnlyTheLeadOfficerMoveADeadline() {
        String path = journey.path() + "/requests/" + question.id() + "/deadline";
        for (String userName : List.of("staff-education", "staff-police", "board", "administrator")) {
            assertThat(world.visitor(userName).get(path).status()).isEqualTo(404);
            assertThat(world.visitor(userName)
                            .post(path, Map.of("workingDays", List.of("1")))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(world.visitor("staff").get(path).status()).isEqualTo(200);
    }

    @Test
    void shouldHideThePagesOfAdministratorsFromEverybodyElse() {
        for (String userName : List.of("staff", "board")) {
            Visitor visitor = world.visitor(userName);
            assertThat(List.of(
                            visitor.get("/directory").status(),
                            visitor.get("/operations").status(),
                            visitor.post("/operations/rebuild-index", Map.of()).status(),
                            visitor.post("/operations/incidents/1/resolve", Map.of())
                                    .status(),
                            visitor.post("/operations/mails/" + UUID.randomUUID() + "/send-again", Map.of())
                                    .status()))
                    .containsOnly(404);
        }
        assertThat(world.visitor("administrator").get("/operations").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAPersonWhoHasNoPartInProposing() {
        Answer page = world.visitor("administrator").get("/propose");
        Answer sent = world.visitor("administrator")
                .post("/propose", Journey.fields(UUID.randomUUID(), "Never", "health", "police"));
        assertThat(List.of(page.status(), sent.status())).containsOnly(403);
    }

    /** One way to ask the application for something. */
    record Mapping(String method, String pattern) {}

    @Test
    void shouldLeadEverybodyWhoIsNotSignedInToTheSignInPageFromEveryAddress() {
        // given every address that the running application answers to
        List<Mapping> mappings = mappings();
        assertThat(mappings)
                .contains(
                        new Mapping("POST", "/tasks/{requestId}/answers/{submissionId}"),
                        new Mapping("PUT", "/tasks/{requestId}/draft"),
                        new Mapping("GET", "/operations"));
        Visitor stranger = world.stranger();
        for (Mapping mapping : mappings) {
            if (OPEN.contains(mapping.pattern()) || BEHIND_A_LINK.contains(mapping.pattern())) {
                continue;
            }
            // when somebody asks who is not signed in
            String path =
                    mapping.pattern().replaceAll("\\{[^}]*}", question.id().toString());
            Answer answer =
                    mapping.method().equals("GET") ? stranger.get(path) : stranger.json(mapping.method(), path, "{}");
            // then
            assertThat(answer.status()).as(mapping.toString()).isEqualTo(302);
            assertThat(answer.location()).as(mapping.toString()).isEqualTo("/sign-in");
        }
    }

    private List<Mapping> mappings() {
        List<Mapping> mappings = new ArrayList<>();
        for (JsonNode context : world.actuator("mappings").path("contexts")) {
            for (JsonNode servlet : context.path("mappings").path("dispatcherServlets")) {
                for (JsonNode mapping : servlet) {
                    JsonNode conditions = mapping.path("details").path("requestMappingConditions");
                    List<String> methods = new ArrayList<>();
                    conditions.path("methods").forEach(method -> methods.add(method.asText()));
                    boolean ours = mapping.path("details")
                            .path("handlerMethod")
                            .path("className")
                            .asText()
                            .startsWith("org.concordat");
                    for (JsonNode pattern : conditions.path("patterns")) {
                        (methods.isEmpty() ? List.of("GET", "POST") : methods)
                                .stream()
                                        .filter(method -> ours)
                                        .forEach(method -> mappings.add(new Mapping(method, pattern.asText())));
                    }
                }
            }
        }
        return mappings;
    }

    @Test
    void shouldRefuseAFormWithoutTheTokenOfItsPage() {
        Answer answer = world.visitor("staff").withoutToken(question.path() + "/answers/" + UUID.randomUUID());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(journey.now(question).state()).isEqualTo("OPEN");
    }
}
