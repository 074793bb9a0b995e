package org.caagate;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Who may know whom, and what nobody may call. */
@AnalyzeClasses(locations = ArchitectureTest.LibraryOnly.class)
class ArchitectureTest {
    private static final String[] PURE = {"org.caagate.name", "org.caagate.record", "org.caagate.decision"};

    private static final Set<String> HARMLESS = Set.of(
            "java.net.InetAddress",
            "java.net.Inet4Address",
            "java.net.Inet6Address",
            "java.net.UnknownHostException",
            "java.net.URI",
            "java.net.URISyntaxException");

    /** The classes of the library: neither its tests nor the testkit. */
    static final class LibraryOnly implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> testClass) {
            return Set.of(Location.of(
                    CaaGate.class.getProtectionDomain().getCodeSource().getLocation()));
        }
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE = classes()
            .should()
            .resideInAnyPackage(
                    "org.caagate",
                    "org.caagate.decision",
                    "org.caagate.dns",
                    "org.caagate.lookup",
                    "org.caagate.name",
                    "org.caagate.record",
                    "org.caagate.x509",
                    "org.caagate.zone");

    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("gate")
            .definedBy("org.caagate")
            .layer("decision")
            .definedBy("org.caagate.decision")
            .layer("lookup")
            .definedBy("org.caagate.lookup")
            .layer("record")
            .definedBy("org.caagate.record")
            .layer("name")
            .definedBy("org.caagate.name")
            .layer("x509")
            .definedBy("org.caagate.x509")
            .optionalLayer("dns")
            .definedBy("org.caagate.dns")
            .layer("zone")
            .definedBy("org.caagate.zone")
            .whereLayer("gate")
            .mayOnlyAccessLayers("decision", "lookup", "record", "name")
            .whereLayer("decision")
            .mayOnlyAccessLayers("lookup", "record", "name")
            .whereLayer("x509")
            .mayOnlyAccessLayers("gate", "name")
            .whereLayer("dns")
            .mayOnlyAccessLayers("lookup", "record", "name")
            .whereLayer("zone")
            .mayOnlyAccessLayers("lookup", "record", "name")
            .whereLayer("lookup")
            .mayOnlyAccessLayers("record", "name")
            .whereLayer("record")
            .mayOnlyAccessLayers("name")
            .whereLayer("name")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule NO_PACKAGES_KNOW_EACH_OTHER =
            slices().matching("org.caagate.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_X509_USES_BOUNCYCASTLE = noClasses()
            .that()
            .resideOutsideOfPackage("org.caagate.x509")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule ONLY_DNS_USES_DNSJAVA = noClasses()
            .that()
            .resideOutsideOfPackage("org.caagate.dns")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill..");

    @ArchTest
    static final ArchRule PURE_PACKAGES_TOUCH_NOTHING_OUTSIDE = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.net..",
                            "java.nio..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "javax..",
                            "org.slf4j..")
                    .and(describe(
                            "are not harmless",
                            type -> !HARMLESS.contains(type.getName())
                                    && !type.getPackageName().equals("java.nio.charset"))));

    @ArchTest
    static final ArchRule PURE_PACKAGES_ASK_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(call(
                    "a clock",
                    target -> target.getOwner().getName().equals("java.time.Clock")
                            || (target.getName().equals("now") && isIn(target, "java.time"))
                            || (target.getOwner().isEquivalentTo(System.class)
                                    && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()))));

    /** {@code InetAddress.getByName} asks the name service for whatever it cannot read as an address. */
    @ArchTest
    static final ArchRule PURE_PACKAGES_RESOLVE_NO_HOST_NAME = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(call(
                    "a method of InetAddress that may ask the name service",
                    target -> target.getOwner().isAssignableTo(InetAddress.class)
                            && !Set.of("getByAddress", "getAddress", "getHostAddress")
                                    .contains(target.getName())));

    @ArchTest
    static final ArchRule NOTHING_RUNS_ON_THE_COMMON_POOL = noClasses()
            .should()
            .accessTargetWhere(call(
                    "the common pool",
                    target -> Set.of("commonPool", "parallelStream", "parallel").contains(target.getName())
                            || (target.getOwner().isAssignableTo(CompletionStage.class)
                                    && target.getName().endsWith("Async")
                                    && target.getRawParameterTypes().stream()
                                            .noneMatch(type -> type.isEquivalentTo(Executor.class)))));

    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_LOCALE_OR_ON_UNICODE_CASE = noClasses()
            .should()
            .accessTargetWhere(call(
                    "text by rules of a locale or of Unicode",
                    target -> target.getOwner().isEquivalentTo(String.class)
                            && (Set.of("trim", "strip", "stripLeading", "stripTrailing", "equalsIgnoreCase")
                                            .contains(target.getName())
                                    || Set.of("compareToIgnoreCase", "formatted")
                                            .contains(target.getName())
                                    || isCall(target, "toLowerCase")
                                    || isCall(target, "toUpperCase")
                                    || isCall(target, "format", String.class, Object[].class))));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_GIVEN_CLOCK = noClasses()
            .should()
            .accessTargetWhere(call(
                    "the system's wall clock",
                    target -> (isCall(target, "now") && isIn(target, "java.time"))
                            || (target.getOwner().isEquivalentTo(System.class)
                                    && isCall(target, "currentTimeMillis"))));

    @ArchTest
    static final ArchRule NOTHING_IS_USED_THAT_IS_NOT_FAIL_CLOSED = noClasses()
            .should()
            .dependOnClassesThat(describe("are LookupSession, DefaultIoClient or java.net.IDN", type -> Set.of(
                            "org.xbill.DNS.lookup.LookupSession", "org.xbill.DNS.DefaultIoClient", "java.net.IDN")
                    .contains(type.getName())));

    @ArchTest
    static final ArchRule NOTHING_CHANGES_THE_JVM = noClasses()
            .should()
            .accessTargetWhere(call(
                    "a setting of the whole JVM",
                    target -> (target.getOwner().isEquivalentTo(System.class)
                                    && Set.of("setProperty", "setProperties", "clearProperty", "exit")
                                            .contains(target.getName()))
                            || (target.getOwner().getName().equals("java.util.Locale")
                                    && target.getName().equals("setDefault"))));

    @ArchTest
    static final ArchRule NOTHING_PRINTS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static boolean isCall(CodeUnitAccessTarget target, String name, Class<?>... parameters) {
        return target.getName().equals(name)
                && target.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toList()
                        .equals(Arrays.stream(parameters).map(Class::getName).toList());
    }

    private static boolean isIn(CodeUnitAccessTarget target, String packageName) {
        return target.getOwner().getPackageName().equals(packageName);
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> call(String what, Predicate<CodeUnitAccessTarget> matches) {
        return describe(
                what, access -> access.getTarget() instanceof CodeUnitAccessTarget target && matches.test(target));
    }
}
