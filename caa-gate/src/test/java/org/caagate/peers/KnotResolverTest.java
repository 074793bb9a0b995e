package org.caagate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.caagate.GatePolicy;
import org.caagate.testkit.peers.KnotResolver;
import org.caagate.testkit.peers.RealResolver;
import org.caagate.testkit.peers.ResolverSetup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A resolver that validates: Knot Resolver")
class KnotResolverTest extends ValidatingResolverContract {
    @Override
    List<String> programs() {
        return List.of("kresd", "unbound");
    }

    /**
     * Version 5.6 answers SERVFAIL with extended error 10 to the first question for a denial whose NSEC record has no signature, keeps
     * it all the same because the SOA record has one, and gives it out as authentic from then on. Names that several questions meet
     * are left out, since the first one may be any of them.
     */
    @Override
    List<SignedRow> rows() {
        return SignedRow.all().stream()
                .filter(row -> !row.name().matches("www.denials.com|www-denials-com.*"))
                .toList();
    }

    @Test
    void what_it_once_called_bogus_is_so_although_it_takes_it_back() throws InterruptedException {
        assertThat(Asked.of(address(), GatePolicy.strict(), "nothing.denials.com")
                        .reason())
                .isEqualTo("dnssec-bogus");
    }

    @Override
    RealResolver start(Path directory, ResolverSetup setup) throws InterruptedException {
        return KnotResolver.start(directory, setup);
    }
}
