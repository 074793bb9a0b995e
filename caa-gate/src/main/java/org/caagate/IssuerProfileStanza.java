package org.caagate;

import java.util.Arrays;
import java.util.List;
import org.caagate.decision.AddedNames;
import org.caagate.decision.IssuerProfile;
import org.caagate.decision.IssuerQuirk;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.AccountUri;
import org.caagate.record.PropertyTag;

/** The reading of the lines of a block that say how the issuer reads records. */
final class IssuerProfileStanza {
    private static final String SPACE = " ";

    private final IssuerStanza stanza;

    IssuerProfileStanza(IssuerStanza stanza) {
        this.stanza = stanza;
    }

    IssuerProfile profile() {
        IssuerProfile.Builder builder = IssuerProfile.named(stanza.id().value());
        if (stanza.only(IssuerKey.TRUST).as(IssuerProfileStanza::trust) == IssuerProfile.Trust.PUBLIC) {
            builder.publiclyTrusted();
        }
        stanza.first(IssuerKey.TAGS)
                .map(entry -> entry.as(IssuerProfileStanza::tags))
                .ifPresent(builder::knownTags);
        stanza.allAs(IssuerKey.QUIRK, IssuerProfileStanza::quirk).forEach(builder::quirk);
        stanza.allAs(IssuerKey.ADDS, IssuerProfileStanza::added).forEach(builder::adds);
        stanza.allAs(IssuerKey.ACCOUNT, IssuerProfileStanza::prefixes).forEach(builder::accountPrefixes);
        stanza.first(IssuerKey.PREFER).map(entry -> entry.as(this::preferred)).ifPresent(builder::preferredName);
        return builder.build();
    }

    private static IssuerProfile.Trust trust(String text) {
        return switch (text) {
            case "public" -> IssuerProfile.Trust.PUBLIC;
            case "private" -> IssuerProfile.Trust.PRIVATE;
            default -> throw new IllegalArgumentException("trust is public or private");
        };
    }

    private static String[] tags(String text) {
        List<String> known =
                Arrays.stream(PropertyTag.values()).map(PropertyTag::text).toList();
        String[] tags = text.split(SPACE, -1);
        for (String tag : tags) {
            if (!known.contains(tag)) {
                throw new IllegalArgumentException("the tags are " + known + ", with one space between them");
            }
        }
        return tags;
    }

    private static IssuerQuirk quirk(String text) {
        return Arrays.stream(IssuerQuirk.values())
                .filter(quirk -> quirk.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no quirk has this id"));
    }

    private static AddedNames added(String text) {
        return Arrays.stream(AddedNames.values())
                .filter(rule -> rule.id().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule for added names has this id"));
    }

    private static List<String> prefixes(String text) {
        List<String> prefixes = List.of(text.split(SPACE, -1));
        if (prefixes.size() < 2) {
            throw new IllegalArgumentException("one prefix alone is the same as none; there must be several");
        }
        for (String prefix : prefixes) {
            if (!AccountUri.parse(prefix).text().endsWith("/")) {
                throw new IllegalArgumentException("a prefix ends with a slash, and the number follows");
            }
        }
        return prefixes;
    }

    private IssuerDomainName preferred(String text) {
        IssuerDomainName name = IssuerDomainName.parse(text);
        if (!stanza.allAs(IssuerKey.ISSUER, IssuerDomainName::parse).contains(name)) {
            throw new IllegalArgumentException("the preferred name is not among the issuer names");
        }
        return name;
    }
}
