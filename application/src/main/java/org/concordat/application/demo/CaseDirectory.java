package org.concordat.application.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.concordat.application.demo.CaseFile.CaseAgency;
import org.concordat.application.demo.CaseFile.CaseBody;
import org.concordat.application.demo.CaseFile.Chair;
import org.concordat.application.demo.CaseFile.Level;
import org.concordat.domain.directory.Agency;
import org.concordat.domain.directory.AgencyKind;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.store.directory.DirectoryFile;
import org.concordat.store.directory.DirectoryFile.Entry;
import org.concordat.store.directory.DirectoryFile.Holding;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a case. A case names agencies and bodies but nobody in person, so every person is assumed: for each
 * agency a representative, a second person who stands in, and a senior officer; and a chair of the initiating body. They
 * are called after what they do, to invent no names.
 *
 * @param initiatingBody the body that decides on the set-up
 * @param leadOfficerId the person who carries the proposal
 * @param assumptions in plain words, what the case does not say and the demo supposes
 */
public record CaseDirectory(DirectoryFile file, Body initiatingBody, String leadOfficerId, List<String> assumptions) {

    /** Which kind of body is taken as the one that started the partnership, the first one found; no team decides. */
    private static final List<BodyKind> INITIATING = List.of(
            BodyKind.BOARD,
            BodyKind.STEERING_GROUP,
            BodyKind.EXECUTIVE,
            BodyKind.PARTNERSHIP,
            BodyKind.IMPLEMENTATION_GROUP);

    private static final String ALL_PARTNERS = "all-partners";

    /**
     * What tells the agencies, bodies and people of one case from those of others in the same directory.
     *
     * @param idPrefix before each id and sign-in
     * @param nameSuffix after the name of each agency
     * @param firstPerson the number of the first person, from 1
     */
    record Area(String idPrefix, String nameSuffix, int firstPerson) {
        /** There are no others. */
        static final Area ALONE = new Area("", "", 1);
    }

    /** Makes the directory of a case. The same case gives the same directory. */
    static CaseDirectory of(CaseFile file, Area area) {
        return new Maker(file, area).directory();
    }

    // The id says nothing about the person: it is all that the engine and the logs see.
    static String personId(int number) {
        return "p-%03d".formatted(number);
    }

    /** The person who carries the proposal. */
    Entry leadOfficer() {
        return file.people().stream()
                .filter(person -> person.id().equals(leadOfficerId))
                .findFirst()
                .orElseThrow();
    }

    /** The name of an agency of the case. */
    public String agencyName(@Nullable String agencyId) {
        return file.agencies().stream()
                .filter(agency -> agency.id().equals(agencyId))
                .map(Agency::name)
                .findFirst()
                .orElse("");
    }

    private static final class Maker {

        private final CaseFile file;
        private final Area area;
        private final Optional<CaseBody> known;
        private final Body body;
        private final String chairAgency;
        private final List<String> members;
        private final Map<String, String> representatives = new LinkedHashMap<>();
        private final List<Entry> people = new ArrayList<>();
        private final List<String> assumptions = new ArrayList<>();

        Maker(CaseFile file, Area area) {
            this.file = file;
            this.area = area;
            this.known = initiatingBody(file);
            this.body = known.map(this::body).orElseGet(this::allPartners);
            this.members = members();
            this.chairAgency = chair().map(Chair::agency).orElseGet(members::getFirst);
        }

        private static Optional<CaseBody> initiatingBody(CaseFile file) {
            return INITIATING.stream()
                    .flatMap(kind -> file.bodies().stream().filter(body -> body.kind() == kind))
                    .findFirst();
        }

        private Body body(CaseBody written) {
            return new Body(area.idPrefix() + written.id(), written.name(), written.kind());
        }

        private Body allPartners() {
            String id = ALL_PARTNERS;
            while (file.bodies().stream().map(CaseBody::id).anyMatch(id::equals)) {
                id = id + "-x";
            }
            return new Body(area.idPrefix() + id, "Meeting of all partners", BodyKind.PARTNERSHIP);
        }

        private Optional<Chair> chair() {
            return known.map(CaseBody::chair);
        }

        private List<String> members() {
            List<String> named = known.map(CaseBody::members).orElse(List.of());
            List<String> strategic = known.isEmpty() ? List.of() : strategicAgencies();
            return Stream.of(
                            named,
                            strategic,
                            file.agencies().stream().map(CaseAgency::id).toList())
                    .filter(it -> !it.isEmpty())
                    .findFirst()
                    .orElseThrow();
        }

        private List<String> strategicAgencies() {
            return file.agencies().stream()
                    .filter(it -> it.levels().contains(Level.STRATEGIC))
                    .map(CaseAgency::id)
                    .toList();
        }

