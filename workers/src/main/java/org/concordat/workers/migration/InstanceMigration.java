package org.concordat.workers.migration;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandFinalStep;
import io.camunda.client.api.command.MigrateProcessInstanceCommandStep1.MigrateProcessInstanceCommandStep2;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Moves one instance to another version of its process; the engine decides whether that can be done. */
@Component
public class InstanceMigration {

    /** What became of it. */
    public sealed interface Result {

        /** It runs the other version now and waits where it waited. */
        record Moved() implements Result {}

        /** It has ended meanwhile. */
        record Ended() implements Result {}

        /** It was left as it was. */
        record Refused(String why) implements Result {}

        /** The engine did not say; it may have been moved. */
        record NoAnswer() implements Result {}
    }

    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    /** What the engine puts before its reason. */
    private static final Pattern REJECTION =
            Pattern.compile("^Command '\\w+' rejected with code '\\w+': (.*)$", Pattern.DOTALL);

    private final CamundaClient engine;

    public InstanceMigration(CamundaClient engine) {
        this.engine = engine;
    }

    /**
     * Moves an instance, every element to the one of the same id. Moving it twice leaves it in the other version.
     *
     * @param from the version that it runs
     * @param to the version that it is to run
     * @param toKey the engine's key of that version
     */
    public Result move(long instanceKey, BpmnModelInstance from, BpmnModelInstance to, long toKey) {
        List<String> elements = MigrationPlan.between(from, to);
        if (elements.isEmpty()) {
            return new Result.Refused("The two versions have no waiting step in common.");
        }
        try {
            command(instanceKey, toKey, elements)
                    .requestTimeout(ANSWER_TIME)
                    .send()
                    .join();
            return new Result.Moved();
        } catch (ClientStatusException e) {
            return refusal(e);
        }
    }

    private MigrateProcessInstanceCommandFinalStep command(long instanceKey, long toKey, List<String> elements) {
        MigrateProcessInstanceCommandStep2 plan =
                engine.newMigrateProcessInstanceCommand(instanceKey).migrationPlan(toKey);
        MigrateProcessInstanceCommandFinalStep command =
                plan.addMappingInstruction(elements.getFirst(), elements.getFirst());
        for (String element : elements.subList(1, elements.size())) {
            command = command.addMappingInstruction(element, element);
        }
        return command;
    }

    private static Result refusal(ClientStatusException e) {
        return switch (e.getStatusCode()) {
            case NOT_FOUND -> new Result.Ended();
            case INVALID_ARGUMENT, FAILED_PRECONDITION -> new Result.Refused(reasonOf(e.getStatus()));
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> new Result.NoAnswer();
            default -> throw e;
        };
    }

    private static String reasonOf(Status status) {
        String description = String.valueOf(status.getDescription());
        Matcher rejection = REJECTION.matcher(description);
        return rejection.matches() ? rejection.group(1) : description;
    }
}
