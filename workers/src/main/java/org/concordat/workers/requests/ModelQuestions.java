package org.concordat.workers.requests;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.concordat.store.requests.Requests.Question;
import org.concordat.workers.deploy.Models;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * What our models ask: the form and the name of the user task inside each scope, read from the packaged models. A scope
 * that holds other scopes stands for the first of them: an instance of the version before them asks there.
 */
@Component
public class ModelQuestions {

    private record Scope(String processId, String elementId) {}

    private final Map<Scope, Question> questions = new HashMap<>();

    /** @throws IOException when a packaged model cannot be read */
    public ModelQuestions(Models models) throws IOException {
        for (Resource model : models.bpmn()) {
            try (InputStream stream = model.getInputStream()) {
                read(Bpmn.readModelFromStream(stream));
            }
        }
    }

    private void read(BpmnModelInstance model) {
        for (Process process : model.getModelElementsByType(Process.class)) {
            for (SubProcess scope : model.getModelElementsByType(SubProcess.class)) {
                userTasksIn(scope)
                        .findFirst()
                        .ifPresent(task -> questions.put(new Scope(process.getId(), scope.getId()), questionOf(task)));
            }
        }
    }

    private static Stream<UserTask> userTasksIn(SubProcess scope) {
        return Stream.concat(
                scope.getChildElementsByType(UserTask.class).stream(),
                scope.getChildElementsByType(SubProcess.class).stream().flatMap(ModelQuestions::userTasksIn));
    }

    private static Question questionOf(UserTask task) {
        ZeebeFormDefinition form = task.getSingleExtensionElement(ZeebeFormDefinition.class);
        return new Question(form == null ? null : form.getFormId(), task.getName());
    }

    /** @throws IllegalArgumentException when no model of ours has a user task in such a scope */
    public Question in(String processId, String scopeElementId) {
        Question question = questions.get(new Scope(processId, scopeElementId));
        if (question == null) {
            throw new IllegalArgumentException("No user task in " + processId + "/" + scopeElementId);
        }
        return question;
    }
}
