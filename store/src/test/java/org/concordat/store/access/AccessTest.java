package org.concordat.store.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concordat.store.support.Sample.ADMINISTRATOR;
import static org.concordat.store.support.Sample.BOARD;
import static org.concordat.store.support.Sample.BOARD_MEMBER;
import static org.concordat.store.support.Sample.CHAIR;
import static org.concordat.store.support.Sample.CHAIR_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH;
import static org.concordat.store.support.Sample.HEALTH_DEPUTY;
import static org.concordat.store.support.Sample.HEALTH_LEFT;
import static org.concordat.store.support.Sample.HEALTH_REP;
import static org.concordat.store.support.Sample.NOBODY;
import static org.concordat.store.support.Sample.POLICE;
import static org.concordat.store.support.Sample.POLICE_DEPUTY;
import static org.concordat.store.support.Sample.POLICE_REP;
import static org.concordat.store.support.Sample.SCHOOLS;
import static org.concordat.store.support.Sample.SCHOOLS_REP;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.concordat.domain.directory.Body;
import org.concordat.domain.directory.BodyKind;
import org.concordat.domain.directory.Function;
import org.concordat.domain.directory.Person;
import org.concordat.domain.requests.Addressee;
import org.concordat.store.directory.DirectoryRepository;
import org.concordat.store.partnerships.PartnershipRepository;
import org.concordat.store.requests.RequestRepository;
import org.concordat.store.requests.Requests;
import org.concordat.store.support.Sample;
import org.concordat.store.support.StoreTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who may answer, see and do what. The partnership of these tests is proposed by the representative of health, led by
 * that of the police and decided on by the board; health and police are named, schools are not. A few more people make
 * the edges visible: a person who is both representative and deputy, a deputy and a chair who have left, a board member
 * who comes from schools, and the chair and deputy of another body.
 */
@StoreTest
class AccessTest {

    private static final String BOTH = "p-health-both";
    private static final String DEPUTY_LEFT = "p-health-deputy-left";
    private static final String CHAIR_LEFT = "p-chair-left";
    private static final String FROM_SCHOOLS = "p-board-from-schools";
    private static final String OTHER_CHAIR = "p-other-chair";
    private static final String OTHER_DEPUTY = "p-other-deputy";
    private static final String SCRUTINEER = "p-scrutineer";
    private static final String HEALTH_DATA = "p-health-data";

    private final Access access;
    private final Requests requests;
    private final RequestRepository rows;
    private final PartnershipRepository partnerships;
    private final DirectoryRepository directory;
    private final Sample sample;
    private UUID partnership = UUID.randomUUID();

    AccessTest(
            Access access,
            Requests requests,
            RequestRepository rows,
            PartnershipRepository partnerships,
            DirectoryRepository directory,
            Sample sample) {
        this.access = access;
        this.requests = requests;
        this.rows = rows;
        this.partnerships = partnerships;
        this.directory = directory;
        this.sample = sample;
    }

    @BeforeEach
    void givenADirectoryWithEdges() {
        sample.directory();
        sample.person(BOTH, Function.REPRESENTATIVE, HEALTH, null);
        sample.person(BOTH, Function.DEPUTY, HEALTH, null);
        sample.person(DEPUTY_LEFT, Function.DEPUTY, HEALTH, null);
        sample.deactivate(DEPUTY_LEFT);
        sample.person(CHAIR_LEFT, Function.CHAIR, null, BOARD);
        sample.deactivate(CHAIR_LEFT);
        sample.person(FROM_SCHOOLS, Function.BOARD_MEMBER, SCHOOLS, BOARD);
        directory.save(new Body("other", "Other", BodyKind.TEAM));
        sample.person(OTHER_CHAIR, Function.CHAIR, HEALTH, "other");
        sample.person(OTHER_DEPUTY, Function.DEPUTY, HEALTH, "other");
        sample.person(SCRUTINEER, Function.SCRUTINEER, null, null);
        sample.person(HEALTH_DATA, Function.DATA_LEAD, HEALTH, null);
        partnership = sample.proposed();
    }

