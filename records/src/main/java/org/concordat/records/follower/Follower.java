package org.concordat.records.follower;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.concordat.records.follower.ExportedRecords.Batch;
import org.concordat.store.follower.Checkpoints;
import org.concordat.store.follower.Checkpoints.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the engine exported and hands it to the consumers. Only the holder of the follower's lease calls it; a
 * second caller would do no harm, because a checkpoint moves only from where the caller read it.
 */
public final class Follower {

    /** How far one consumer lags behind one stream, in records. */
    public record Lag(String consumer, int partitionId, String valueType, long records) {}

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 500;

    private final ExportedRecords exported;
    private final Checkpoints checkpoints;
    private final List<RecordConsumer> consumers;
    private final int partitions;

    /** @param partitions how many partitions the engine has, numbered from 1 */
    public Follower(ExportedRecords exported, Checkpoints checkpoints, List<RecordConsumer> consumers, int partitions) {
        this.exported = exported;
        this.checkpoints = checkpoints;
        this.consumers = List.copyOf(consumers);
        this.partitions = partitions;
    }

    /**
     * Takes everything there is, once round all streams.
     *
     * @return how many records were taken; 0 means that there is nothing more at the moment
     * @throws IOException when Elasticsearch does not answer
     */
    public int follow() throws IOException {
        int taken = 0;
        for (RecordConsumer consumer : consumers) {
            for (String valueType : consumer.valueTypes()) {
                for (int partition = 1; partition <= partitions; partition++) {
                    taken += follow(consumer, valueType, partition);
                }
            }
        }
        return taken;
    }

    private int follow(RecordConsumer consumer, String valueType, int partition) throws IOException {
        long after = checkpoints.of(new Stream(consumer.name(), partition, valueType));
        Batch batch = exported.next(valueType, partition, after, BATCH);
        if (batch.records().isEmpty()) {
            if (batch.waitsForGap()) {
                LOG.debug("{} waits for the record after {} of {}", consumer.name(), after, valueType);
            }
            return 0;
        }
        return consumer.take(valueType, partition, batch.records());
    }

    /**
     * How far every consumer lags behind every stream it reads.
     *
     * @throws IOException when Elasticsearch does not answer
     */
    public List<Lag> lags() throws IOException {
        List<Lag> lags = new ArrayList<>();
        for (RecordConsumer consumer : consumers) {
            for (String valueType : consumer.valueTypes()) {
                for (int partition = 1; partition <= partitions; partition++) {
                    long after = checkpoints.of(new Stream(consumer.name(), partition, valueType));
                    lags.add(new Lag(
                            consumer.name(), partition, valueType, exported.countAfter(valueType, partition, after)));
                }
            }
        }
        return lags;
    }
}
