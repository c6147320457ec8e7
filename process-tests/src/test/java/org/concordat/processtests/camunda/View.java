package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's records say about instances, elements, variables, tasks and so on: the documents that Camunda 8.8
 * answers searches with. Built from events alone, which carry the same fields in 8.6 and 8.8.
 */
final class View {

    /** The collections, by their names in Camunda's REST interface. */
    static final String INSTANCES = "process-instances";

    static final String ELEMENTS = "element-instances";
    static final String VARIABLES = "variables";
    static final String INCIDENTS = "incidents";
    static final String TASKS = "user-tasks";
    static final String DECISIONS = "decision-instances";
    static final String SUBSCRIPTIONS = "message-subscriptions";
    static final String CORRELATED = "correlated-message-subscriptions";
    static final String DEFINITIONS = "process-definitions";
    static final String FORMS = "forms";
    private static final List<String> RUNNING =
            List.of(INSTANCES, ELEMENTS, VARIABLES, INCIDENTS, TASKS, DECISIONS, SUBSCRIPTIONS, CORRELATED);
    private static final String TENANT = "<default>";
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    /** A deployed process as its file and as what is read from it. */
    private record Definition(String xml, BpmnModelInstance model) {}

    /** Models that have been read, by their files: every test deploys the same ones again, and reading is slow. */
    private final Map<String, Definition> read = new HashMap<>();

    private final Map<String, Map<String, ObjectNode>> collections = new HashMap<>();
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Map<String, Map<String, ObjectNode>> flows = new HashMap<>();

    /** The documents of a collection by their keys, in the order in which they came to be. */
    Map<String, ObjectNode> collection(String name) {
        return collections.computeIfAbsent(name, unused -> new LinkedHashMap<>());
    }

    /** The sequence flows that an instance has taken. */
    Collection<ObjectNode> flowsOf(String processInstanceKey) {
        return flows.getOrDefault(processInstanceKey, Map.of()).values();
    }

    @Nullable
    String xmlOf(String definitionKey) {
        Definition definition = definitions.get(definitionKey);
        return definition == null ? null : definition.xml();
    }

    /** Root process instances that have not ended. */
    List<Long> runningRoots() {
        return collection(INSTANCES).values().stream()
                .filter(instance -> instance.path("state").asText().equals("ACTIVE"))
                .filter(instance -> instance.path("parentProcessInstanceKey").isNull())
                .map(instance -> instance.path("processInstanceKey").asLong())
                .toList();
    }

    /** Forgets every instance, and with {@code deployments} what was deployed too. */
    void forget(boolean deployments) {
        RUNNING.forEach(name -> collection(name).clear());
        flows.clear();
        if (deployments) {
            collections.clear();
            definitions.clear();
        }
    }

    /** Takes one event of the engine. */
    void take(JsonNode event) {
        JsonNode value = event.path("value");
        switch (event.path("valueType").asText()) {
            case "PROCESS" -> process(event, value);
            case "PROCESS_INSTANCE" -> processInstance(event, value);
            case "VARIABLE" -> variable(event, value);
            case "INCIDENT" -> incident(event, value);
            case "USER_TASK" -> userTask(event, value);
            case "PROCESS_MESSAGE_SUBSCRIPTION" -> subscription(event, value);
            case "DECISION_EVALUATION" -> decisions(event, value);
            case "FORM" -> form(event, value);
            default -> {
                // nothing that a test asks for
            }
        }
    }

    private void process(JsonNode event, JsonNode value) {
        if (!intent(event).equals("CREATED")) {
            return;
        }
        String key = value.path("processDefinitionKey").asText();
        definitions.put(key, read.computeIfAbsent(value.path("resource").asText(), View::read));
        collection(DEFINITIONS)
                .put(
                        key,
                        document()
                                .put("processDefinitionKey", key)
                                .put(
                                        "processDefinitionId",
                                        value.path("bpmnProcessId").asText())
                                .put(
                                        "name",
                                        nameOf(key, value.path("bpmnProcessId").asText()))
                                .put("resourceName", value.path("resourceName").asText())
                                .put("version", value.path("version").asInt())
                                .put("versionTag", value.path("versionTag").asText(""))
                                .put("hasStartForm", false));
    }

    private static Definition read(String resource) {
        byte[] file = Base64.getDecoder().decode(resource);
        return new Definition(
                new String(file, StandardCharsets.UTF_8), Bpmn.readModelFromStream(new ByteArrayInputStream(file)));
    }

