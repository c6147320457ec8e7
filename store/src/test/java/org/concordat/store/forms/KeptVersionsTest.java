package org.concordat.store.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.concordat.store.deployments.DeploymentRepository;
import org.concordat.store.deployments.DeploymentRepository.Deployed;
import org.concordat.store.forms.FormRepository.FormVersion;
import org.concordat.store.support.StoreTest;
import org.concordat.store.support.TestClock;
import org.junit.jupiter.api.Test;

@StoreTest
class KeptVersionsTest {

    private final FormRepository forms;
    private final DeploymentRepository deployments;

    KeptVersionsTest(FormRepository forms, DeploymentRepository deployments) {
        this.forms = forms;
        this.deployments = deployments;
    }

    @Test
    void shouldNeverChangeAFormVersionOnceKept() {
        // given
        FormVersion first = new FormVersion(1, "check-proposal", 1, "{\"components\": []}");

        // when
        forms.save(first);
        forms.save(new FormVersion(1, "check-proposal", 1, "{}"));
        forms.save(new FormVersion(2, "check-proposal", 2, "{}"));

        // then
        assertThat(forms.byKey(1)).contains(first);
        assertThat(forms.byKey(2)).map(FormVersion::version).contains(2);
        assertThat(forms.byKey(3)).isEmpty();
    }

    @Test
    void shouldRememberTheLatestDeploymentOfEachResourceOfAStage() {
        // when
        deployments.save(new Deployed("set-up", "a.bpmn", "one", 1, 1), TestClock.START);
        deployments.save(new Deployed("set-up", "b.dmn", "two", 2, 1), TestClock.START);
        deployments.save(new Deployed("exit", "a.bpmn", "three", 3, 1), TestClock.START);
        deployments.save(new Deployed("set-up", "a.bpmn", "four", 4, 2), TestClock.START);

        // then
        assertThat(deployments.ofStage("set-up"))
                .containsExactlyInAnyOrder(
                        new Deployed("set-up", "a.bpmn", "four", 4, 2), new Deployed("set-up", "b.dmn", "two", 2, 1));
        assertThat(deployments.ofStage("operation")).isEmpty();
    }
}
