package org.caagate.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caagate.name.Ascii;
import org.caagate.name.IssuerDomainName;
import org.caagate.record.AccountUri;
import org.caagate.record.PropertyTag;
import org.caagate.record.ValidationMethod;

/**
 * How an issuer reads CAA records, as far as it differs from the plain reading of RFC 8659, and what it adds to orders.
 *
 * <p>Immutable. {@link #generic()} is the plain reading: all seven tags with a meaning are known, there are no quirks, no
 * names are added, no method has another label.
 */
public final class IssuerProfile {
    private static final IssuerProfile GENERIC = named("generic").build();

    private final String id;
    private final Trust trust;
    private final Set<String> knownTags;
    private final Set<IssuerQuirk> quirks;
    private final Set<AddedNames> addedNames;
    private final Map<ValidationMethod, Set<ValidationMethod>> methodAliases;
    private final List<List<String>> accountPrefixes;
    private final Optional<IssuerDomainName> preferredName;

    private IssuerProfile(Builder builder) {
        id = builder.id;
        trust = builder.trust;
        knownTags = Set.copyOf(builder.knownTags);
        quirks = Set.copyOf(builder.quirks);
        addedNames = Set.copyOf(builder.addedNames);
        methodAliases = Map.copyOf(builder.methodAliases);
        accountPrefixes = List.copyOf(builder.accountPrefixes);
        preferredName = builder.preferredName;
    }

    /** Who relies on an issuer's certificates. */
    public enum Trust {
        /** The public: the rules of the CA/Browser Forum bind it. */
        PUBLIC,
        /** Those who chose to. */
        PRIVATE
    }

    /**
     * Returns the plain reading of RFC 8659.
     *
     * @return the profile {@code generic}
     */
    public static IssuerProfile generic() {
        return GENERIC;
    }

    /**
     * Starts a profile that reads as {@link #generic()} does.
     *
     * @param id the name of the profile in reports
     * @return a builder
     */
    public static Builder named(String id) {
        return new Builder(id);
    }

    /**
     * Returns the name of the profile.
     *
     * @return a stable id
     */
    public String id() {
        return id;
    }

    /**
     * Returns who relies on the issuer.
     *
     * @return {@code PRIVATE} unless the profile says otherwise
     */
    public Trust trust() {
        return trust;
    }

    /**
     * Returns the name that the issuer wants to see in new records.
     *
     * @return one of its issuer domain names, or nothing if any will do
     */
    public Optional<IssuerDomainName> preferredName() {
        return preferredName;
    }

    /**
     * Returns whether the issuer understands a property.
     *
     * @param tag the tag in lower case
     * @return whether a critical record with this tag does not stop it
     */
    public boolean knows(String tag) {
        return knownTags.contains(tag);
    }

    /**
     * Returns whether the issuer has a quirk.
     *
     * @param quirk the quirk
     * @return whether it applies
     */
    public boolean has(IssuerQuirk quirk) {
        return quirks.contains(quirk);
    }

    /**
     * Returns the names that the issuer adds to orders on its own.
     *
     * @return the rules, none by default
     */
    public Set<AddedNames> addedNames() {
        return addedNames;
    }

    /**
     * Returns whether a label in {@code validationmethods} stands for a method: its own label, or one that the issuer
     * declares to mean the same.
     *
     * @param label the label in the record
     * @param method the method that was used
     * @return whether the label covers it
     */
    public boolean covers(ValidationMethod label, ValidationMethod method) {
        return label.equals(method)
                || methodAliases.getOrDefault(method, Set.of()).contains(label);
    }

    /**
     * Returns whether two URIs name the same account: equal as strings, or equal after a prefix that the issuer declares
     * to be another form of the same (Boulder {@code accountURIPrefixes}).
     *
     * @param inRecord the URI in the record
     * @param account the URI of the account
     * @return whether they are the same
     */
    public boolean sameAccount(AccountUri inRecord, AccountUri account) {
        return inRecord.equals(account)
                || accountPrefixes.stream().anyMatch(forms -> sameIn(forms, inRecord.text(), account.text()));
    }

