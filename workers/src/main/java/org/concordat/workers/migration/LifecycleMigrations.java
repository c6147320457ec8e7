package org.concordat.workers.migration;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.concordat.domain.time.BusinessClock;
import org.concordat.processes.ProcessIds;
import org.concordat.store.deployments.DeploymentRepository;
import org.concordat.store.deployments.DeploymentRepository.Deployed;
import org.concordat.store.deployments.MigrationRepository;
import org.concordat.workers.deploy.DeployLease;
import org.concordat.workers.deploy.Models;
import org.concordat.workers.migration.InstanceMigration.Result;
import org.concordat.workers.migration.RunningInstances.Running;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves every partnership's lifecycle that runs an earlier version to the one that we deployed last, so that what the
 * next stage sends leads on. An instance that the engine refuses is noted and left; the others go on.
 */
@Component
public class LifecycleMigrations {

    /**
     * What became of all that ran an earlier version.
     *
     * @param version the one that they were to run
     */
    public record Report(int version, int moved, List<Left> left) {}

    /** One lifecycle that still runs an earlier version; without partnership when none has registered with it. */
    public record Left(long instanceKey, Optional<UUID> partnershipId, int version, String why) {}

    /** The process whose instances are moved. */
    public static final String PROCESS = ProcessIds.PARTNERSHIP_LIFECYCLE;

    /** Its stage. */
    public static final String STAGE = "lifecycle";

    private static final String FILE = PROCESS + ".bpmn";
    private static final String NO_ANSWER = "The engine did not answer in time.";

    private final DeployLease lease;
    private final Models models;
    private final DeploymentRepository deployments;
    private final RunningInstances instances;
    private final InstanceMigration migration;
    private final MigrationRepository migrations;
    private final BusinessClock clock;

    public LifecycleMigrations(
            DeployLease lease,
            Models models,
            DeploymentRepository deployments,
            RunningInstances instances,
            InstanceMigration migration,
            MigrationRepository migrations,
            BusinessClock clock) {
        this.lease = lease;
        this.models = models;
        this.deployments = deployments;
        this.instances = instances;
        this.migration = migration;
        this.migrations = migrations;
        this.clock = clock;
    }

    /**
     * Moves all that can be moved. To be called only when the packaged lifecycle is the one we deployed last. The engine
     * keeps what it did when this breaks off; the next run finds it in the records.
     *
     * @throws IOException when Elasticsearch, which tells what runs, does not answer
     */
    @Transactional
    public Report run() throws IOException {
        lease.hold();
        Deployed ours = ours();
        BpmnModelInstance to = packaged();
        Set<Long> movedBefore = migrations.movedTo(ours.version());
        List<Running> behind = instances.of(PROCESS).stream()
                .filter(instance -> instance.version() < ours.version())
                // its record may be on its way still
                .filter(instance -> !movedBefore.contains(instance.instanceKey()))
                .toList();
        return move(behind, ours, to);
    }

    private Report move(List<Running> behind, Deployed ours, BpmnModelInstance to) throws IOException {
        Map<Long, BpmnModelInstance> known = new HashMap<>();
        List<Left> left = new ArrayList<>();
        int moved = 0;
        boolean answers = true;
        for (Running instance : behind) {
            Result result = answers
                    ? migration.move(instance.instanceKey(), modelOf(instance, known), to, ours.resourceKey())
                    : new Result.NoAnswer();
            answers = !(result instanceof Result.NoAnswer); // the others would wait as long, one after the other
            moved += result instanceof Result.Moved ? 1 : 0;
            note(instance, ours.version(), result).ifPresent(left::add);
        }
        return new Report(ours.version(), moved, left);
    }

    private BpmnModelInstance modelOf(Running instance, Map<Long, BpmnModelInstance> known) throws IOException {
        BpmnModelInstance model = known.get(instance.definitionKey());
        if (model == null) {
            model = instances.model(instance.definitionKey());
            known.put(instance.definitionKey(), model);
        }
        return model;
    }

    /** Keeps what became of an instance; returns it when it was left. */
    private Optional<Left> note(Running instance, int toVersion, Result result) {
        return switch (result) {
            case Result.Moved moved -> {
                migrations.moved(instance.instanceKey(), instance.version(), toVersion, clock.now());
                yield Optional.empty();
            }
            case Result.Ended ended -> Optional.empty();
            case Result.Refused refused -> Optional.of(left(instance, toVersion, refused.why()));
            case Result.NoAnswer silence -> Optional.of(left(instance, toVersion, NO_ANSWER));
        };
    }

    private Left left(Running instance, int toVersion, String why) {
        migrations.refused(instance.instanceKey(), instance.version(), toVersion, why, clock.now());
        return new Left(
                instance.instanceKey(), migrations.partnershipOf(instance.instanceKey()), instance.version(), why);
    }

    private Deployed ours() {
        return deployments.ofStage(STAGE).stream()
                .filter(deployed -> deployed.resource().equals(FILE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No lifecycle of ours has been deployed"));
    }

    private BpmnModelInstance packaged() throws IOException {
        Resource file = models.bpmn().stream()
                .filter(model -> FILE.equals(model.getFilename()))
                .findFirst()
                .orElseThrow();
        try (InputStream stream = file.getInputStream()) {
            return Bpmn.readModelFromStream(stream);
        }
    }
}
