package org.concordat.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.camunda.client.annotation.JobWorker;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concordat.domain.commands.AnswerInvitation;
import org.concordat.domain.commands.DecideSetUp;
import org.concordat.domain.partnership.MoneyBand;
import org.concordat.domain.partnership.Risk;
import org.concordat.domain.partnership.Stage;
import org.concordat.domain.partnership.Standing;
import org.concordat.domain.partnership.Tier;
import org.concordat.domain.requests.Addressee;
import org.concordat.domain.requests.Facts;
import org.concordat.domain.requests.Outcome;
import org.concordat.store.mail.Notifications;
import org.concordat.store.submissions.FormHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class ModelContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.concordat");

    private static final List<BpmnModelInstance> MODELS = new ArrayList<>();
    private static final Map<String, JsonNode> FORMS = new TreeMap<>();
    private static final Map<String, Class<?>> COMMANDS = new TreeMap<>();
    private static JsonNode schemas = JSON.createObjectNode();

    @BeforeAll
    static void readWhatIsPackaged() throws IOException, ReflectiveOperationException {
        for (Resource model : find("classpath*:processes/*/*.bpmn")) {
            try (InputStream in = model.getInputStream()) {
                MODELS.add(Bpmn.readModelFromStream(in));
            }
        }
        for (Resource form : find("classpath*:forms/*/*.form")) {
            JsonNode json = read(form);
            FORMS.put(json.path("id").asText(), json);
        }
        schemas = read(find("classpath:processes/variables.schema.json")[0]);
        for (FormHandler<?> handler : handlers()) {
            COMMANDS.put(handler.formId(), handler.commandType());
        }
    }

    private static Resource[] find(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }

    private static JsonNode read(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return JSON.readTree(in);
        }
    }

    /** Made without what they need: only their constants are asked for. */
    private static List<FormHandler<?>> handlers() throws ReflectiveOperationException {
        List<FormHandler<?>> handlers = new ArrayList<>();
        for (JavaClass type : PRODUCT) {
            if (type.isAssignableTo(FormHandler.class) && !type.isInterface()) {
                Constructor<?> constructor = type.reflect().getDeclaredConstructors()[0];
                constructor.setAccessible(true);
                handlers.add((FormHandler<?>) constructor.newInstance(new Object[constructor.getParameterCount()]));
            }
        }
        return handlers;
    }

    private static List<String> handledForms() throws ReflectiveOperationException {
        return handlers().stream().map(FormHandler::formId).toList();
    }

    private static Set<String> jobTypes() {
        Set<String> types = new TreeSet<>();
        MODELS.forEach(model -> types.addAll(ModelContract.jobTypesOf(model)));
        return types;
    }

    private static List<String> workerTypes() {
        return PRODUCT.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(JobWorker.class))
                .map(ModelContractTest::typeOf)
                .toList();
    }

    private static String typeOf(JavaMethod method) {
        return method.getAnnotationOfType(JobWorker.class).type();
    }

    @Test
    void shouldHaveOneWorkerForEachJobTypeAndNoOther() {
        assertThat(MODELS).hasSizeGreaterThanOrEqualTo(3);
        assertThat(jobTypes()).contains("requests.open", "requests.close", "platform.check");
        assertThat(ModelContract.workers(jobTypes(), workerTypes())).isEmpty();
    }

    @Test
    void shouldFindAJobTypeWithoutOrWithTwoWorkersAndAWorkerTooMany() {
        assertThat(ModelContract.workers(Set.of("a.one"), List.of())).hasSize(1);
        assertThat(ModelContract.workers(Set.of("a.one"), List.of("a.one", "a.one")))
                .hasSize(1);
        assertThat(ModelContract.workers(Set.of("a.one"), List.of("a.one", "a.other")))
                .hasSize(1);
        assertThat(ModelContract.workers(Set.of("platform.check"), List.of("platform.check")))
                .hasSize(1);
    }

    @Test
    void shouldHaveOneHandlerForEachFormAndNoOther() throws ReflectiveOperationException {
        assertThat(FORMS).hasSizeGreaterThanOrEqualTo(4);
        assertThat(ModelContract.handlers(FORMS.keySet(), handledForms())).isEmpty();
        assertThat(ModelContract.commandsWithoutForm(FORMS.keySet())).isEmpty();
    }

    @Test
    void shouldFindAFormWithoutOrWithTwoHandlersAndAHandlerTooMany() {
        assertThat(ModelContract.handlers(Set.of("a"), List.of())).hasSize(1);
        assertThat(ModelContract.handlers(Set.of("a"), List.of("a", "a"))).hasSize(1);
        assertThat(ModelContract.handlers(Set.of("a"), List.of("a", "b"))).hasSize(1);
        assertThat(ModelContract.commandsWithoutForm(Set.of("answer-invitation")))
                .hasSize(COMMANDS.size() - 1);
    }

    @Test
    void shouldAskInEachFormForExactlyWhatItsCommandHolds() {
        COMMANDS.forEach(
                (form, command) -> assertThat(ModelContract.form(Objects.requireNonNull(FORMS.get(form)), command))
                        .as(form)
                        .isEmpty());
    }

    @Test
    void shouldFindAFormThatDoesNotFitItsCommand() throws IOException {
        // given
        JsonNode missingField = JSON.readTree("""
                {"id": "decide-set-up", "components": [
                  {"key": "decision", "values": [{"value": "APPROVE"}, {"value": "CHANGE"}, {"value": "REWORK"},
                    {"value": "STOP"}]}]}""");
        JsonNode otherChoices = JSON.readTree("""
                {"id": "decide-set-up", "components": [{"key": "reason"},
                  {"key": "decision", "values": [{"value": "APPROVE"}, {"value": "CHANGE"}, {"value": "REWORK"},
                    {"value": "REJECT"}]}]}""");

        // then
        assertThat(ModelContract.form(missingField, DecideSetUp.class)).hasSize(1);
        assertThat(ModelContract.form(otherChoices, DecideSetUp.class)).hasSize(1);
        assertThat(ModelContract.form(Objects.requireNonNull(FORMS.get("decide-set-up")), AnswerInvitation.class))
                .isNotEmpty();
    }

    @Test
    void shouldCompareOnlyWithOutcomesThatAnswersHave() {
        MODELS.forEach(model -> assertThat(ModelContract.outcomes(model)).isEmpty());
        assertThat(MODELS.stream().mapToLong(ModelContract::comparedOutcomes).sum())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void shouldFindAnOutcomeThatNoAnswerHas() {
        // given
        BpmnModelInstance wrong = model("""
                <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e">
                  <bpmn:conditionExpression>=outcome = "MAYBE"</bpmn:conditionExpression></bpmn:sequenceFlow>""");
        BpmnModelInstance otherVariable = model("""
                <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="e">
                  <bpmn:conditionExpression>=setUpOutcome = "MAYBE"</bpmn:conditionExpression></bpmn:sequenceFlow>""");

        // then
        assertThat(ModelContract.outcomes(wrong)).hasSize(1);
        assertThat(ModelContract.outcomes(otherVariable)).isEmpty();
    }

    private static BpmnModelInstance model(String flow) {
        String xml = """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
                  <bpmn:process id="P" isExecutable="true"><bpmn:startEvent id="s"/>
                  <bpmn:serviceTask id="t"><bpmn:extensionElements><zeebe:taskHeaders>
                    <zeebe:header key="level" value="SHOUT"/></zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>
                  <bpmn:endEvent id="e"/>%s</bpmn:process></bpmn:definitions>""".formatted(flow);
        return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldNameOnlyLevelsMessagesAndAudiencesThatTheWorkersKnow() {
        for (BpmnModelInstance model : MODELS) {
            assertThat(ModelContract.headers(model, "level", names(Notifications.Level.values())))
                    .isEmpty();
            assertThat(ModelContract.headers(model, "audience", names(Notifications.Audience.values())))
                    .isEmpty();
            assertThat(ModelContract.headers(
                            model,
                            "message",
                            names(Notifications.Message.values()).stream()
                                    .map(name -> name.toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', '-'))
                                    .toList()))
                    .isEmpty();
        }
    }

    @Test
    void shouldFindALevelThatTheWorkerDoesNotKnow() {
        assertThat(ModelContract.headers(model(""), "level", names(Notifications.Level.values())))
                .hasSize(1);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    @Test
    void shouldDescribeEveryFactAndWordThatTheEngineIsTold() {
        assertThat(ModelContract.facts(Facts.class, schemas)).isEmpty();
        assertThat(ModelContract.words(schemas, "outcome", names(Outcome.values())))
                .isEmpty();
        assertThat(ModelContract.words(schemas, "addressee", names(Addressee.values())))
                .isEmpty();
        assertThat(ModelContract.words(schemas, "tier", names(Tier.values()))).isEmpty();
        assertThat(ModelContract.words(schemas, "moneyBand", names(MoneyBand.values())))
                .isEmpty();
        assertThat(ModelContract.words(schemas, "risk", names(Risk.values()))).isEmpty();
        assertThat(ModelContract.words(schemas, "stage", names(Stage.values()))).isEmpty();
        assertThat(ModelContract.words(
                        schemas,
                        "setUpOutcome",
                        Stream.of(Standing.values())
                                .filter(standing -> standing != Standing.PROPOSED && standing != Standing.RUNNING)
                                .map(Enum::name)
                                .toList()))
                .isEmpty();
    }

    @Test
    void shouldFindAFactWithoutSchemaAndAWordTooMany() throws IOException {
        // given
        JsonNode poor = JSON.readTree("""
                {"properties": {"outcome": {"enum": ["SEND", null]}}}""");

        // then
        assertThat(ModelContract.facts(Facts.class, poor))
                .containsExactly("variable submissionId has no schema", "variable tier has no schema");
        assertThat(ModelContract.words(poor, "outcome", names(Outcome.values())))
                .hasSize(1);
    }
}