    private @Nullable String nameOf(String definitionKey, String elementId) {
        Definition definition = definitions.get(definitionKey);
        if (definition == null) {
            return null;
        }
        ModelElementInstance element = definition.model().getModelElementById(elementId);
        return element == null ? null : element.getAttributeValue("name");
    }

    private void form(JsonNode event, JsonNode value) {
        if (intent(event).equals("CREATED")) {
            collection(FORMS)
                    .put(
                            value.path("formKey").asText(),
                            document()
                                    .put("formKey", value.path("formKey").asText())
                                    .put("formId", value.path("formId").asText())
                                    .put("version", value.path("version").asLong())
                                    .put(
                                            "schema",
                                            new String(
                                                    Base64.getDecoder()
                                                            .decode(value.path("resource")
                                                                    .asText()),
                                                    StandardCharsets.UTF_8)));
        }
    }

    private void processInstance(JsonNode event, JsonNode value) {
        String intent = intent(event);
        boolean isProcess = value.path("bpmnElementType").asText().equals("PROCESS");
        if (intent.equals("SEQUENCE_FLOW_TAKEN")) {
            flow(value);
            return;
        }
        boolean known = collection(isProcess ? INSTANCES : ELEMENTS)
                .containsKey(event.path("key").asText());
        if (!known && !intent.equals("ELEMENT_ACTIVATING")) {
            return; // the end of something that was there before a purge
        }
        ObjectNode document = isProcess ? instance(event, value) : element(event, value);
        document.put("processDefinitionKey", value.path("processDefinitionKey").asText());
        if (isProcess) {
            document.put("processDefinitionVersion", value.path("version").asInt());
        }
        switch (intent) {
            case "ELEMENT_COMPLETED", "ELEMENT_TERMINATED" ->
                document.put("state", intent.equals("ELEMENT_COMPLETED") ? "COMPLETED" : "TERMINATED")
                        .put("endDate", at(event));
            default -> {
                // on its way
            }
        }
    }

    private void flow(JsonNode value) {
        String instance = value.path("processInstanceKey").asText();
        String id = value.path("elementId").asText();
        flows.computeIfAbsent(instance, unused -> new LinkedHashMap<>())
                .put(
                        id,
                        document()
                                .put("sequenceFlowId", instance + "_" + id)
                                .put("elementId", id)
                                .put("processInstanceKey", instance)
                                .put(
                                        "processDefinitionKey",
                                        value.path("processDefinitionKey").asText())
                                .put(
                                        "processDefinitionId",
                                        value.path("bpmnProcessId").asText()));
    }

    private ObjectNode instance(JsonNode event, JsonNode value) {
        String key = event.path("key").asText();
        return collection(INSTANCES)
                .computeIfAbsent(
                        key,
                        unused -> placed(value)
                                .put("processInstanceKey", key)
                                .put(
                                        "processDefinitionName",
                                        nameOf(
                                                value.path("processDefinitionKey")
                                                        .asText(),
                                                value.path("bpmnProcessId").asText()))
                                .put(
                                        "processDefinitionVersion",
                                        value.path("version").asInt())
                                .put("parentProcessInstanceKey", keyOrNull(value, "parentProcessInstanceKey"))
                                .put("parentElementInstanceKey", keyOrNull(value, "parentElementInstanceKey"))
                                .put("startDate", at(event))
                                .putNull("endDate")
                                .put("state", "ACTIVE")
                                .put("hasIncident", false)
                                .set("tags", JsonNodeFactory.instance.arrayNode()));
    }

    private ObjectNode element(JsonNode event, JsonNode value) {
        String key = event.path("key").asText();
        return collection(ELEMENTS)
                .computeIfAbsent(
                        key,
                        unused -> placed(value)
                                .put("elementInstanceKey", key)
                                .put("elementId", value.path("elementId").asText())
                                .put(
                                        "elementName",
                                        nameOf(
                                                value.path("processDefinitionKey")
                                                        .asText(),
                                                value.path("elementId").asText()))
                                .put("type", value.path("bpmnElementType").asText())
                                .put("startDate", at(event))
                                .putNull("endDate")
                                .put("state", "ACTIVE")
                                .put("hasIncident", false)
                                .putNull("incidentKey"));
    }

    private void variable(JsonNode event, JsonNode value) {
        if (intent(event).equals("MIGRATED")) {
            return; // carries no value
        }
        String key = event.path("key").asText();
        collection(VARIABLES)
                .put(
                        key,
                        document()
                                .put("variableKey", key)
                                .put("name", value.path("name").asText())
                                .put("value", value.path("value").asText())
                                .put("scopeKey", value.path("scopeKey").asText())
                                .put(
                                        "processInstanceKey",
                                        value.path("processInstanceKey").asText())
                                .put("isTruncated", false));
    }

