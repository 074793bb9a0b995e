package org.caagate.acme4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.caagate.acme4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_plugin_knows_acme4j_the_library_and_nothing_else = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.caagate..",
                    "org.shredzone.acme4j..",
                    "org.bouncycastle.pkcs",
                    "org.jspecify.annotations",
                    "org.slf4j");

    @ArchTest
    static final ArchRule nothing_is_printed =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule no_name_goes_through_idna_2003 =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.net.IDN");

    @ArchTest
    static void only_what_users_need_is_public(JavaClasses imported) {
        assertThat(imported.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.isMemberClass() && !type.getName().endsWith("-info"))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CaaGateAcmeProvider",
                        "CaaRefusedException",
                        "GateConfigurationException",
                        "GatedAcmeProvider",
                        "OrderGate");
    }
}
