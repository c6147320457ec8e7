package org.concordat.processtests.camunda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.StreamSupport;

/** A search request of Camunda's REST interface over the documents of one collection. */
final class Search {

    private static final int DEFAULT_LIMIT = 100;

    private Search() {}

    /** @throws NotProvided when the request asks by something that documents do not have, or by an unknown operator */
    static ObjectNode over(Collection<ObjectNode> documents, JsonNode request) {
        List<ObjectNode> found = documents.stream()
                .filter(document -> matches(document, request.path("filter")))
                .sorted(orderOf(request.path("sort")))
                .toList();
        JsonNode page = request.path("page");
        if (page.has("after") || page.has("before")) {
            throw new NotProvided("paging by cursor");
        }
        return answer(found, page.path("from").asInt(0), page.path("limit").asInt(DEFAULT_LIMIT));
    }

    /** One page of documents as an answer. */
    static ObjectNode answer(Collection<ObjectNode> found, int from, int limit) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        found.stream().skip(from).limit(limit).forEach(items::add);
        answer.putObject("page")
                .put("totalItems", found.size())
                .put("hasMoreTotalItems", false)
                .putNull("startCursor")
                .putNull("endCursor");
        return answer;
    }

    private static boolean matches(ObjectNode document, JsonNode filter) {
        return filter.properties().stream().allMatch(condition -> matches(document, condition));
    }

    private static boolean matches(ObjectNode document, Entry<String, JsonNode> condition) {
        JsonNode wanted = condition.getValue();
        if (wanted.isNull() || wanted.isContainerNode() && wanted.isEmpty()) {
            return true; // the client sends empty collections for conditions that nobody set
        }
        if (!document.has(condition.getKey())) {
            throw new NotProvided("a search by " + condition.getKey());
        }
        JsonNode value = document.path(condition.getKey());
        return wanted.isObject()
                ? wanted.properties().stream().allMatch(operation -> holds(value, operation))
                : same(value, wanted);
    }

    private static boolean holds(JsonNode value, Entry<String, JsonNode> operation) {
        JsonNode operand = operation.getValue();
        if (operand.isNull() || operand.isArray() && operand.isEmpty()) {
            return true;
        }
        return switch (operation.getKey()) {
            case "$eq" -> same(value, operand);
            case "$neq" -> !same(value, operand);
            case "$in" -> StreamSupport.stream(operand.spliterator(), false).anyMatch(one -> same(value, one));
            case "$exists" -> value.isNull() != operand.asBoolean();
            default -> throw new NotProvided("the search operator " + operation.getKey());
        };
    }

    private static boolean same(JsonNode value, JsonNode wanted) {
        return !value.isNull() && value.asText().equals(wanted.asText());
    }

    private static Comparator<ObjectNode> orderOf(JsonNode sort) {
        Comparator<ObjectNode> order = (one, other) -> 0;
        for (JsonNode by : sort) {
            String field = by.path("field").asText();
            Comparator<ObjectNode> next = Comparator.comparing(document -> sortable(document, field));
            order = order.thenComparing("DESC".equals(by.path("order").asText()) ? next.reversed() : next);
        }
        return order;
    }

    private static String sortable(ObjectNode document, String field) {
        JsonNode value = document.path(field);
        return value.isNumber() ? "%020d".formatted(value.asLong()) : value.asText();
    }
}