    private void incident(JsonNode event, JsonNode value) {
        String key = event.path("key").asText();
        boolean active = !intent(event).equals("RESOLVED");
        if (intent(event).equals("CREATED")) {
            collection(INCIDENTS)
                    .put(
                            key,
                            placed(value)
                                    .put("incidentKey", key)
                                    .put("errorType", value.path("errorType").asText())
                                    .put(
                                            "errorMessage",
                                            value.path("errorMessage").asText())
                                    .put("elementId", value.path("elementId").asText())
                                    .put(
                                            "elementInstanceKey",
                                            value.path("elementInstanceKey").asText())
                                    .put("creationTime", at(event))
                                    .put("jobKey", keyOrNull(value, "jobKey")));
        }
        ObjectNode known = collection(INCIDENTS).get(key);
        if (known != null) {
            known.put("state", active ? "ACTIVE" : "RESOLVED");
        }
        mark(collection(INSTANCES).get(value.path("processInstanceKey").asText()), active);
        ObjectNode element =
                collection(ELEMENTS).get(value.path("elementInstanceKey").asText());
        mark(element, active);
        if (element != null) {
            element.put("incidentKey", active ? key : null);
        }
    }

    private static void mark(@Nullable ObjectNode document, boolean hasIncident) {
        if (document != null) {
            document.put("hasIncident", hasIncident);
        }
    }

    private void userTask(JsonNode event, JsonNode value) {
        String key = value.path("userTaskKey").asText();
        if (!collection(TASKS).containsKey(key) && !intent(event).equals("CREATING")) {
            return; // the end of something that was there before a purge
        }
        ObjectNode task = collection(TASKS)
                .computeIfAbsent(
                        key,
                        unused -> placed(value)
                                .put("userTaskKey", key)
                                .put(
                                        "name",
                                        nameOf(
                                                value.path("processDefinitionKey")
                                                        .asText(),
                                                value.path("elementId").asText()))
                                .put("elementId", value.path("elementId").asText())
                                .put(
                                        "elementInstanceKey",
                                        value.path("elementInstanceKey").asText())
                                .put(
                                        "processDefinitionVersion",
                                        value.path("processDefinitionVersion").asInt())
                                .putNull("processName")
                                .put("creationDate", at(event))
                                .putNull("completionDate")
                                .set("customHeaders", JsonNodeFactory.instance.objectNode()));
        task.put("processDefinitionKey", value.path("processDefinitionKey").asText());
        task.put("assignee", textOrNull(value, "assignee"));
        task.put("dueDate", textOrNull(value, "dueDate"));
        task.put("followUpDate", textOrNull(value, "followUpDate"));
        task.put("formKey", keyOrNull(value, "formKey"));
        task.put("externalFormReference", textOrNull(value, "externalFormReference"));
        task.put("priority", value.path("priority").asInt(50));
        task.set("candidateGroups", listOf(value, "candidateGroupsList"));
        task.set("candidateUsers", listOf(value, "candidateUsersList"));
        switch (intent(event)) {
            case "CREATED", "ASSIGNED", "UPDATED", "MIGRATED" -> task.put("state", "CREATED");
            case "COMPLETED" -> task.put("state", "COMPLETED").put("completionDate", at(event));
            case "CANCELED" -> task.put("state", "CANCELED").put("completionDate", at(event));
            default -> task.put("state", intent(event)); // CREATING, ASSIGNING, UPDATING, COMPLETING, CANCELING
        }
    }

    private void subscription(JsonNode event, JsonNode value) {
        String key = event.path("key").asText();
        String intent = intent(event);
        boolean known = collection(SUBSCRIPTIONS).containsKey(key);
        if (!intent.equals("CREATED")
                && !(known && List.of("CORRELATED", "DELETED", "MIGRATED").contains(intent))) {
            return;
        }
        ObjectNode subscription = collection(SUBSCRIPTIONS)
                .computeIfAbsent(
                        key,
                        unused -> placed(value)
                                .put("messageSubscriptionKey", key)
                                .put("elementId", value.path("elementId").asText())
                                .put(
                                        "elementInstanceKey",
                                        value.path("elementInstanceKey").asText())
                                .put("messageName", value.path("messageName").asText())
                                .put(
                                        "correlationKey",
                                        value.path("correlationKey").asText()));
        subscription.put("messageSubscriptionState", intent).put("lastUpdatedDate", at(event));
        if (intent.equals("CORRELATED")) {
            String messageKey = value.path("messageKey").asText();
            collection(CORRELATED)
                    .put(
                            key + "/" + messageKey,
                            placed(value)
                                    .put("subscriptionKey", key)
                                    .put("messageKey", messageKey)
                                    .put(
                                            "messageName",
                                            value.path("messageName").asText())
                                    .put(
                                            "correlationKey",
                                            value.path("correlationKey").asText())
                                    .put("correlationTime", at(event))
                                    .put("elementId", value.path("elementId").asText())
                                    .put(
                                            "elementInstanceKey",
                                            value.path("elementInstanceKey").asText())
                                    .put(
                                            "partitionId",
                                            event.path("partitionId").asInt()));
        }
    }

