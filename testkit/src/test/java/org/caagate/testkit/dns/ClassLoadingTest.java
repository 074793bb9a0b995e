package org.caagate.testkit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLoadingTest {

    @Test
    void runs_without_the_classes_of_wiremock_and_bouncycastle() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String file = Path.of(entry).getFileName().toString();
            if (!file.startsWith("wiremock") && !file.startsWith("bc")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(ScriptedDnsServer.class.getName());
            try (AutoCloseable server = (AutoCloseable) type.getMethod("start").invoke(null)) {
                type.getMethod("zone", String.class).invoke(server, "example.com. SERVFAIL");
                assertThat(type.getMethod("questionCount").invoke(server)).isEqualTo(0);
            }
        }
    }
}
