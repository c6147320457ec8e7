package org.concordat.records.follower;

import java.util.List;
import java.util.Map;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.follower.Checkpoints.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what must happen exactly once for a record: forms kept, tasks linked to requests, mails about new tasks. Each
 * record's effect and its checkpoint are one transaction, so neither a crash nor a rebuild of the index repeats it.
 */
@Component
public class EffectsConsumer implements RecordConsumer {

    /** The name of its checkpoints. */
    public static final String NAME = "effects";

    /** What one value type means to us. */
    public interface Effect {

        String valueType();

        /** Applies it; false when a record of another type has to come first. */
        boolean apply(EngineRecord record);
    }

    private final Map<String, Effect> effects;
    private final Checkpoints checkpoints;
    private final TransactionTemplate transaction;

    public EffectsConsumer(List<Effect> effects, Checkpoints checkpoints, TransactionTemplate transaction) {
        this.effects = effects.stream().collect(java.util.stream.Collectors.toMap(Effect::valueType, e -> e));
        this.checkpoints = checkpoints;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> valueTypes() {
        return effects.keySet().stream().sorted().toList();
    }

    @Override
    public int take(String valueType, int partitionId, List<EngineRecord> records) {
        Effect effect = java.util.Objects.requireNonNull(effects.get(valueType));
        Stream stream = new Stream(NAME, partitionId, valueType);
        int taken = 0;
        for (EngineRecord record : records) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> {
                long from = checkpoints.of(stream);
                // The checkpoint first: its row makes a second follower wait instead of doing the same.
                if (from >= record.sequence()
                        || !checkpoints.advance(stream, from, record.sequence())
                        || !effect.apply(record)) {
                    status.setRollbackOnly();
                    return false;
                }
                return true;
            }))) {
                return taken;
            }
            taken++;
        }
        return taken;
    }
}
