package org.caagate.cli.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caagate.cli.Messages;
import org.caagate.cli.option.Faults;
import org.caagate.cli.option.Given;
import org.caagate.cli.option.GivenOptions;
import org.caagate.cli.option.Option;
import org.caagate.dns.DnsLookup;
import org.caagate.dns.ResolverSpec;
import org.caagate.lookup.Perspective;
import org.caagate.name.Escaped;

/**
 * A further view of DNS.
 *
 * @param id what reports call it
 * @param lookup what asks for it
 */
record PerspectiveSettings(String id, DnsLookup lookup) {
    private static final int MOST = 16;
    private static final int LONGEST_REGION = 64;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    /** Reads the perspectives; all that is wrong with them is told at once. */
    static List<PerspectiveSettings> read(GivenOptions options, Manner manner, Messages messages, Faults faults) {
        List<PerspectiveSettings> all = new ArrayList<>();
        Set<String> ids = new HashSet<>(Set.of(Perspective.PRIMARY));
        List<Given> given = options.all(Option.PERSPECTIVE);
        if (given.size() > MOST) {
            faults.add(Option.PERSPECTIVE.argument() + ": at most " + MOST + " are asked, not " + given.size());
        }
        for (Given each : given) {
            try {
                all.add(parse(each.value(), ids, manner, messages));
            } catch (IllegalArgumentException fault) {
                faults.add(each.place() + ": " + fault.getMessage());
            }
        }
        return all;
    }

    private static PerspectiveSettings parse(String text, Set<String> ids, Manner manner, Messages messages) {
        int equals = text.indexOf('=');
        String id = equals < 0 ? "" : text.substring(0, equals);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    Escaped.quote(text)
                            + " is no ID=SPEC, such as frankfurt=tls://dns.example: an id has 1 to 32 lower-case letters, digits and hyphens");
        }
        if (!ids.add(id)) {
            throw new IllegalArgumentException(Escaped.quote(text) + ": the id " + id + " is taken"
                    + (id.equals(Perspective.PRIMARY) ? ", by --resolver" : ""));
        }
        String spec = text.substring(equals + 1);
        if (ResolverSpec.suffix(spec).isPresent()) {
            throw new IllegalArgumentException(
                    Escaped.quote(text) + ": a perspective sees all names, so it has a resolver without a suffix");
        }
        return new PerspectiveSettings(
                id, manner.builder(messages).resolver(spec).build());
    }

    /** Returns the servers, each after the id. */
    List<String> servers() {
        return lookup.servers();
    }

    /** Nobody but the user knows where it is; the server tells as much of it as there is to tell. */
    String region() {
        String servers = String.join(" ", lookup.servers());
        String region = Optional.of(servers).filter(text -> !text.isEmpty()).orElse("no server");
        return region.length() <= LONGEST_REGION ? region : region.substring(0, LONGEST_REGION);
    }
}
