package org.caagate.peers;

import java.nio.file.Path;
import java.util.List;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.caagate.testkit.peers.Unbound;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A resolver that validates: Unbound")
class UnboundTest extends ValidatingResolverContract {
    @Override
    List<String> programs() {
        return List.of("unbound");
    }

    @Override
    RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
        return Unbound.start(directory, setup);
    }
}