    private void decisions(JsonNode event, JsonNode value) {
        int index = 1;
        for (JsonNode evaluated : value.path("evaluatedDecisions")) {
            String key = event.path("key").asText() + "-" + index;
            boolean failed = intent(event).equals("FAILED")
                    && evaluated.path("decisionId").equals(value.path("failedDecisionId"));
            collection(DECISIONS)
                    .put(
                            key,
                            placed(value)
                                    .put("decisionEvaluationInstanceKey", key)
                                    .put(
                                            "decisionEvaluationKey",
                                            event.path("key").asText())
                                    .put("state", failed ? "FAILED" : "EVALUATED")
                                    .put("evaluationDate", at(event))
                                    .put("evaluationFailure", textOrNull(value, "evaluationFailureMessage"))
                                    .put(
                                            "elementInstanceKey",
                                            value.path("elementInstanceKey").asText())
                                    .put(
                                            "decisionDefinitionKey",
                                            evaluated.path("decisionKey").asText())
                                    .put(
                                            "decisionDefinitionId",
                                            evaluated.path("decisionId").asText())
                                    .put(
                                            "decisionDefinitionName",
                                            evaluated.path("decisionName").asText())
                                    .put(
                                            "decisionDefinitionVersion",
                                            evaluated.path("decisionVersion").asInt())
                                    .put(
                                            "decisionDefinitionType",
                                            evaluated.path("decisionType").asText())
                                    .put(
                                            "result",
                                            evaluated.path("decisionOutput").asText())
                                    .<ObjectNode>set("evaluatedInputs", inputs(evaluated.path("evaluatedInputs")))
                                    .set("matchedRules", rules(evaluated.path("matchedRules"))));
            index++;
        }
    }

    private static ArrayNode inputs(JsonNode inputs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        inputs.forEach(input -> list.addObject()
                .put("inputId", input.path("inputId").asText())
                .put("inputName", input.path("inputName").asText())
                .put("inputValue", input.path("inputValue").asText()));
        return list;
    }

    private static ArrayNode rules(JsonNode rules) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        rules.forEach(rule -> {
            ArrayNode outputs = list.addObject()
                    .put("ruleId", rule.path("ruleId").asText())
                    .put("ruleIndex", rule.path("ruleIndex").asInt())
                    .putArray("evaluatedOutputs");
            rule.path("evaluatedOutputs")
                    .forEach(output -> outputs.addObject()
                            .put("outputId", output.path("outputId").asText())
                            .put("outputName", output.path("outputName").asText())
                            .put("outputValue", output.path("outputValue").asText()));
        });
        return list;
    }

    /** A document with what nearly every event says about its place. */
    private static ObjectNode placed(JsonNode value) {
        return document()
                .put("processDefinitionId", value.path("bpmnProcessId").asText())
                .put("processDefinitionKey", value.path("processDefinitionKey").asText("-1"))
                .put("processInstanceKey", value.path("processInstanceKey").asText());
    }

    private static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode().put("tenantId", TENANT);
    }

    private static String intent(JsonNode event) {
        return event.path("intent").asText();
    }

    private static String at(JsonNode event) {
        return ISO.format(Instant.ofEpochMilli(event.path("timestamp").asLong()).atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String keyOrNull(JsonNode value, String name) {
        return value.path(name).asLong(-1) <= 0 ? null : value.path(name).asText();
    }

    private static @Nullable String textOrNull(JsonNode value, String name) {
        return value.path(name).asText("").isEmpty() ? null : value.path(name).asText();
    }

    private static ArrayNode listOf(JsonNode value, String name) {
        return value.path(name) instanceof ArrayNode list ? list : new ObjectMapper().createArrayNode();
    }
}
