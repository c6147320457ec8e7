package org.concordat.store.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.concordat.domain.calendar.AgencyCalendar;
import org.concordat.domain.calendar.ClosedDays;
import org.concordat.domain.calendar.HolidayRegion;
import org.concordat.domain.commands.CloseAgency;
import org.concordat.domain.commands.InvalidCommand;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.Function;
import org.jspecify.annotations.Nullable;

/**
 * A directory as people write it down: agencies, bodies, and people with their functions. YAML; every key is known or
 * the file is refused.
 *
 * @param calendars by agency, for those whose working days the file tells
 */
public record DirectoryFile(
        List<Agency> agencies,
        List<Body> bodies,
        List<Entry> people,
        @JsonIgnore Map<String, AgencyCalendar> calendars) {

    /** A directory in which no agency has a calendar of its own. */
    public DirectoryFile(List<Agency> agencies, List<Body> bodies, List<Entry> people) {
        this(agencies, bodies, people, Map.of());
    }

    /** The file as it is written. */
    private record Written(List<WrittenAgency> agencies, List<Body> bodies, List<Entry> people) {}

    /** An agency, with whose public holidays it keeps and when it is closed; both may be missing. */
    private record WrittenAgency(
            String id,
            String name,
            AgencyKind kind,
            @Nullable HolidayRegion calendar,
            @Nullable List<WrittenClosure> closed) {}

    private record WrittenClosure(
            @Nullable String from,
            @Nullable String to,
            @Nullable String label) {}

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
        List<String> faults = new ArrayList<>();
        byte[] text = new byte[0];
        try {
            text = yaml.readAllBytes();
            file = of(MAPPER.readValue(text, Written.class), faults);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s, line %d: %s".formatted(fileName, lineOf(e, text), e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read: %s".formatted(fileName, e.getMessage()), e);
        }
        faults.addAll(0, file.faults());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("%s: %s".formatted(fileName, String.join("; ", faults)));
        }
        return file;
    }

    // The parser puts null wherever the file says nothing, whatever the records promise.
    @SuppressWarnings("NullAway")
    private static DirectoryFile of(@Nullable Written written, List<String> faults) {
        if (written == null || written.agencies == null) {
            return new DirectoryFile(null, null, null);
        }
        List<Agency> agencies = new ArrayList<>();
        Map<String, AgencyCalendar> calendars = new LinkedHashMap<>();
        for (WrittenAgency agency : written.agencies) {
            agencies.add(agency == null ? null : new Agency(agency.id, agency.name, agency.kind));
            if (agency != null && agency.id != null && (agency.calendar != null || agency.closed != null)) {
                calendarOf(agency, faults).ifPresent(calendar -> calendars.put(agency.id, calendar));
            }
        }
        return new DirectoryFile(agencies, written.bodies, written.people, calendars);
    }

    private static Optional<AgencyCalendar> calendarOf(WrittenAgency agency, List<String> faults) {
        HolidayRegion region = Objects.requireNonNullElse(agency.calendar, HolidayRegion.ENGLAND_AND_WALES);
        List<ClosedDays> closed = new ArrayList<>();
        List<String> own = new ArrayList<>();
        List<WrittenClosure> written = Objects.requireNonNullElse(agency.closed, List.of());
        for (int i = 0; i < written.size(); i++) {
            WrittenClosure days = Objects.requireNonNullElse(written.get(i), new WrittenClosure(null, null, null));
            try {
                closed.add(new CloseAgency(days.from, days.to, days.label).days());
            } catch (InvalidCommand e) {
                own.add("agency %s: closed number %d needs from, to and label, the days as 2026-12-24, in that order"
                        .formatted(agency.id, i + 1));
            }
        }
        if (own.isEmpty()) {
            AgencyCalendar.problemOf(region, closed)
                    .ifPresent(problem -> own.add("agency %s: %s".formatted(agency.id, problem)));
        }
        faults.addAll(own);
        return own.isEmpty() ? Optional.of(AgencyCalendar.of(region, closed)) : Optional.empty();
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
