package org.concordat.local.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of the engine's records go to Elasticsearch, chosen once for everything that the product reads now or later.
 *
 * <p>This list must never change on a live log. The follower trusts that the exporter's {@code sequence} has no gaps per
 * partition and record type: a type switched on later would have no history, and one switched off and on again would
 * have a hole that the follower waits for. So types that no part reads yet are on from the first day.
 */
final class ExportedRecords {
    private static final String ARGUMENTS = "ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_ARGS_";

    static final List<String> ON = List.of(
            "DEPLOYMENT",
            "PROCESS",
            "FORM",
            "DECISION",
            "DECISION_REQUIREMENTS",
            "DECISION_EVALUATION",
            "PROCESS_INSTANCE",
            "PROCESS_INSTANCE_CREATION",
            "VARIABLE",
            "USER_TASK",
            "JOB",
            "INCIDENT",
            "TIMER",
            "MESSAGE",
            "MESSAGE_SUBSCRIPTION",
            "PROCESS_MESSAGE_SUBSCRIPTION",
            "ESCALATION",
            "ERROR",
            "SIGNAL");

    /** Everything else that the exporter of 8.6.0 has a switch for; named so that no default decides. */
    static final List<String> OFF = List.of(
            "JOB_BATCH",
            "MESSAGE_BATCH",
            "PROCESS_INSTANCE_BATCH",
            "PROCESS_INSTANCE_MIGRATION",
            "PROCESS_INSTANCE_MODIFICATION",
            "VARIABLE_DOCUMENT",
            "CHECKPOINT",
            "MESSAGE_START_EVENT_SUBSCRIPTION",
            "PROCESS_EVENT",
            "DEPLOYMENT_DISTRIBUTION",
            "SIGNAL_SUBSCRIPTION",
            "RESOURCE_DELETION",
            "COMMAND_DISTRIBUTION",
            "COMPENSATION_SUBSCRIPTION",
            "MESSAGE_CORRELATION",
            "USER",
            "AUTHORIZATION");

    private ExportedRecords() {}

    /** Returns the broker's settings for its exporter to this Elasticsearch. */
    static Map<String, String> environment(String elasticsearchUrl) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "ZEEBE_BROKER_EXPORTERS_ELASTICSEARCH_CLASSNAME", "io.camunda.zeebe.exporter.ElasticsearchExporter");
        settings.put(ARGUMENTS + "URL", elasticsearchUrl);
        settings.put(ARGUMENTS + "BULK_DELAY", "1");
        // One index per type and year: daily ones would reach Elasticsearch's limit of 1,000 shards in two months.
        settings.put(ARGUMENTS + "INDEX_INDEXSUFFIXDATEPATTERN", "yyyy");
        settings.put(ARGUMENTS + "INDEX_NUMBEROFSHARDS", "1");
        settings.put(ARGUMENTS + "INDEX_NUMBEROFREPLICAS", "0");
        settings.put(ARGUMENTS + "INDEX_EVENT", "true");
        settings.put(ARGUMENTS + "INDEX_COMMAND", "false");
        settings.put(ARGUMENTS + "INDEX_REJECTION", "false");
        ON.forEach(type -> settings.put(switchOf(type), "true"));
        OFF.forEach(type -> settings.put(switchOf(type), "false"));
        return settings;
    }

    private static String switchOf(String type) {
        return ARGUMENTS + "INDEX_" + type.replace("_", "").toUpperCase(Locale.ROOT);
    }
}
