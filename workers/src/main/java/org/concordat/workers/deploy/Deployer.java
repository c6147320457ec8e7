package org.concordat.workers.deploy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.client.api.response.DeploymentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.concordat.domain.time.BusinessClock;
import org.concordat.store.deployments.DeploymentRepository;
import org.concordat.store.deployments.DeploymentRepository.Deployed;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts each stage's models, decisions and forms live, as one command a stage, and only what changed. A latest version
 * that somebody else deployed is listed and left, unless it is to be replaced.
 */
@Component
public class Deployer {

    /** What became of one stage. */
    public record StageResult(String stage, Outcome outcome, List<String> details) {}

    /** How a stage can end. */
    public enum Outcome {
        DEPLOYED,
        UNCHANGED,
        LEFT_ALONE
    }

    private static final Duration ANSWER_TIME = Duration.ofSeconds(30);

    private final Models models;
    private final DeploymentRepository deployments;
    private final EngineVersions versions;
    private final CamundaClient engine;
    private final DeployLease lease;
    private final BusinessClock clock;

    public Deployer(
            Models models,
            DeploymentRepository deployments,
            EngineVersions versions,
            CamundaClient engine,
            DeployLease lease,
            BusinessClock clock) {
        this.models = models;
        this.deployments = deployments;
        this.versions = versions;
        this.engine = engine;
        this.lease = lease;
        this.clock = clock;
    }

    /**
     * Deploys every stage that changed. A second run at the same time waits for the first.
     *
     * @param replaceForeign whether a version that somebody else deployed is replaced
     */
    @Transactional
    public List<StageResult> deploy(boolean replaceForeign) throws IOException {
        lease.hold();
        List<StageResult> results = new ArrayList<>();
        for (Map.Entry<String, List<Resource>> stage : models.byStage().entrySet()) {
            results.add(deploy(stage.getKey(), stage.getValue(), replaceForeign));
        }
        return results;
    }

    private StageResult deploy(String stage, List<Resource> resources, boolean replaceForeign) throws IOException {
        Map<String, Deployed> known =
                deployments.ofStage(stage).stream().collect(Collectors.toMap(Deployed::resource, Function.identity()));
        List<String> changed = resources.stream()
                .filter(resource -> isChanged(resource, known.get(nameOf(resource))))
                .map(Deployer::nameOf)
                .toList();
        List<String> foreign = foreignVersions(resources, known);
        if (!foreign.isEmpty() && !replaceForeign) {
            return new StageResult(stage, Outcome.LEFT_ALONE, foreign);
        }
        if (changed.isEmpty() && foreign.isEmpty()) {
            return new StageResult(stage, Outcome.UNCHANGED, List.of());
        }
        note(stage, resources, send(resources));
        return new StageResult(stage, Outcome.DEPLOYED, changed.isEmpty() ? foreign : changed);
    }

    private List<String> foreignVersions(List<Resource> resources, Map<String, Deployed> known) throws IOException {
        List<String> foreign = new ArrayList<>();
        for (Resource resource : resources) {
            Identity identity = identityOf(resource);
            OptionalInt latest = versions.latest(identity.kind(), identity.id());
            int ours = Optional.ofNullable(known.get(nameOf(resource)))
                    .map(Deployed::version)
                    .orElse(0);
            if (latest.isPresent() && latest.getAsInt() > ours) {
                foreign.add("%s: version %d in the engine is not ours (our last: %s)"
                        .formatted(nameOf(resource), latest.getAsInt(), ours == 0 ? "none" : "version " + ours));
            }
        }
        return foreign;
    }

    private record Identity(EngineVersions.Kind kind, String id) {}

    /** A process and a form have their file's name as id (a rule of ours that the model checks keep). */
    private static Identity identityOf(Resource resource) throws IOException {
        String name = nameOf(resource);
        String stem = name.substring(0, name.lastIndexOf('.'));
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "bpmn" -> new Identity(EngineVersions.Kind.PROCESS, stem);
            case "dmn" -> new Identity(EngineVersions.Kind.DECISION, rootIdOf(resource));
            default -> new Identity(EngineVersions.Kind.FORM, stem);
        };
    }

    private static String rootIdOf(Resource xml) throws IOException {
        try (InputStream stream = xml.getInputStream()) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(stream);
            reader.nextTag();
            return reader.getAttributeValue(null, "id");
        } catch (XMLStreamException e) {
            throw new IOException(nameOf(xml) + " is not well-formed", e);
        }
    }

    private DeploymentEvent send(List<Resource> resources) throws IOException {
        DeployResourceCommandStep2 command = null;
        for (Resource resource : resources) {
            byte[] content = resource.getContentAsByteArray();
            command = command == null
                    ? engine.newDeployResourceCommand().addResourceBytes(content, nameOf(resource))
                    : command.addResourceBytes(content, nameOf(resource));
        }
        return Objects.requireNonNull(command)
                .requestTimeout(ANSWER_TIME)
                .send()
                .join();
    }

    private void note(String stage, List<Resource> resources, DeploymentEvent event) {
        Map<String, KeyAndVersion> live = new HashMap<>();
        event.getProcesses()
                .forEach(p ->
                        live.put(p.getResourceName(), new KeyAndVersion(p.getProcessDefinitionKey(), p.getVersion())));
        event.getDecisionRequirements()
                .forEach(d -> live.put(
                        d.getResourceName(), new KeyAndVersion(d.getDecisionRequirementsKey(), d.getVersion())));
        event.getForm().forEach(f -> live.put(f.getResourceName(), new KeyAndVersion(f.getFormKey(), f.getVersion())));
        for (Resource resource : resources) {
            KeyAndVersion now = Objects.requireNonNull(live.get(nameOf(resource)));
            deployments.save(
                    new Deployed(stage, nameOf(resource), checksum(resource), now.key(), now.version()), clock.now());
        }
    }

    private record KeyAndVersion(long key, int version) {}

    /** Whether the platform has not been checked since something was deployed. */
    public boolean needsPlatformCheck() {
        return deployments.deployedSincePlatformCheck();
    }

    /** The platform has been checked and all is well. */
    public void platformCheckPassed() {
        deployments.savePlatformCheck(clock.now());
    }

    private static boolean isChanged(Resource resource, @org.jspecify.annotations.Nullable Deployed known) {
        return known == null || !known.checksum().equals(checksum(resource));
    }

    private static String nameOf(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    private static String checksum(Resource resource) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(resource.getContentAsByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
