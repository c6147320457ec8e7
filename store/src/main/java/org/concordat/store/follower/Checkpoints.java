package org.concordat.store.follower;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far each consumer has read each stream of exported records. */
@Repository
public class Checkpoints {

    /** One stream: a partition and a value type, read by one consumer. */
    public record Stream(String consumer, int partitionId, String valueType) {}

    /** A stream and the sequence number of the last record taken from it; 0 when none was. */
    public record Checkpoint(String consumer, int partitionId, String valueType, long sequence) {}

    private final JdbcClient jdbc;

    public Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sequence number of the last record taken, 0 when none was. */
    public long of(Stream stream) {
        return jdbc.sql("""
                        select sequence from follower_checkpoint
                         where consumer = :consumer and partition_id = :partition and value_type = :type""")
                .param("consumer", stream.consumer())
                .param("partition", stream.partitionId())
                .param("type", stream.valueType())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /**
     * Moves a checkpoint on, in the transaction of the effect.
     *
     * @return false when somebody else moved or reset it meanwhile; then the effect must be rolled back
     */
    public boolean advance(Stream stream, long from, long to) {
        return move(stream, from, to) || from == 0 && start(stream, to);
    }

    private boolean move(Stream stream, long from, long to) {
        return jdbc.sql("""
                        update follower_checkpoint set sequence = :to
                         where consumer = :consumer and partition_id = :partition and value_type = :type
                           and sequence = :from""")
                        .param("consumer", stream.consumer())
                        .param("partition", stream.partitionId())
                        .param("type", stream.valueType())
                        .param("from", from)
                        .param("to", to)
                        .update()
                == 1;
    }

    private boolean start(Stream stream, long to) {
        return jdbc.sql("""
                        insert into follower_checkpoint (consumer, partition_id, value_type, sequence)
                        values (:consumer, :partition, :type, :to) on conflict do nothing""")
                        .param("consumer", stream.consumer())
                        .param("partition", stream.partitionId())
                        .param("type", stream.valueType())
                        .param("to", to)
                        .update()
                == 1;
    }

    /** Makes a consumer read everything again. */
    public void reset(String consumer) {
        jdbc.sql("delete from follower_checkpoint where consumer = ?")
                .param(consumer)
                .update();
    }

    public List<Checkpoint> all() {
        return jdbc.sql("select consumer, partition_id, value_type, sequence from follower_checkpoint order by 1, 2, 3")
                .query(Checkpoint.class)
                .list();
    }
}