    private static boolean sameIn(List<String> forms, String left, String right) {
        return forms.stream()
                .filter(left::startsWith)
                .map(form -> left.substring(form.length()))
                .filter(rest -> !rest.isEmpty() && rest.chars().allMatch(Ascii::isDigit))
                .anyMatch(rest -> forms.stream().anyMatch(form -> right.equals(form + rest)));
    }

    /** Returns the id. */
    @Override
    public String toString() {
        return id;
    }

    /**
     * A builder of profiles. Unless said otherwise: trust {@code PRIVATE}, all seven tags of {@link PropertyTag} known, no
     * quirks, no added names, no other labels for methods, no other forms of account URIs.
     */
    public static final class Builder {
        private final String id;
        private Trust trust = Trust.PRIVATE;
        private Set<String> knownTags =
                Arrays.stream(PropertyTag.values()).map(PropertyTag::text).collect(Collectors.toUnmodifiableSet());
        private final Set<IssuerQuirk> quirks = EnumSet.noneOf(IssuerQuirk.class);
        private final Set<AddedNames> addedNames = EnumSet.noneOf(AddedNames.class);
        private final Map<ValidationMethod, Set<ValidationMethod>> methodAliases = new HashMap<>();
        private final List<List<String>> accountPrefixes = new ArrayList<>();
        private Optional<IssuerDomainName> preferredName = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Says that the public relies on the issuer: no climb boundary is accepted with it. The default is private.
         *
         * @return this
         */
        public Builder publiclyTrusted() {
            trust = Trust.PUBLIC;
            return this;
        }

        /**
         * Says which properties the issuer understands, instead of the default: all seven of {@link PropertyTag}.
         *
         * @param tags the tags, in any case
         * @return this
         */
        public Builder knownTags(String... tags) {
            knownTags = Arrays.stream(tags).map(Ascii::fold).collect(Collectors.toUnmodifiableSet());
            return this;
        }

        /**
         * Adds a quirk. The default is none.
         *
         * @param quirk the quirk
         * @return this
         */
        public Builder quirk(IssuerQuirk quirk) {
            quirks.add(quirk);
            return this;
        }

        /**
         * Says that the issuer puts the base name beside a wildcard. The default is that it does not.
         *
         * @return this
         */
        public Builder addsBaseNameBesideWildcard() {
            return adds(AddedNames.BASE_BESIDE_WILDCARD);
        }

        /**
         * Says that the issuer puts the {@code www} name beside a host name, and the reverse. The default is that it does
         * not.
         *
         * @return this
         */
        public Builder addsWww() {
            return adds(AddedNames.WWW);
        }

        /**
         * Says that the issuer adds names by a rule. The default is none.
         *
         * @param rule the rule
         * @return this
         */
        public Builder adds(AddedNames rule) {
            addedNames.add(rule);
            return this;
        }

        /**
         * Says that another label in {@code validationmethods} means a method too, such as {@code ca-tbr-7} for {@code
         * dns-01}. The default is none.
         *
         * @param method the method
         * @param label the other label
         * @return this
         */
        public Builder methodAlias(ValidationMethod method, ValidationMethod label) {
            Set<ValidationMethod> labels = new HashSet<>(methodAliases.getOrDefault(method, Set.of()));
            labels.add(label);
            methodAliases.put(method, Set.copyOf(labels));
            return this;
        }

        /**
         * Says that account URIs with these prefixes and the same number after them are the same account. The default is
         * that every URI is an account of its own.
         *
         * @param prefixes at least two prefixes
         * @return this
         */
        public Builder accountPrefixes(List<String> prefixes) {
            accountPrefixes.add(List.copyOf(prefixes));
            return this;
        }

        /**
         * Says which issuer domain name new records should have. The default is the first that the issuer is given with.
         *
         * @param name the name
         * @return this
         */
        public Builder preferredName(IssuerDomainName name) {
            preferredName = Optional.of(name);
            return this;
        }

        /**
         * Returns the profile.
         *
         * @return an immutable profile
         */
        public IssuerProfile build() {
            return new IssuerProfile(this);
        }
    }
}
