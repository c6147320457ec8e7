package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One map of a case file while it is read. Whoever reads asks for every key it knows and then calls {@link #done}, which
 * refuses the keys that nobody asked for.
 */
final class CaseMap {

    private final Node node;
    private final String where;
    private final CaseFaults faults;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private CaseMap(Node node, String where, CaseFaults faults) {
        this.node = node;
        this.where = where;
        this.faults = faults;
    }

    /** @param where the path to this map, empty for the whole file */
    static CaseMap of(Node node, String where, CaseFaults faults) {
        CaseMap map = new CaseMap(node, where, faults);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(map::put);
            if (map.values.isEmpty()) {
                faults.add(node, map.named("the file") + " is empty");
            }
        } else {
            faults.add(node, map.named("the file") + " must be a map of keys and values");
        }
        return map;
    }

    private void put(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            faults.add(tuple.getKeyNode(), named("the file") + " has a key that is no word");
        } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
            faults.add(key, at(key.getValue()) + " is there twice");
        } else {
            keys.put(key.getValue(), key);
        }
    }

    private String named(String whole) {
        return where.isEmpty() ? whole : where;
    }

    private String at(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    Node node() {
        return node;
    }

    Set<String> names() {
        return keys.keySet();
    }

    Node key(String name) {
        return Objects.requireNonNull(keys.get(name));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that may be missing, read by {@code how}. */
    <T> @Nullable T maybe(String key, Function<CaseScalar, @Nullable T> how) {
        Node value = value(key).orElse(null);
        return value == null ? null : scalar(value, at(key)).map(how).orElse(null);
    }

    /** The value of a key that must be there; {@code otherwise} after a fault, for reading on. */
    <T> T needed(String key, T otherwise, Function<CaseScalar, T> how) {
        Node value = value(key).orElse(null);
        if (value == null) {
            missing(key);
            return otherwise;
        }
        return scalar(value, at(key)).map(how).orElse(otherwise);
    }

    String text(String key) {
        return needed(key, "", CaseScalar::text);
    }

    @Nullable
    String maybeText(String key) {
        return maybe(key, CaseScalar::text);
    }

    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        return needed(key, type.getEnumConstants()[0], it -> it.oneOf(type));
    }

    private void missing(String key) {
        if (node instanceof MappingNode) {
            faults.add(node, at(key) + " is missing");
        }
    }

    private Optional<CaseScalar> scalar(Node value, String path) {
        if (value instanceof ScalarNode scalar) {
            return Optional.of(new CaseScalar(scalar, path, faults));
        }
        faults.add(value, path + " must be a single value");
        return Optional.empty();
    }

    /** A map inside this one, if it is there. */
    Optional<CaseMap> map(String key) {
        return value(key).map(value -> of(value, at(key), faults));
    }

    /** A list of maps; a key that is there must not have an empty list. */
    <T> List<T> maps(String key, Function<CaseMap, T> how) {
        return items(key, (item, path) -> Optional.of(how.apply(of(item, path, faults))));
    }

    /** A list of single values. */
    <T> List<T> scalars(String key, Function<CaseScalar, T> how) {
        return items(key, (item, path) -> scalar(item, path).map(how));
    }

    /** A list of single values of which none is there twice. */
    <T> List<T> different(String key, Function<CaseScalar, T> how) {
        Set<T> seen = new HashSet<>();
        return scalars(key, scalar -> {
            T item = how.apply(scalar);
            if (!item.equals("") && !seen.add(item)) {
                faults.add(scalar.node(), scalar.where() + " repeats " + item);
            }
            return item;
        });
    }

    /** Says that a list that must be there is not. */
    void mustHave(String key) {
        if (!values.containsKey(key)) {
            missing(key);
        }
    }

    private interface Item<T> {
        Optional<T> read(Node item, String path);
    }

    private <T> List<T> items(String key, Item<T> how) {
        List<T> items = new ArrayList<>();
        Node value = value(key).orElse(null);
        if (value instanceof SequenceNode list && !list.getValue().isEmpty()) {
            for (int i = 0; i < list.getValue().size(); i++) {
                how.read(list.getValue().get(i), "%s[%d]".formatted(at(key), i + 1))
                        .ifPresent(items::add);
            }
        } else if (value != null) {
            faults.add(value, at(key) + " must be a list with at least one item");
        }
        return items;
    }

    /** Refuses every key that was not asked for. */
    void done() {
        keys.forEach((name, key) -> {
            if (!asked.contains(name)) {
                faults.add(key, at(name) + " is no key of the format; what has no key goes under notes");
            }
        });
    }
}
