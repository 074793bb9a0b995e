package org.caagate.peers;

import java.nio.file.Path;
import java.util.List;
import org.caagate.testkit.peers.Bind;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A resolver that validates: BIND 9")
class BindTest extends ValidatingResolverContract {
    @Override
    List<String> programs() {
        return List.of("named");
    }

    @Override
    RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
        return Bind.start(directory, setup);
    }
}
