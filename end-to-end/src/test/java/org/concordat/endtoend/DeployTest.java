package org.concordat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.concordat.endtoend.support.RealStackTest;
import org.concordat.endtoend.support.World;
import org.concordat.endtoend.support.World.Deployment;
import org.junit.jupiter.api.Test;

/** The step that puts models live: only what changed, and never over what somebody else did. */
@RealStackTest
class DeployTest {

    private static final String FILE = "PlatformCheck.bpmn";

    private final World world;

    DeployTest(World world) {
        this.world = world;
    }

    @Test
    void shouldDeployNothingWhenNothingChanged() {
        List<Version> before = versions();
        // when
        Deployment second = world.deploy(Map.of());
        // then
        assertThat(second.exitCode()).isZero();
        assertThat(second.text().lines().filter(line -> line.contains("unchanged")))
                .hasSize(3);
        assertThat(second.text()).doesNotContain(" deployed");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void shouldListAndLeaveAVersionOfSomebodyElse() {
        // given a newer version that is not ours, while our own models have not changed
        String foreign = packaged(FILE)
                .replaceFirst("<bpmn:process ([^>]*)name=\"[^\"]*\"", "<bpmn:process $1name=\"Ours now\"");
        long version = world.engine()
                .newDeployResourceCommand()
                .addResourceString(foreign, StandardCharsets.UTF_8, FILE)
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getVersion();
        await().until(() -> !world.search()
                .records("process", Map.of("value.bpmnProcessId", "PlatformCheck", "value.version", version))
                .isEmpty());
        // when
        List<Version> before = versions();
        Deployment upgrade = world.deploy(Map.of());
        // then it is listed and left
        assertThat(upgrade.exitCode()).isEqualTo(3);
        assertThat(upgrade.text())
                .contains("left alone")
                .contains(FILE + ": version " + version + " in the engine is not ours");
        assertThat(versions()).isEqualTo(before);
        // and goes when somebody says so
        Deployment replacing = world.deploy(Map.of("CONCORDAT_DEPLOY_REPLACE", "true"));
        assertThat(replacing.text()).contains("deployed").doesNotContain("left alone");
        assertThat(replacing.exitCode()).isZero();
        assertThat(versions()).contains(new Version("platform", FILE, (int) version + 1));
    }

    /** One resource that we deployed, and which version of it is ours. */
    record Version(String stage, String resource, int version) {}

    private List<Version> versions() {
        return world.database()
                .sql("select stage, resource, version from deployed_resource order by stage, resource")
                .query(Version.class)
                .list();
    }

    /** A model as the application carries it. */
    private String packaged(String file) {
        try (ZipFile application = new ZipFile(world.jar().toFile())) {
            ZipEntry processes = application.stream()
                    .filter(entry -> entry.getName().startsWith("BOOT-INF/lib/concordat-processes"))
                    .findFirst()
                    .orElseThrow();
            try (ZipInputStream models = new ZipInputStream(application.getInputStream(processes))) {
                return read(models, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(ZipInputStream models, String file) throws IOException {
        for (ZipEntry entry = models.getNextEntry(); entry != null; entry = models.getNextEntry()) {
            if (entry.getName().endsWith("/" + file)) {
                InputStream content = models;
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("The application carries no " + file);
    }
}