    @ParameterizedTest(name = "{0}: {1}, deputies {2}")
    @CsvSource({
        "LEAD_OFFICER,          " + POLICE_REP + ",            " + POLICE_DEPUTY,
        "PROPOSER,              " + HEALTH_REP + ",            " + BOTH + " " + HEALTH_DEPUTY,
        "AGENCY_REPRESENTATIVE, " + BOTH + " " + HEALTH_REP + "," + HEALTH_DEPUTY,
        "INITIATING_BODY_CHAIR, " + CHAIR + ",                 " + CHAIR_DEPUTY
    })
    void shouldLetTheAddresseesAndTheirDeputiesAnswerAndNobodyElse(
            Addressee addressee, String addressees, String deputies) {
        // given
        UUID request = open(addressee);

        // then
        assertThat(ids(rows.addressees(request))).isEqualTo(words(addressees));
        assertThat(ids(rows.deputies(request))).isEqualTo(words(deputies));
        assertThat(whoMayAnswer(request)).isEqualTo(words(addressees + " " + deputies));
    }

    @Test
    void shouldLetDeputiesAnswerWhenTheAddresseeHasLeft() {
        // given
        UUID request = open(Addressee.LEAD_OFFICER);
        sample.deactivate(POLICE_REP);

        // then
        assertThat(whoMayAnswer(request)).containsExactly(POLICE_DEPUTY);
    }

    @Test
    void shouldStillLetThemAnswerLateWhenTheRequestIsClosed() {
        // given
        UUID request = open(Addressee.AGENCY_REPRESENTATIVE);
        requests.close(request);

        // then
        assertThat(whoMayAnswer(request)).containsExactlyInAnyOrder(BOTH, HEALTH_REP, HEALTH_DEPUTY);
    }

    @Test
    void shouldShowAProposalToItsPeopleTheBodyAndWhoeverOverseesAll() {
        assertThat(whoMaySee())
                .containsExactlyInAnyOrder(
                        HEALTH_REP,
                        POLICE_REP,
                        CHAIR,
                        CHAIR_DEPUTY,
                        BOARD_MEMBER,
                        FROM_SCHOOLS,
                        ADMINISTRATOR,
                        SCRUTINEER);
    }

    @Test
    void shouldShowThePartnershipToADeputyWhoMayAnswerOneOfItsRequests() {
        // given
        assertThat(access.maySee(POLICE_DEPUTY, partnership)).isFalse();

        // when: the police representative leads, so the police deputy may stand in
        open(Addressee.LEAD_OFFICER);

        // then
        assertThat(access.maySee(POLICE_DEPUTY, partnership)).isTrue();
    }

    @Test
    void shouldShowThePartnershipToAnAgencyOnceItIsAsked() {
        // given
        assertThat(access.maySee(HEALTH_DATA, partnership)).isFalse();

        // when
        sample.asked(partnership);

        // then
        assertThat(whoMaySee())
                .containsExactlyInAnyOrder(
                        HEALTH_REP,
                        HEALTH_DEPUTY,
                        BOTH,
                        HEALTH_DATA,
                        OTHER_CHAIR,
                        OTHER_DEPUTY,
                        POLICE_REP,
                        POLICE_DEPUTY,
                        CHAIR,
                        CHAIR_DEPUTY,
                        BOARD_MEMBER,
                        FROM_SCHOOLS,
                        ADMINISTRATOR,
                        SCRUTINEER);
    }

    @Test
    void shouldHideThePartnershipFromPeopleWhoHaveLeft() {
        // given
        sample.asked(partnership);

        // when
        sample.deactivate(HEALTH_REP);
        sample.deactivate(CHAIR);
        sample.deactivate(ADMINISTRATOR);

        // then
        assertThat(whoMaySee()).doesNotContain(HEALTH_REP, CHAIR, ADMINISTRATOR, HEALTH_LEFT, CHAIR_LEFT, DEPUTY_LEFT);
    }

