package org.caagate.acme4j;

import java.util.List;
import java.util.Optional;
import org.caagate.IssuerSelection;
import org.caagate.decision.Issuer;
import org.caagate.decision.IssuerProfile;

/** Who issues, as somebody says it piece by piece; until then it is for the directory to say. Not thread-safe. */
final class IssuerChoice {
    private Optional<Issuer> issuer = Optional.empty();
    private IssuerSelection selection = IssuerSelection.automatic();
    private boolean overriding;

    void issuer(Issuer who) {
        issuer = Optional.of(who);
    }

    /** Lets the issuer that is named count although the directory names only others. */
    void override() {
        overriding = true;
    }

    void profile(IssuerProfile reading) {
        selection = selection.profile(reading);
    }

    /** What the built-in table says about the directory counts more. */
    void profileIfUnlisted(IssuerProfile reading) {
        selection = selection.profileIfUnlisted(reading);
    }

    List<String> faults() {
        return overriding && issuer.isEmpty() ? List.of("issuerOverridesDirectory() needs an issuer(...)") : List.of();
    }

    /** What was said, all in all. */
    IssuerSelection selection() {
        return issuer.map(overriding ? selection::issuerOverridingDirectory : selection::issuer)
                .orElse(selection);
    }
}
