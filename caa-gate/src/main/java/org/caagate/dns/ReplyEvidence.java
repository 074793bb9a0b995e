package org.caagate.dns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caagate.lookup.ExtendedError;
import org.caagate.lookup.Reply;
import org.caagate.lookup.Reply.Flag;
import org.caagate.record.Octets;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** What is kept of a message that could be read. */
final class ReplyEvidence {
    private static final int MOST_ERRORS = 16;
    private static final Map<Flag, Integer> FLAGS = new EnumMap<>(Map.of(
            Flag.AUTHORITATIVE, (int) Flags.AA,
            Flag.TRUNCATED, (int) Flags.TC,
            Flag.RECURSION_AVAILABLE, (int) Flags.RA,
            Flag.AUTHENTIC_DATA, (int) Flags.AD));

    private ReplyEvidence() {}

    /**
     * Returns what is kept.
     *
     * @param message the message
     * @param errors all its extended errors
     * @param octets the message as it came
     * @return the evidence
     */
    static Reply.Message of(Message message, List<ExtendedError> errors, Octets octets) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        FLAGS.forEach((flag, bit) -> {
            if (message.getHeader().getFlag(bit)) {
                flags.add(flag);
            }
        });
        return new Reply.Message(
                message.getRcode(), flags, errors.subList(0, Math.min(errors.size(), MOST_ERRORS)), octets);
    }

    /** Returns all extended errors of the message. */
    static List<ExtendedError> errors(Message message) {
        OPTRecord edns = message.getOPT();
        if (edns == null) {
            return List.of();
        }
        List<ExtendedError> errors = new ArrayList<>();
        for (EDNSOption option : edns.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR)) {
            if (option instanceof ExtendedErrorCodeOption error) {
                String text = error.getText();
                errors.add(new ExtendedError(error.getErrorCode(), text == null ? "" : Texts.foreign(text)));
            }
        }
        return errors;
    }

    static String errorsInBrackets(List<ExtendedError> errors) {
        StringBuilder text = new StringBuilder();
        for (ExtendedError error : errors) {
            text.append(text.isEmpty() ? " (" : ", ").append(error);
        }
        return text.isEmpty() ? "" : Texts.cut(text.append(')').toString());
    }
}
