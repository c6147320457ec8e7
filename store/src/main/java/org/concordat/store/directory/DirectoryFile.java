package org.concordat.store.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Function;
import org.jspecify.annotations.Nullable;

/**
 * A directory as people write it down: agencies, bodies, and people with their functions. YAML; every key is known or
 * the file is refused.
 */
public record DirectoryFile(List<Agency> agencies, List<Body> bodies, List<Entry> people) {

    /** One person. With {@code signIn} the person gets a local sign-in of that name. */
    public record Entry(
            String id,
            String name,
            String email,
            @Nullable String signIn,
            @Nullable Boolean assumed,
            @Nullable List<Holding> functions) {

        /** The functions of this person, none when the file lists none. */
        public List<Holding> held() {
            return functions == null ? List.of() : functions;
        }
    }

    /** One function of that person. */
    public record Holding(
            Function function,
            @Nullable String agency,
            @Nullable String body) {}

    private static final String THREE_LISTS = "needs the three lists agencies, bodies and people";

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /**
     * Reads a directory.
     *
     * @throws IllegalArgumentException when the file is not readable or names something it does not define; the message
     *     lists every fault
     */
    public static DirectoryFile read(InputStream yaml, String fileName) {
        DirectoryFile file;
        byte[] text = new byte[0];
        try {
            text = yaml.readAllBytes();
            file = MAPPER.readValue(text, DirectoryFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s, line %d: %s".formatted(fileName, lineOf(e, text), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(fileName, e.getMessage()), e);
        }
        List<String> faults = file == null ? List.of(THREE_LISTS) : file.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s: %s".formatted(fileName, String.join("; ", faults)));
        }
        return file;
    }

    // A record is made when all its keys have been read, so the parser stands well behind the key it complains of.
    private static int lineOf(JsonProcessingException fault, byte[] text) {
        int whereTheParserStands =
                fault.getLocation() == null ? 0 : fault.getLocation().getLineNr();
        return fault instanceof UnrecognizedPropertyException unknown
                ? lineOf(pointerTo(unknown), text).orElse(whereTheParserStands)
                : whereTheParserStands;
    }

    private static JsonPointer pointerTo(JsonMappingException fault) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : fault.getPath()) {
            pointer = step.getFieldName() == null
                    ? pointer.appendIndex(step.getIndex())
                    : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    private static OptionalInt lineOf(JsonPointer key, byte[] text) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME
                        && parser.getParsingContext().pathAsPointer().equals(key)) {
                    return OptionalInt.of(parser.currentTokenLocation().getLineNr());
                }
            }
            return OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private List<String> faults() {
        if (agencies == null || bodies == null || people == null) {
            return List.of(THREE_LISTS);
        }
        List<String> faults = missingParts();
        if (!faults.isEmpty()) {
            return faults;
        }
        Set<String> agencyIds = unique(agencies.stream().map(Agency::id).toList(), "agency", faults);
        Set<String> bodyIds = unique(bodies.stream().map(Body::id).toList(), "body", faults);
        unique(people.stream().map(Entry::id).toList(), "person", faults);
        unique(people.stream().map(Entry::signIn).flatMap(Stream::ofNullable).toList(), "sign-in", faults);
        for (Entry person : people) {
            for (Holding holding : person.held()) {
                missing(holding.agency(), agencyIds, "agency", person, faults);
                missing(holding.body(), bodyIds, "body", person, faults);
            }
        }
        return faults;
    }

    // The parser puts null wherever the file says nothing, whatever the records promise.
    private List<String> missingParts() {
        List<String> faults = new ArrayList<>();
        needed(agencies, "agency", "id, name and kind", it -> allThere(it.id(), it.name(), it.kind()), faults);
        needed(bodies, "body", "id, name and kind", it -> allThere(it.id(), it.name(), it.kind()), faults);
        needed(people, "person", "id, name and email", it -> allThere(it.id(), it.name(), it.email()), faults);
        if (faults.isEmpty()) {
            people.forEach(it -> needed(
                    it.held(),
                    "person %s: function".formatted(it.id()),
                    "function",
                    h -> h.function() != null,
                    faults));
        }
        return faults;
    }

    /** Names an incomplete entry by its place in its list: what it says may be about a person. */
    private static <T> void needed(
            List<T> entries, String what, String parts, Predicate<T> complete, List<String> faults) {
        for (int i = 0; i < entries.size(); i++) {
            T entry = entries.get(i);
            if (entry == null || !complete.test(entry)) {
                faults.add("%s number %d needs %s".formatted(what, i + 1, parts));
            }
        }
    }

    private static boolean allThere(@Nullable Object... parts) {
        return Stream.of(parts).noneMatch(part -> part == null || part instanceof String text && text.isBlank());
    }

    private static Set<String> unique(List<String> ids, String what, List<String> faults) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                faults.add("%s id %s is there twice".formatted(what, id));
            }
        }
        return seen;
    }

    private static void missing(
            @Nullable String id, Set<String> known, String what, Entry person, List<String> faults) {
        if (id != null && !known.contains(id)) {
            faults.add("person %s names %s %s, which the file does not define".formatted(person.id(), what, id));
        }
    }
}
