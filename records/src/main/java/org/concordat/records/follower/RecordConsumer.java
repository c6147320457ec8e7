package org.concordat.records.follower;

import java.io.IOException;
import java.util.List;

/** Takes the records of some value types, in the order of each stream. */
public interface RecordConsumer {

    /** The name its checkpoints are kept under. */
    String name();

    /** The value types it reads. No consumer may depend on the order between them. */
    List<String> valueTypes();

    /**
     * Takes records of one stream and moves its checkpoint on to the last one taken.
     *
     * @return how many it took from the front; fewer than offered when one must wait for a record of another type
     */
    int take(String valueType, int partitionId, List<EngineRecord> records) throws IOException;
}
