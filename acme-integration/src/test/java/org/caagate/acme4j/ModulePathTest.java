package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.caagate.CaaGate;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Session;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;
import org.xbill.DNS.Name;

/** The tests run on the class path; this one starts a JVM with everything on the module path. */
class ModulePathTest {
    private static final List<Class<?>> ONE_OF_EACH_MODULE = List.of(
            OrderGate.class,
            CaaGate.class,
            Session.class,
            JsonUtil.class,
            BouncyCastleProvider.class,
            PKIStatus.class,
            PKCS10CertificationRequest.class,
            Logger.class,
            SimpleLogger.class,
            Name.class,
            NullMarked.class);

    @Test
    void acme4j_finds_the_gate_on_the_module_path_and_orders_are_gated() throws Exception {
        try (Scene scene = Scene.open()) {
            scene.dns.zone("example.com. CAA 0 issue \"other.example\"");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dcaagate.resolver=" + scene.resolver(),
                            "--module-path",
                            modulePath(),
                            "--add-modules",
                            "org.caagate.acme4j,org.slf4j.simple",
                            place(Objects.requireNonNull(getClass().getResource("/ModulePathProgram.java")))
                                    .toString(),
                            "caagate:" + scene.ca.directoryUri())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(output.lines())
                        .containsExactly("provider in module org.caagate.acme4j", "REFUSED [example.com]");
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
                assertThat(scene.finalizations()).isZero();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static String modulePath() {
        return ONE_OF_EACH_MODULE.stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(ModulePathTest::place)
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path place(URL url) {
        return Path.of(URI.create(url.toString()));
    }
}
