package org.concordat.store.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
            @Nullable List<Holding> functions) {}

    /** One function of that person. */
    public record Holding(
            Function function,
            @Nullable String agency,
            @Nullable String body) {}

    private static final ObjectMapper MAPPER = YAMLMapper.builder()
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
        try {
            file = MAPPER.readValue(yaml, DirectoryFile.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("%s, line %d: %s".formatted(fileName, line, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(fileName, e.getMessage()), e);
        }
        List<String> faults = file.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s: %s".formatted(fileName, String.join("; ", faults)));
        }
        return file;
    }

    private List<String> faults() {
        if (agencies == null || bodies == null || people == null) {
            return List.of("needs the three lists agencies, bodies and people");
        }
        List<String> faults = new ArrayList<>();
        Set<String> agencyIds = unique(agencies.stream().map(Agency::id).toList(), "agency", faults);
        Set<String> bodyIds = unique(bodies.stream().map(Body::id).toList(), "body", faults);
        unique(people.stream().map(Entry::id).toList(), "person", faults);
        for (Entry person : people) {
            for (Holding holding : person.functions() == null ? List.<Holding>of() : person.functions()) {
                missing(holding.agency(), agencyIds, "agency", person, faults);
                missing(holding.body(), bodyIds, "body", person, faults);
            }
        }
        return faults;
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