        CaseDirectory directory() {
            file.agencies().forEach(this::addPeople);
            String chairName = "Chair of the " + body.name();
            add(chairName, "chair", List.of(new Holding(Function.CHAIR, id(chairAgency), body.id())));
            String lead = Objects.requireNonNull(representatives.get(leadAgency()));
            assume();
            return new CaseDirectory(
                    new DirectoryFile(agencies(), bodies(), List.copyOf(people)), body, lead, List.copyOf(assumptions));
        }

        private String leadAgency() {
            return chair().map(Chair::agency)
                    .orElseGet(() -> file.agencies().getFirst().id());
        }

        private void addPeople(CaseAgency agency) {
            Holding represents = new Holding(Function.REPRESENTATIVE, id(agency.id()), null);
            String name = name(agency);
            representatives.put(
                    agency.id(), add(name + ", representative", agency.id() + "-representative", List.of(represents)));
            add(
                    name + ", second person",
                    agency.id() + "-second-person",
                    List.of(new Holding(Function.DEPUTY, id(agency.id()), null)));
            add(name + ", senior officer", agency.id() + "-senior-officer", seniorOfficer(agency.id()));
        }

        private List<Holding> seniorOfficer(String agencyId) {
            Stream<Holding> own = Stream.of(new Holding(Function.SENIOR_OFFICER, id(agencyId), null));
            Stream<Holding> member = members.contains(agencyId)
                    ? Stream.of(new Holding(Function.BOARD_MEMBER, id(agencyId), body.id()))
                    : Stream.empty();
            Stream<Holding> deputy = agencyId.equals(viceChairAgency())
                    ? Stream.of(new Holding(Function.DEPUTY, id(agencyId), body.id()))
                    : Stream.empty();
            return Stream.of(own, member, deputy).flatMap(it -> it).toList();
        }

        /** The first member that the chair does not come from. */
        private String viceChairAgency() {
            return members.stream()
                    .filter(member -> !member.equals(chairAgency))
                    .findFirst()
                    .orElse(chairAgency);
        }

        private String add(String name, String role, List<Holding> functions) {
            String id = personId(area.firstPerson() + people.size());
            String signIn = area.idPrefix() + role;
            people.add(new Entry(id, name, signIn + "@example.org", signIn, true, functions));
            return id;
        }

        private String id(String agencyId) {
            return area.idPrefix() + agencyId;
        }

        private String name(CaseAgency agency) {
            return agency.name() + area.nameSuffix();
        }

        private List<Agency> agencies() {
            return file.agencies().stream()
                    .map(it -> new Agency(
                            id(it.id()), name(it), AgencyKind.valueOf(it.kind().name())))
                    .toList();
        }

        private List<Body> bodies() {
            Stream<Body> written = file.bodies().stream().map(this::body);
            return (known.isPresent() ? written : Stream.concat(written, Stream.of(body))).toList();
        }

        private String whoSits() {
            return members.size() == file.agencies().size()
                    ? "Every agency is"
                    : "The agencies that take part at the strategic level are";
        }

        private String nameOf(String agencyId) {
            return file.agency(agencyId).map(this::name).orElse(agencyId);
        }

        private void assume() {
            assumptions.add(("The case names nobody. All %d people are assumed: a representative, a second person and a"
                            + " senior officer for each agency, and the chair. So is the administrator.")
                    .formatted(people.size()));
            if (!area.nameSuffix().isEmpty()) {
                assumptions.add(
                        "Agencies of different cases are taken to be different ones, even where the cases call them"
                                + " the same; each carries the number of its case.");
            }
            assumptions.add(
                    known.isPresent()
                            ? "The case does not say who gave the start; it is taken to be the %s."
                                    .formatted(body.name())
                            : "The case has no board or group that could decide; a meeting of all partners stands in.");
            if (known.map(CaseBody::members).orElse(List.of()).isEmpty()) {
                assumptions.add("%s taken to sit in the %s.".formatted(whoSits(), body.name()));
            }
            if (chair().map(Chair::agency).isEmpty()) {
                assumptions.add(
                        "The chair of the %s is taken to come from %s.".formatted(body.name(), nameOf(chairAgency)));
            }
            assumptions.add(
                    "Members of the %s are taken to be the senior officers; the one of %s stands in for the chair."
                            .formatted(body.name(), nameOf(viceChairAgency())));
            assumptions.add("The lead officer is taken to be the representative of %s, %s."
                    .formatted(
                            nameOf(leadAgency()),
                            chair().map(Chair::agency).isPresent()
                                    ? "where the chair comes from"
                                    : "the first agency of the case"));
        }
    }
}
