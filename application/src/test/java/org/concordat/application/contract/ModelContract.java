package org.concordat.application.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeExecutionListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.domain.commands.Command;
import org.concordat.domain.requests.Outcome;

/** Compares what models and forms say with what the code knows. Every check returns its problems, none when all is well. */
final class ModelContract {

    /** The one job type that no worker takes: the check that follows a deployment completes its job itself. */
    static final Set<String> TAKEN_BY_THE_DRIVER = Set.of("platform.check");

    /** The one form that nobody answers: the same check completes its task. */
    static final Set<String> ANSWERED_BY_THE_DRIVER = Set.of("platform-check");

    private static final Pattern OUTCOME = Pattern.compile("(?<![A-Za-z])outcome\\s*!?=\\s*\"([^\"]*)\"");

    private ModelContract() {}

    /** Every job type of this model: of service tasks and of listeners. */
    static Set<String> jobTypesOf(BpmnModelInstance model) {
        return Stream.concat(
                        model.getModelElementsByType(ZeebeTaskDefinition.class).stream()
                                .map(ZeebeTaskDefinition::getType),
                        model.getModelElementsByType(ZeebeExecutionListener.class).stream()
                                .map(ZeebeExecutionListener::getType))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> workers(Collection<String> modelTypes, List<String> workerTypes) {
        List<String> problems = new ArrayList<>();
        for (String type : new TreeSet<>(modelTypes)) {
            int workers = Collections.frequency(workerTypes, type);
            int wanted = TAKEN_BY_THE_DRIVER.contains(type) ? 0 : 1;
            if (workers != wanted) {
                problems.add("job type %s has %d workers, not %d".formatted(type, workers, wanted));
            }
        }
        for (String type : new TreeSet<>(workerTypes)) {
            if (!modelTypes.contains(type)) {
                problems.add("no model uses the worker for %s".formatted(type));
            }
        }
        return problems;
    }

    static List<String> handlers(Collection<String> formIds, List<String> handledIds) {
        List<String> problems = new ArrayList<>();
        for (String form : new TreeSet<>(formIds)) {
            int handlers = Collections.frequency(handledIds, form);
            int wanted = ANSWERED_BY_THE_DRIVER.contains(form) ? 0 : 1;
            if (handlers != wanted) {
                problems.add("form %s has %d handlers, not %d".formatted(form, handlers, wanted));
            }
        }
        for (String form : new TreeSet<>(handledIds)) {
            if (!formIds.contains(form)) {
                problems.add("no form %s for its handler".formatted(form));
            }
        }
        return problems;
    }

    /** "answer-invitation" is bound to a record "AnswerInvitation". */
    static String commandNameOf(String formId) {
        return Arrays.stream(formId.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    static List<String> form(JsonNode form, Class<?> command) {
        String id = form.path("id").asText();
        List<String> problems = new ArrayList<>();
        if (!command.getSimpleName().equals(commandNameOf(id))) {
            problems.add("form %s is bound to %s".formatted(id, command.getSimpleName()));
        }
        Set<String> keys = new TreeSet<>();
        for (JsonNode field : form.path("components")) {
            String key = field.path("key").asText();
            if (!key.isEmpty()) {
                keys.add(key);
                choices(id, field, command, problems);
            }
        }
        Set<String> components = Arrays.stream(command.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!keys.equals(components)) {
            problems.add("form %s asks for %s, its command holds %s".formatted(id, keys, components));
        }
        return problems;
    }

    private static void choices(String form, JsonNode field, Class<?> command, List<String> problems) {
        String key = field.path("key").asText();
        for (RecordComponent component : command.getRecordComponents()) {
            if (component.getName().equals(key) && component.getType().isEnum()) {
                Set<String> offered = new TreeSet<>();
                field.path("values")
                        .forEach(value -> offered.add(value.path("value").asText()));
                Set<String> known = namesOf(component.getType());
                if (!offered.equals(known)) {
                    problems.add("form %s offers %s for %s, its command knows %s".formatted(form, offered, key, known));
                }
            }
        }
    }

    private static Set<String> namesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> outcomes(BpmnModelInstance model) {
        Set<String> known = namesOf(Outcome.class);
        List<String> problems = new ArrayList<>();
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                Matcher compared = OUTCOME.matcher(flow.getConditionExpression().getTextContent());
                while (compared.find()) {
                    if (!known.contains(compared.group(1))) {
                        problems.add("flow %s waits for the outcome %s, which no answer has"
                                .formatted(flow.getId(), compared.group(1)));
                    }
                }
            }
        }
        return problems;
    }

    /** How many outcomes the gateways of a model compare with; 0 would mean that the check looks at nothing. */
    static long comparedOutcomes(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .flatMap(flow -> OUTCOME.matcher(flow.getConditionExpression().getTextContent())
                        .results())
                .count();
    }

    /** Header values that name constants of the code. */
    static List<String> headers(BpmnModelInstance model, String key, Collection<String> known) {
        return model.getModelElementsByType(ZeebeHeader.class).stream()
                .filter(header -> header.getKey().equals(key) && !known.contains(header.getValue()))
                .map(header -> "header %s is %s, which the worker does not know".formatted(key, header.getValue()))
                .toList();
    }

    /** The facts that an answer leaves for the engine each have a schema. */
    static List<String> facts(Class<?> facts, JsonNode schemas) {
        return Arrays.stream(facts.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !schemas.path("properties").has(name))
                .map("variable %s has no schema"::formatted)
                .toList();
    }

    /** The words that a schema allows are those of the code; null does not count. */
    static List<String> words(JsonNode schemas, String variable, Collection<String> known) {
        Set<String> allowed = new TreeSet<>();
        schemas.path("properties").path(variable).path("enum").forEach(word -> {
            if (!word.isNull()) {
                allowed.add(word.asText());
            }
        });
        Set<String> wanted = new TreeSet<>(known);
        return allowed.equals(wanted)
                ? List.of()
                : List.of("the schema of %s allows %s, the code knows %s".formatted(variable, allowed, wanted));
    }

    /** The record that a command is bound to when its form has this id, among the permitted ones. */
    static List<String> commandsWithoutForm(Collection<String> formIds) {
        Set<String> named = formIds.stream().map(ModelContract::commandNameOf).collect(Collectors.toSet());
        return Arrays.stream(Command.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .filter(name -> !named.contains(name))
                .map("no form asks for the command %s"::formatted)
                .toList();
    }
}
