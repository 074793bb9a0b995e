package org.caagate.dns;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.caagate.lookup.Exchange;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Whether a server learns from others now, or answers out of its cache alone, as one does whose own uplink is cut.
 *
 * <p>It is asked for DS of a name beside a delegation that nobody can have asked for before. A resolver may make up a denial out of what
 * it has cached (RFC 8198 section 5), so a signed record of it has to have all of its time to live left: that of the signature, which
 * caches count down and the signed one is compared with (RFC 4035 section 5.3.3). A resolver that caps times to live below it leaves
 * no such sign, and counts as one that was not reached.
 */
final class Reach {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BITS = 80;
    private static final int DIGITS = 32;
    private static final List<Integer> OF_DENIALS = List.of(Type.SOA, Type.NSEC, Type.NSEC3);

    private final DelegationWalk walk;
    private final KeyQuestions questions;
    private final Map<Name, CompletableFuture<Optional<Exchange>>> known = new ConcurrentHashMap<>();

    Reach(DelegationWalk walk, KeyQuestions questions) {
        this.walk = walk;
        this.questions = questions;
    }

    /**
     * Asks, once for each delegation.
     *
     * @param delegation a name directly below one whose security is secure
     * @param validationTry on whose behalf
     * @return completes with the exchange that shows that the server reached others, or with nothing
     */
    CompletableFuture<Optional<Exchange>> beside(Name delegation, ValidationTry validationTry) {
        return known.computeIfAbsent(delegation, any -> fetch(unheardOf(delegation), validationTry));
    }

    private static Optional<Name> unheardOf(Name delegation) {
        String label = "caa-gate-" + new BigInteger(RANDOM_BITS, RANDOM).toString(DIGITS);
        try {
            return Optional.of(Name.concatenate(Name.fromString(label), new Name(delegation, 1)));
        } catch (NameTooLongException e) {
            return Optional.empty();
        } catch (TextParseException e) {
            throw new IllegalStateException("no label: " + label, e);
        }
    }

    private CompletableFuture<Optional<Exchange>> fetch(Optional<Name> name, ValidationTry validationTry) {
        if (name.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return walk.of(name.get(), validationTry)
                .thenApply(security -> isProved(security)
                        ? questions.delegation(name.get()).filter(exchange -> isFresh(name.get(), exchange))
                        : Optional.empty());
    }

    /** The name of an opt-out zone is insecure, by signed records as well. */
    private static boolean isProved(NameSecurity security) {
        return security instanceof NameSecurity.Secure || security instanceof NameSecurity.Insecure;
    }

    private static boolean isFresh(Name name, Exchange exchange) {
        List<Record> denial = SignedMessage.of(name, Type.DS, exchange).authority();
        // Caches count whole seconds.
        long age = exchange.took().toSeconds() + 1;
        return denial.stream()
                .filter(RRSIGRecord.class::isInstance)
                .map(RRSIGRecord.class::cast)
                .filter(signature -> OF_DENIALS.contains(signature.getTypeCovered()) && signature.getOrigTTL() > age)
                .anyMatch(signature -> denial.stream()
                        .filter(record -> record.getType() == signature.getTypeCovered()
                                && record.getName().equals(signature.getName()))
                        .anyMatch(record -> record.getTTL() <= signature.getOrigTTL()
                                && record.getTTL() >= signature.getOrigTTL() - age));
    }
}
