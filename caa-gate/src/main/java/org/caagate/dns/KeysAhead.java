package org.caagate.dns;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Asks for the DS and DNSKEY records of a chain of trust all together. A validator asks for each when the one above it is verified,
 * and so waits as often for the network as there are links. Nothing is decided here: whoever needs a reply asks for it as if there
 * were no such thing as this, and finds the question put already. Not all of it may be needed, so nothing is asked ahead for a frugal
 * request.
 *
 * @param anchors where chains begin
 * @param questions what is asked
 */
record KeysAhead(TrustAnchors anchors, KeyQuestions questions) {
    /** More labels than names of zones that sign have; longer chains are asked for link by link. */
    private static final int MOST = 8;

    /**
     * Asks for what the validation of a reply will need: the DS and DNSKEY records at all names down to the zone that signed it. Where
     * nothing is signed, some zone near the top has to say so, of any name down to the asked one.
     *
     * @param reply the reply
     * @param validationTry on whose behalf
     */
    void ask(SignedMessage reply, ValidationTry validationTry) {
        Optional<Name> anchor = anchors.nearest(reply.name());
        boolean isFrugal = validationTry.context().isFrugal();
        if (isFrugal || anchor.isEmpty() || reply.name().labels() - anchor.get().labels() > MOST) {
            return;
        }
        List<Name> path = IntStream.rangeClosed(
                        anchor.get().labels(), reply.name().labels())
                .mapToObj(labels -> new Name(reply.name(), reply.name().labels() - labels))
                .toList();
        int keys = reply.signer().map(Name::labels).orElse(anchor.get().labels() + 1);
        int delegations = reply.signer().map(Name::labels).orElse(reply.name().labels());
        path.stream()
                .filter(name -> name.labels() <= keys)
                .forEach(name -> questions.askAhead(name, Type.DNSKEY, validationTry));
        path.stream()
                .skip(1)
                .filter(name -> name.labels() <= delegations)
                .forEach(name -> questions.askAhead(name, Type.DS, validationTry));
    }
}
