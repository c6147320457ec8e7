package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.concordat.endtoend.support.Journey;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our indices can be made again from the database and the engine's records, and nobody notices. */
@RealStackTest
class RebuildTest {

    private final World world;

    RebuildTest(World world) {
        this.world = world;
    }

    @Test
    void shouldMakeTheSameDocumentsAgainWithoutSendingMail() {
        // given work of every kind, all of it indexed
        Journey journey = Journey.sent(world, "staff", Journey.newName("Made again"), "health", "police");
        journey.accept("staff", "health");
        world.awaitQuiet();
        Map<String, JsonNode> before = world.search().ownDocuments();
        List<String> indices = world.search().ownIndexIds();
        int mails = world.mails().all().size();
        assertThat(before.keySet()).contains("partnership/" + journey.id());
        assertThat(before.keySet().stream().map(id -> id.replaceAll("/.*", "")).distinct())
                .contains("partnership", "request", "event", "task", "instance");
        // when an administrator presses the button
        String page = world.visitor("administrator")
                .postAndFollow("/operations/rebuild-index", Map.of())
                .body();
        // then the indices are new and hold the same
        assertThat(page).contains("The search index is being made again");
        awaitSameDocuments(before);
        assertThat(world.search().ownIndexIds()).doesNotContainAnyElementsOf(indices);
        // and no mail was sent
        world.awaitQuiet();
        assertThat(world.mails().all()).hasSize(mails);
    }

    private void awaitSameDocuments(Map<String, JsonNode> before) {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(world.search().ownDocuments()).isEqualTo(before));
    }

    @Test
    @Tag("full")
    void shouldLetPeopleGoOnWorkingWhileTheIndicesAreLost() {
        // given
        Journey journey = Journey.propose(world, "staff", Journey.newName("Lost index"), "health", "police");
        // when the indices are deleted at every step
        world.awaitQuiet();
        world.search().deleteOwnIndices();
        journey.answer("staff", journey.awaitQuestion("check-proposal"), "{\"outcome\":\"SEND\"}");
        journey.accept("staff", "health");
        await().ignoreExceptions().until(() -> world.search().ownIndexIds().size() == 6);
        world.search().deleteOwnIndices();
        journey.accept("staff-police", "police");
        journey.answer(
                Journey.CHAIR,
                journey.awaitQuestion("decide-set-up"),
                "{\"decision\":\"APPROVE\",\"reason\":\"Good\"}");
        // then the partnership is set up, everything is in the index and each mail came once
        journey.awaitStanding("SET_UP");
        world.awaitQuiet();
        assertThat(world.search().ownDocuments())
                .hasEntrySatisfying(
                        "partnership/" + journey.id(),
                        partnership -> assertThat(partnership.path("standing").asText())
                                .isEqualTo("SET_UP"));
        assertThat(world.mails().lines(journey.name())).doesNotHaveDuplicates().hasSize(6);
    }
}
