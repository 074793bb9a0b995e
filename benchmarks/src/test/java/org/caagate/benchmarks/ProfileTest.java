package org.caagate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void a_moment_goes_on_the_account_of_the_innermost_class_that_is_not_of_the_jdk() {
        assertThat(Profile.owner(List.of(
                        "java.util.HashMap",
                        "org.caagate.dns.Exchanger$$Lambda$333/0x80000019c",
                        "org.caagate.Check",
                        "java.lang.Thread")))
                .isEqualTo("org.caagate.dns.Exchanger");
        assertThat(Profile.owner(List.of("org.xbill.DNS.Name", "org.caagate.dns.Query")))
                .isEqualTo("org.xbill.DNS.Name");
        assertThat(Profile.owner(List.of("sun.nio.ch.SelectorImpl", "jdk.internal.misc.Unsafe", "java.lang.Thread")))
                .isEqualTo("JDK only");
    }

    @Test
    void classes_go_to_their_package_and_threads_to_those_of_their_name() {
        assertThat(Profile.packageOf("org.caagate.dns.Exchanger")).isEqualTo("org.caagate.dns");
        assertThat(Profile.packageOf("JDK only")).isEqualTo("JDK only");
        assertThat(Profile.crew("caa-gate worker 2")).isEqualTo("caa-gate worker");
        assertThat(Profile.crew("caa-gate dns")).isEqualTo("caa-gate dns");
    }

    @Test
    void loaded_classes_are_counted_by_where_they_come_from() {
        String log = """
                [0.010s][info][class,load] java.lang.Object source: shared objects file
                [0.020s][info][class,load] java.net.Foo source: jrt:/java.base
                [0.030s][info][class,load] org.xbill.DNS.Name source: file:/dnsjava.jar
                [0.040s][info][class,load] org.xbill.DNS.Type$$Lambda$7/0x0000000800c01000 source: org.xbill.DNS.Type
                [0.050s][info][class,load] org.caagate.CaaGate source: file:/caa-gate.jar
                [0.050s][info][class,load] org.caagate.Check source: file:/caa-gate.jar
                """;

        assertThat(LoadedClasses.count(log))
                .containsExactly(
                        entry("caa-gate", 2L),
                        entry("dnsjava", 1L),
                        entry("dnsjava, made at run time for lambdas", 1L),
                        entry("the JDK and others", 1L),
                        entry("the JDK and others, out of the JDK's archive", 1L));
    }
}
