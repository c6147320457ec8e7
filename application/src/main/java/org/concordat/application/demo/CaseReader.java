package org.concordat.application.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concordat.application.demo.CaseFile.Agreement;
import org.concordat.application.demo.CaseFile.Aim;
import org.concordat.application.demo.CaseFile.Amount;
import org.concordat.application.demo.CaseFile.CaseAgency;
import org.concordat.application.demo.CaseFile.CaseBody;
import org.concordat.application.demo.CaseFile.Chair;
import org.concordat.application.demo.CaseFile.Challenge;
import org.concordat.application.demo.CaseFile.Covers;
import org.concordat.application.demo.CaseFile.Evaluation;
import org.concordat.application.demo.CaseFile.EvaluationStatus;
import org.concordat.application.demo.CaseFile.Funding;
import org.concordat.application.demo.CaseFile.FundingKind;
import org.concordat.application.demo.CaseFile.Happening;
import org.concordat.application.demo.CaseFile.Kind;
import org.concordat.application.demo.CaseFile.Level;
import org.concordat.application.demo.CaseFile.Meeting;
import org.concordat.application.demo.CaseFile.Model;
import org.concordat.application.demo.CaseFile.Review;
import org.concordat.application.demo.CaseFile.Role;
import org.concordat.application.demo.InvalidCase.Fault;
import org.concordat.domain.commands.Limits;
import org.concordat.domain.directory.BodyKind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads a case file strictly: unknown keys, wrong types and references that lead nowhere are refused, all at once. */
final class CaseReader {

    private static final int FEWEST_AGENCIES = 2;
    private static final Pattern NOTE = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final Set<String> CHALLENGES = Stream.concat(
                    Stream.of("FC1 FC2 FC3 FC4 RR1 RR2 RR3 RR4 CP0 CP1 CP2 CP3 CP4 NF1 NF1a NF2 NF3 CM1 CM2 CM3 CM4"
                                    + " CU1 CU2 CU3 CU4 MG1 MG2 MG3 OC1 OC2 OC3 OC4 OC5 OC6 DE1")
                            .flatMap(codes -> Stream.of(codes.split(" "))),
                    Stream.iterate(1, n -> n + 1).limit(13).map(n -> "ES" + n))
            .collect(Collectors.toUnmodifiableSet());

    /** Says that something names an agency or body, which is looked up once all of them are known. */
    private record Reference(Node node, String where, String id) {}

    private final CaseFaults faults = new CaseFaults();
    private final List<Reference> toAgencies = new ArrayList<>();
    private final List<Reference> toBodies = new ArrayList<>();

    private CaseReader() {}

    /**
     * Reads one case.
     *
     * @throws InvalidCase with every fault when the file cannot be used
     */
    static CaseFile read(InputStream yaml, String fileName) throws IOException {
        CaseReader reader = new CaseReader();
        CaseFile file = reader.file(CaseMap.of(parse(yaml, fileName), "", reader.faults));
        reader.faults.done(fileName);
        return file;
    }

