package org.concordat.processtests.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.concordat.processtests.story.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The stand-in says what it does not have, so that no test passes because of an empty answer. */
@ProcessTest
@DisabledIf(value = "isRealCamunda", disabledReason = "a real Camunda has no stand-in")
class StandInTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private CamundaClient camunda;

    static boolean isRealCamunda() {
        return switch (CamundaForTests.On.chosen()) {
            case MEMORY, BROKER -> false;
            case REMOTE, MANAGED, NONE -> true;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /v2/batch-operations/search     | {}",
                "POST   | /v2/authorizations/search       | {}",
                "GET    | /v2/license                     | ",
                "POST   | /v2/documents                   | {}",
                "POST   | /v2/user-tasks/1/variables/search | {}",
                "POST   | /v2/process-instances/search    | {\"filter\":{\"businessKey\":\"x\"}}",
                "POST   | /v2/user-tasks/search           | {\"page\":{\"after\":\"x\"}}",
                "POST   | /v2/messages/correlation        | {}",
            })
    void shouldAnswer501ToWhatItDoesNotHave(String method, String path, String body) throws Exception {
        ensureSomethingToSearch();

        HttpResponse<String> answer = call(method, path, body == null ? "" : body);

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("does not provide");
    }

    @Test
    void shouldAnswer501ToAnOperatorItDoesNotKnow() throws Exception {
        ensureSomethingToSearch();

        HttpResponse<String> answer = call(
                "POST", "/v2/process-instances/search", "{\"filter\":{\"processDefinitionId\":{\"$like\":\"Plat*\"}}}");

        assertThat(answer.statusCode()).isEqualTo(501);
    }

    @Test
    void shouldTakeEmptyCollectionsForNoCondition() throws Exception {
        HttpResponse<String> answer = call(
                "POST", "/v2/process-instances/search", "{\"filter\":{\"$or\":[],\"tags\":[],\"state\":{\"$in\":[]}}}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** A filter is only looked at when there is something to filter. */
    private void ensureSomethingToSearch() throws IOException, InterruptedException {
        camunda.newDeployResourceCommand()
                .addProcessModel(
                        io.camunda.zeebe.model.bpmn.Bpmn.createExecutableProcess("Searched")
                                .startEvent()
                                .endEvent()
                                .done(),
                        "Searched.bpmn")
                .send()
                .join();
        camunda.newCreateInstanceCommand()
                .bpmnProcessId("Searched")
                .latestVersion()
                .withResult()
                .send()
                .join();
        org.awaitility.Awaitility.await()
                .until(() -> call("POST", "/v2/process-instances/search", "{}")
                        .body()
                        .contains("Searched"));
    }

    private HttpResponse<String> call(String method, String path, String body)
            throws IOException, InterruptedException {
        URI address = URI.create(camunda.getConfiguration().getRestAddress() + path);
        return http.send(
                HttpRequest.newBuilder(address)
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
