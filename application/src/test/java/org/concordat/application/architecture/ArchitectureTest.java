package org.concordat.application.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.concordat.application.architecture.fixtures.BadNameHelper;
import org.concordat.application.architecture.fixtures.FieldInjected;
import org.concordat.application.architecture.fixtures.HiddenWorker;
import org.concordat.application.architecture.fixtures.LetsTheEnginesClockGo;
import org.concordat.application.architecture.fixtures.PublicController;
import org.concordat.application.architecture.fixtures.ReadsTheDate;
import org.concordat.application.architecture.fixtures.ReadsTheMachinesClock;
import org.concordat.application.architecture.fixtures.SetsTheEnginesClock;
import org.concordat.application.architecture.fixtures.SharedState;
import org.concordat.application.architecture.unmarked.NotNullMarked;
import org.concordat.domain.fixtures.DomainUsesStore;
import org.concordat.domain.fixtures.DomainWithFramework;
import org.concordat.portal.fixtures.PortalUsesWorkers;
import org.concordat.store.fixtures.BeanWithState;
import org.concordat.store.fixtures.StoreUsesRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.concordat");

    /** Each rule with a class that breaks it. */
    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, PortalUsesWorkers.class),
                Arguments.of(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, StoreUsesRecords.class),
                Arguments.of(ArchitectureRules.DEPENDENCIES_POINT_ONE_WAY, DomainUsesStore.class),
                Arguments.of(ArchitectureRules.DOMAIN_NEEDS_NO_FRAMEWORK, DomainWithFramework.class),
                Arguments.of(ArchitectureRules.TIME_COMES_FROM_OUR_CLOCKS, ReadsTheMachinesClock.class),
                Arguments.of(ArchitectureRules.TIME_COMES_FROM_OUR_CLOCKS, ReadsTheDate.class),
                Arguments.of(ArchitectureRules.ONLY_THE_DEMO_SETS_THE_CLOCK, SetsTheEnginesClock.class),
                Arguments.of(ArchitectureRules.ONLY_THE_DEMO_SETS_THE_CLOCK, LetsTheEnginesClockGo.class),
                Arguments.of(ArchitectureRules.NAMES_SAY_WHAT_A_CLASS_IS, BadNameHelper.class),
                Arguments.of(ArchitectureRules.EVERY_PACKAGE_IS_NULL_MARKED, NotNullMarked.class),
                Arguments.of(ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE, PublicController.class),
                Arguments.of(ArchitectureRules.NOTHING_IS_INJECTED_INTO_FIELDS, FieldInjected.class),
                Arguments.of(ArchitectureRules.JOB_WORKERS_ARE_PUBLIC, HiddenWorker.inside()),
                Arguments.of(ArchitectureRules.NO_CHANGING_STATICS, SharedState.class),
                Arguments.of(ArchitectureRules.BEANS_OF_THE_STORE_HAVE_NO_STATE, BeanWithState.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldBeKept(ArchRule rule, Class<?> ignoredBreaker) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldBite(ArchRule rule, Class<?> breaker) {
        // given
        JavaClasses broken = withWhatItUses(breaker);

        // when
        EvaluationResult result = rule.allowEmptyShould(true).evaluate(broken);

        // then
        assertThat(result.hasViolation()).as(rule.getDescription()).isTrue();
    }

    /** A layer is judged by who comes in, so the classes on both sides must be looked at. */
    private static JavaClasses withWhatItUses(Class<?> breaker) {
        Stream<Class<?>> used = new ClassFileImporter()
                .importClasses(breaker).get(breaker).getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass())
                        .filter(target -> target.getPackageName().startsWith("org.concordat."))
                        .map(target -> target.reflect());
        return new ClassFileImporter()
                .importClasses(Stream.concat(Stream.of(breaker), used).toList());
    }

    /** The interface is sealed, so no class can break this rule; the compiler keeps the list short. */
    @Test
    void shouldMakeEveryCommandARecord() {
        ArchitectureRules.COMMANDS_ARE_RECORDS.check(PRODUCT);
    }

    @Test
    void shouldLookAtEveryModule() {
        assertThat(PRODUCT.stream().map(type -> type.getPackageName().split("\\.", -1)[2]))
                .contains("domain", "processes", "store", "records", "workers", "portal", "application");
    }
}