    private static Node parse(InputStream yaml, String fileName) throws IOException {
        String text = text(yaml.readAllBytes(), fileName);
        try {
            return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)))
                    .orElseThrow(() -> refused(fileName, 0, "the file holds nothing"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw refused(fileName, line, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw refused(fileName, 0, "this cannot be read as YAML: " + e.getMessage());
        }
    }

    // Bytes that are not UTF-8 are a fault and not question marks, and so is what a parser would stumble over.
    private static String text(byte[] yaml, String fileName) {
        ByteBuffer bytes = ByteBuffer.wrap(yaml);
        CharBuffer text = CharBuffer.allocate(yaml.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            throw refused(fileName, lineAfter(text), "the file is not written in UTF-8 from here on");
        }
        int unreadable = Math.toIntExact(text.toString()
                .codePoints()
                .takeWhile(StreamReader::isPrintable)
                .map(Character::charCount)
                .sum());
        if (unreadable < text.length()) {
            throw refused(fileName, lineAfter(text.subSequence(0, unreadable)), "there is a control character");
        }
        return text.toString();
    }

    private static int lineAfter(CharSequence text) {
        return 1 + (int) text.chars().filter(it -> it == '\n').count();
    }

    private static InvalidCase refused(String fileName, int line, String what) {
        return new InvalidCase(fileName, List.of(new Fault(line, what)));
    }

    private CaseFile file(CaseMap top) {
        CaseFile file = new CaseFile(
                top.needed("id", "", CaseScalar::caseId),
                top.needed("name", "", it -> it.text(Limits.NAME)),
                top.oneOf("primaryModel", Model.class),
                secondaryModels(top),
                top.needed("targetGroup", "", it -> it.text(Limits.TARGET_GROUP)),
                agencies(top),
                top.maybe("rationale", it -> it.text(Limits.RATIONALE)),
                top.map("governance").map(this::bodies).orElse(List.of()),
                top.maps("roles", this::role),
                top.maps("aims", CaseReader::aim),
                top.scalars("indicators", CaseScalar::text),
                top.maps("funding", this::funding),
                top.maps("agreements", CaseReader::agreement),
                top.maps("meetings", this::meeting),
                top.map("evaluation").map(CaseReader::evaluation).orElse(null),
                top.maps("reviews", CaseReader::review),
                top.maps("timeline", CaseReader::happening),
                top.maps("challenges", this::challenge),
                top.scalars("unmetNeeds", CaseScalar::text),
                top.maybeText("outcome"),
                top.map("notes").map(this::notes).orElse(Map.of()));
        top.done();
        resolve(toAgencies, file.agencies().stream().map(CaseAgency::id).toList(), "agency");
        resolve(toBodies, file.bodies().stream().map(CaseBody::id).toList(), "body");
        return file;
    }

    private List<Model> secondaryModels(CaseMap top) {
        String primary = top.maybe("primaryModel", scalar -> scalar.node().getValue());
        return top.different("secondaryModels", scalar -> {
            if (scalar.node().getValue().equals(primary)) {
                faults.add(scalar.node(), scalar.where() + " repeats the primary model");
            }
            return scalar.oneOf(Model.class);
        });
    }

    private List<CaseAgency> agencies(CaseMap top) {
        Set<String> ids = new HashSet<>();
        List<CaseAgency> agencies = top.maps("agencies", map -> agency(map, ids));
        if (!top.has("agencies")) {
            top.mustHave("agencies");
        } else if (agencies.size() == 1) {
            faults.add(top.key("agencies"), "agencies must name at least " + FEWEST_AGENCIES);
        }
        return agencies;
    }

    private CaseAgency agency(CaseMap map, Set<String> ids) {
        CaseAgency agency = new CaseAgency(
                ownId(map, ids),
                map.needed("name", "", it -> it.text(Limits.NAME)),
                map.oneOf("kind", Kind.class),
                map.different("levels", it -> it.oneOf(Level.class)),
                map.scalars("provides", CaseScalar::text));
        map.mustHave("levels");
        map.done();
        return agency;
    }

    private String ownId(CaseMap map, Set<String> ids) {
        return map.needed("id", "", scalar -> {
            String id = scalar.id();
            if (!id.isEmpty() && !ids.add(id)) {
                faults.add(scalar.node(), "%s: %s is there twice".formatted(scalar.where(), id));
            }
            return id;
        });
    }

    private List<CaseBody> bodies(CaseMap governance) {
        Set<String> ids = new HashSet<>();
        List<CaseBody> bodies = governance.maps("bodies", map -> body(map, ids));
        governance.mustHave("bodies");
        governance.done();
        return bodies;
    }

    private CaseBody body(CaseMap map, Set<String> ids) {
        CaseBody body = new CaseBody(
                ownId(map, ids),
                map.needed("name", "", it -> it.text(Limits.NAME)),
                map.oneOf("kind", BodyKind.class),
                map.different("members", this::agencyId),
                map.map("chair").map(this::chair).orElse(null));
        map.done();
        return body;
    }

    private Chair chair(CaseMap map) {
        Chair chair = new Chair(
                map.maybe("agency", this::agencyId),
                map.maybeText("role"),
                map.maybe("independent", CaseScalar::truth));
        map.done();
        return chair;
    }

    private String agencyId(CaseScalar scalar) {
        return reference(scalar, toAgencies);
    }

    private String bodyId(CaseScalar scalar) {
        return reference(scalar, toBodies);
    }

    private static String reference(CaseScalar scalar, List<Reference> references) {
        String id = scalar.id();
        if (!id.isEmpty()) {
            references.add(new Reference(scalar.node(), scalar.where(), id));
        }
        return id;
    }

    private void resolve(List<Reference> references, List<String> known, String what) {
        for (Reference reference : references) {
            if (!known.contains(reference.id())) {
                faults.add(
                        reference.node(),
                        "%s names the %s '%s', which the file does not define"
                                .formatted(reference.where(), what, reference.id()));
            }
        }
    }

    private Role role(CaseMap map) {
        Role role = new Role(
                map.text("role"),
                map.needed("agency", "", this::agencyId),
                map.maybe("body", this::bodyId),
                map.maybe("level", it -> it.oneOf(Level.class)),
                map.maybe("people", CaseScalar::count),
                map.maybe("fullTimeEquivalent", CaseScalar::positive),
                map.maybe("hoursPerYear", CaseScalar::positive),
                map.maybeText("note"));
        map.done();
        return role;
    }

    private static Aim aim(CaseMap map) {
        Aim aim = new Aim(map.text("text"), map.maybeText("phase"));
        map.done();
        return aim;
    }

    private Funding funding(CaseMap map) {
        Funding funding = new Funding(
                map.oneOf("kind", FundingKind.class),
                map.maybe("agency", this::agencyId),
                map.maybeText("source"),
                map.maybe("share", CaseScalar::share),
                map.map("amount").map(CaseReader::amount).orElse(null),
                map.maybeText("conditions"),
                map.maybeText("note"));
        map.done();
        return funding;
    }

    private static @Nullable Amount amount(CaseMap map) {
        java.math.BigDecimal value = map.maybe("value", CaseScalar::positive);
        map.mustHave("value");
        String currency = map.needed("currency", "", CaseScalar::currency);
        map.done();
        return value == null ? null : new Amount(value, currency);
    }

    private static Agreement agreement(CaseMap map) {
        Agreement agreement = new Agreement(map.text("kind"), map.text("note"));
        map.done();
        return agreement;
    }

    private Meeting meeting(CaseMap map) {
        Meeting meeting = new Meeting(
                map.text("type"),
                map.maybe("body", this::bodyId),
                map.maybe("every", CaseScalar::period),
                map.maybe("minutes", CaseScalar::count),
                map.maybeText("note"));
        map.done();
        return meeting;
    }

    private static Evaluation evaluation(CaseMap map) {
        Evaluation evaluation = new Evaluation(
                map.maybeText("type"),
                map.oneOf("status", EvaluationStatus.class),
                map.different("covers", it -> it.oneOf(Covers.class)),
                map.scalars("informants", CaseScalar::text),
                map.maybeText("note"));
        map.done();
        return evaluation;
    }

    private static Review review(CaseMap map) {
        Review review = new Review(map.text("what"), map.maybe("every", CaseScalar::period));
        map.done();
        return review;
    }

    private static Happening happening(CaseMap map) {
        Happening happening = new Happening(map.needed("date", "", CaseScalar::date), map.text("event"));
        map.done();
        return happening;
    }

    private Challenge challenge(CaseMap map) {
        Challenge challenge = new Challenge(
                map.needed("code", "", it -> it.challengeCode(CHALLENGES)),
                map.text("text"),
                map.different("agencies", this::agencyId));
        map.done();
        return challenge;
    }

    private Map<String, String> notes(CaseMap map) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (String name : map.names()) {
            if (!NOTE.matcher(name).matches()) {
                faults.add(map.key(name), "notes.%s must be one word in camelCase".formatted(name));
            }
            notes.put(name, Objects.requireNonNull(map.text(name)));
        }
        return notes;
    }
}
