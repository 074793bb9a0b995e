package org.caagate.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.caagate.cli.directory.ConnectProxy;
import org.caagate.cli.directory.DirectoryServer;
import org.caagate.cli.process.CaaGateProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command goes through a proxy that wants a password, without an option of the JVM from anybody. */
class ProxyIT {
    @TempDir
    Path temporary;

    @Test
    void the_password_of_the_proxy_is_sent_to_it() throws Exception {
        Path zone =
                Files.writeString(temporary.resolve("zone"), "$ORIGIN example.com.\n@ CAA 0 issue \"ca.example\"\n");
        Path roots = Files.writeString(temporary.resolve("root.pem"), DirectoryServer.rootPem());
        try (DirectoryServer server = DirectoryServer.start();
                ConnectProxy proxy = ConnectProxy.wanting("Basic dTpzZXNhbWU=")) {
            server.answer("/directory", DirectoryServer.status(200, "{\"meta\":{\"caaIdentities\":[\"ca.example\"]}}"));
            CaaGateProcess check = CaaGateProcess.of(
                    "check",
                    "--acme",
                    server.url("/directory").toString(),
                    "--ca-bundle",
                    roots.toString(),
                    "--zone-file",
                    zone.toString(),
                    "example.com");

            Result result = check.with("HTTPS_PROXY", proxy.url().replace("//", "//u:sesame@"))
                    .run();
            assertThat(result.out()).contains("PERMITTED", "1 identifier for ca.example");
            assertThat(result.status()).isZero();

            assertThat(check.with("HTTPS_PROXY", proxy.url()).run().status()).isEqualTo(2);
        }
    }
}
