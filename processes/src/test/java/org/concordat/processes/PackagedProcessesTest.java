package org.concordat.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class PackagedProcessesTest {

    @Test
    void shouldPackageEveryModelUnderItsStage() throws IOException {
        // given
        List<String> processIds = constantsOf(ProcessIds.class);

        // when
        Resource[] models = find("classpath*:processes/*/*.bpmn");

        // then
        assertThat(models)
                .extracting(Resource::getFilename)
                .containsExactlyInAnyOrderElementsOf(
                        processIds.stream().map(id -> id + ".bpmn").toList());
        for (Resource model : models) {
            String id = String.valueOf(model.getFilename()).replace(".bpmn", "");
            assertThat(text(model)).contains("<bpmn:process id=\"" + id + "\"");
        }
    }

    @Test
    void shouldPackageEveryFormUnderItsStage() throws IOException {
        // when
        Resource[] forms = find("classpath*:forms/*/*.form");

        // then
        assertThat(forms)
                .extracting(Resource::getFilename)
                .containsExactlyInAnyOrderElementsOf(constantsOf(FormIds.class).stream()
                        .map(id -> id + ".form")
                        .toList());
    }

    @Test
    void shouldPackageEveryDecision() throws IOException {
        // given
        StringBuilder decisions = new StringBuilder();

        // when
        for (Resource decision : find("classpath*:processes/*/*.dmn")) decisions.append(text(decision));

        // then
        assertThat(constantsOf(DecisionIds.class))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(decisions).contains("<decision id=\"" + id + "\""));
    }

    @Test
    void shouldNotPackageTheTools() throws IOException {
        // when
        Resource[] packaged = find("classpath*:processes/lint/**/*");

        // then
        assertThat(packaged).isEmpty();
    }

    @Test
    void shouldWriteConstantsAsTheModelsNameThings() {
        assertThat(ProcessIds.PARTNERSHIP_SET_UP).isEqualTo("PartnershipSetUp");
        assertThat(ElementIds.PartnershipSetUp.TASK_CHECK_PROPOSAL).isEqualTo("Task_CheckProposal");
        assertThat(JobTypes.NOTIFICATIONS_SEND_MESSAGE).isEqualTo("notifications.sendMessage");
        assertThat(MessageNames.DEADLINE_MOVED).isEqualTo("deadline.moved");
        assertThat(ErrorCodes.LIFECYCLE_ALREADY_RUNNING).isEqualTo("LIFECYCLE_ALREADY_RUNNING");
        assertThat(VariableNames.REQUEST_ID).isEqualTo("requestId");
    }

    private static Resource[] find(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources(pattern);
    }

    private static String text(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> constantsOf(Class<?> holder) {
        return Arrays.stream(holder.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(PackagedProcessesTest::value)
                .toList();
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