    @Test
    void shouldListExactlyThePartnershipsThatAPersonMaySee() {
        // given
        UUID asked = sample.proposed();
        sample.asked(asked);

        // then
        for (Person person : directory.people()) {
            assertThat(partnerships.visibleTo(person.id()))
                    .as(person.id())
                    .extracting(PartnershipRepository.Partnership::id)
                    .containsExactlyInAnyOrderElementsOf(List.of(partnership, asked).stream()
                            .filter(id -> access.maySee(person.id(), id))
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        POLICE_REP + ", true",
        POLICE_DEPUTY + ", false",
        HEALTH_REP + ", false",
        CHAIR + ", false",
        ADMINISTRATOR + ", false"
    })
    void shouldLetOnlyTheLeadOfficerMoveDeadlines(String person, boolean allowed) {
        assertThat(access.mayMoveDeadlines(person, partnership)).isEqualTo(allowed);
    }

    @Test
    void shouldNotLetALeadOfficerWhoHasLeftMoveDeadlines() {
        // when
        sample.deactivate(POLICE_REP);

        // then
        assertThat(access.mayMoveDeadlines(POLICE_REP, partnership)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {HEALTH_REP, CHAIR, SCRUTINEER, NOBODY, "p-stranger"})
    void shouldLetOnlyAdministratorsRunTheSystem(String person) {
        assertThat(access.mayAdministrate(person)).isFalse();
        assertThat(access.mayAdministrate(ADMINISTRATOR)).isTrue();
    }

    @Test
    void shouldTakeEveryRightFromAnAdministratorWhoHasLeft() {
        // when
        sample.deactivate(ADMINISTRATOR);

        // then
        assertThat(access.mayAdministrate(ADMINISTRATOR)).isFalse();
        assertThat(access.functionsOf(ADMINISTRATOR)).isEmpty();
    }

    @Test
    void shouldNameEachFunctionOfAPersonOnce() {
        // given
        sample.person(BOTH, Function.REPRESENTATIVE, POLICE, null);

        // then
        assertThat(access.functionsOf(BOTH)).containsExactlyInAnyOrder(Function.REPRESENTATIVE, Function.DEPUTY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        POLICE_REP + ", true",
        // proposed it, but health has not said yet that it takes part
        HEALTH_REP + ", false",
        // of the body that decides, not of the partnership
        CHAIR + ", false",
        ADMINISTRATOR + ", false",
        NOBODY + ", false"
    })
    void shouldLetTheLeadOfficerKeepWhatBelongsToAPartnership(String person, boolean allowed) {
        assertThat(access.mayKeep(person, partnership)).isEqualTo(allowed);
    }

    @Test
    void shouldLetThoseWhoSpeakForAnAgencyThatTakesPartKeepItWhileTheyMaySeeIt() {
        // given
        sample.asked(partnership, HEALTH);
        partnerships.addMember(partnership, SCHOOLS, SCHOOLS_REP, HEALTH_DATA);
        assertThat(access.mayKeep(SCHOOLS_REP, partnership)).isTrue();
        assertThat(access.mayKeep(HEALTH_DATA, partnership)).isTrue();

        // when
        sample.deactivate(SCHOOLS_REP);

        // then
        assertThat(access.mayKeep(SCHOOLS_REP, partnership)).isFalse();
        assertThat(access.mayKeep(HEALTH_DEPUTY, partnership)).isFalse();
    }

    @Test
    void shouldNotLetSomebodyKeepWhatTheyMayNotSee() {
        // given: named for an agency they do not act for, so nothing lets them see it
        partnerships.addMember(partnership, SCHOOLS, SCHOOLS_REP, OTHER_CHAIR);

        // then
        assertThat(access.maySee(OTHER_CHAIR, partnership)).isFalse();
        assertThat(access.mayKeep(OTHER_CHAIR, partnership)).isFalse();
    }

    @Test
    void shouldDenyWhatIsNotThere() {
        assertThat(access.mayAnswer(HEALTH_REP, UUID.randomUUID())).isFalse();
        assertThat(access.maySee(ADMINISTRATOR, UUID.randomUUID())).isFalse();
        assertThat(access.mayMoveDeadlines(POLICE_REP, UUID.randomUUID())).isFalse();
        assertThat(access.mayPropose("p-stranger")).isFalse();
        assertThat(access.maySee(SCHOOLS_REP, partnership)).isFalse();
    }

    private UUID open(Addressee addressee) {
        return addressee == Addressee.AGENCY_REPRESENTATIVE
                ? sample.asked(partnership, HEALTH)
                : sample.open(partnership, addressee, Sample.CHECK);
    }

    private Set<String> whoMayAnswer(UUID request) {
        return ids(directory.people().stream()
                .filter(person -> access.mayAnswer(person.id(), request))
                .toList());
    }

    private Set<String> whoMaySee() {
        return ids(directory.people().stream()
                .filter(person -> access.maySee(person.id(), partnership))
                .toList());
    }

    private static Set<String> ids(List<Person> people) {
        return people.stream().map(Person::id).collect(Collectors.toSet());
    }

    private static Set<String> words(String ids) {
        return Set.of(ids.strip().split("\\s+"));
    }
}
