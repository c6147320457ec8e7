package org.concordat.application.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.camunda.client.annotation.JobWorker;
import java.util.Date;
import org.concordat.domain.commands.Command;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** The rules of the house that a machine can keep. Each is proven by a class in {@code fixtures} that breaks it. */
final class ArchitectureRules {

    static final ArchRule DEPENDENCIES_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("domain")
            .definedBy("org.concordat.domain..")
            .layer("processes")
            .definedBy("org.concordat.processes..")
            .layer("store")
            .definedBy("org.concordat.store..")
            .layer("records")
            .definedBy("org.concordat.records..")
            .layer("workers")
            .definedBy("org.concordat.workers..")
            .layer("portal")
            .definedBy("org.concordat.portal..")
            .layer("application")
            .definedBy("org.concordat.application..")
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("portal")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("workers")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("records")
            .mayOnlyBeAccessedByLayers("workers", "portal", "application")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("records", "workers", "portal", "application")
            .whereLayer("processes")
            .mayOnlyBeAccessedByLayers("store", "records", "workers", "portal", "application");

    static final ArchRule DOMAIN_NEEDS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("org.concordat.domain..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("java..")
                    .or(resideInAPackage("org.concordat.domain.."))
                    .or(resideInAPackage("org.jspecify.."))
                    .or(resideInAPackage("de.focus_shift.jollyday..")))
            .because("the domain is plain Java; the holiday library is its only tool");

    static final ArchRule TIME_COMES_FROM_OUR_CLOCKS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.concordat.application.wiring.Wiring")
            .should()
            .callMethodWhere(readsTheMachinesClock())
            .orShould()
            .callConstructor(Date.class)
            .because("time comes from businessClock or systemClock, which tests and the demo can set");

    private static DescribedPredicate<JavaMethodCall> readsTheMachinesClock() {
        return new DescribedPredicate<>("reads the machine's clock") {
            @Override
            public boolean test(JavaMethodCall call) {
                MethodCallTarget target = call.getTarget();
                String owner = target.getOwner().getName();
                return owner.startsWith("java.time.")
                                && (target.getName().equals("now")
                                        || owner.equals("java.time.Clock")
                                                && target.getName().startsWith("system"))
                        || owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
            }
        };
    }

    static final ArchRule ONLY_THE_DEMO_SETS_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("org.concordat.application.demo")
            .should()
            .callMethodWhere(setsTheEnginesClock())
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("io\\.camunda\\.client\\.api\\.command\\.(Pin|Reset)ClockCommand.*")
            .because("the engine's clock decides when deadlines come; it is the machine's, save in a demo");

    private static DescribedPredicate<JavaMethodCall> setsTheEnginesClock() {
        return new DescribedPredicate<>("sets the engine's clock") {
            @Override
            public boolean test(JavaMethodCall call) {
                return call.getTarget().getOwner().getName().startsWith("io.camunda.client.")
                        && call.getTarget().getName().matches("new(Pin|Reset)ClockCommand");
            }
        };
    }

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(
                            type, marked, type.getName() + (marked ? " is" : " is not") + " in a null-marked package"));
                }
            });

    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .or()
            .areMetaAnnotatedWith(ControllerAdvice.class)
            .or()
            .areAnnotatedWith(ControllerAdvice.class)
            .should()
            .bePackagePrivate()
            .because("nothing but the web calls them");

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("a constructor says what a class needs");

    static final ArchRule JOB_WORKERS_ARE_PUBLIC = methods()
            .that()
            .areAnnotatedWith(JobWorker.class)
            .should()
            .bePublic()
            .andShould()
            .beDeclaredInClassesThat()
            .arePublic()
            .because("the client calls them by reflection");

    static final ArchRule COMMANDS_ARE_RECORDS =
            classes().that().implement(Command.class).should().beRecords().because("what somebody said never changes");

    static final ArchRule NO_CHANGING_STATICS = fields().that()
            .areStatic()
            .and(DescribedPredicate.not(nameMatching(".*\\$.*")))
            .should()
            .beFinal()
            .because("state that all share belongs into the database");

    static final ArchRule BEANS_OF_THE_STORE_HAVE_NO_STATE = fields().that()
            .areDeclaredInClassesThat(
                    resideInAPackage("org.concordat.store..").and(new DescribedPredicate<JavaClass>("are beans") {
                        @Override
                        public boolean test(JavaClass type) {
                            return type.isMetaAnnotatedWith(org.springframework.stereotype.Component.class);
                        }
                    }))
            .should()
            .haveModifier(JavaModifier.FINAL);

    private ArchitectureRules() {}
}
