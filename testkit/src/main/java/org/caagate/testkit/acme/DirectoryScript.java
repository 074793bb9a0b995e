package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.common.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the directory tells about the CA: its {@code meta} object (RFC 8555 section 7.1.1). It can be changed while the server runs;
 * no answer may be cached, so a client sees the change at its next request. The default is a {@code meta} without members.
 * Thread-safe.
 */
public final class DirectoryScript {

    private final Map<String, Object> meta = new LinkedHashMap<>();
    private boolean withMeta = true;

    DirectoryScript() {}

    /**
     * Sets the issuer domain names that the CA recognises in CAA records, in this order. The default is no such member.
     *
     * @param names any texts, also some that are no domain name
     * @return this script
     */
    public DirectoryScript caaIdentities(String... names) {
        return member("caaIdentities", List.of(names));
    }

    /**
     * Sets the URL of the terms of service. Agreement is not enforced. The default is no such member.
     *
     * @param uri the URL
     * @return this script
     */
    public DirectoryScript termsOfService(URI uri) {
        return member("termsOfService", uri.toString());
    }

    /**
     * Advertises automatic renewal (RFC 8739 section 3.3.1) with a shortest lifetime of one day and a longest duration of one year.
     * New orders may then ask for {@code auto-renewal}. The default is no such member.
     *
     * @return this script
     */
    public DirectoryScript autoRenewal() {
        return member("auto-renewal", Map.of("min-lifetime", 86_400, "max-duration", 31_536_000));
    }

    /**
     * Sets any member to any JSON, such as a string where an array belongs.
     *
     * @param name the member's name
     * @param json its value as JSON text
     * @return this script
     */
    public DirectoryScript metaMember(String name, String json) {
        return member(name, Json.read(json, Object.class));
    }

    /**
     * Takes a member away.
     *
     * @param name the member's name
     * @return this script
     */
    public DirectoryScript withoutMetaMember(String name) {
        synchronized (meta) {
            meta.remove(name);
        }
        return this;
    }

    /**
     * Serves a directory without {@code meta}, which RFC 8555 allows, until a member is set.
     *
     * @return this script
     */
    public DirectoryScript withoutMeta() {
        synchronized (meta) {
            meta.clear();
            withMeta = false;
        }
        return this;
    }

    private DirectoryScript member(String name, Object value) {
        synchronized (meta) {
            meta.put(name, value);
            withMeta = true;
        }
        return this;
    }

    boolean offersAutoRenewal() {
        synchronized (meta) {
            return meta.containsKey("auto-renewal");
        }
    }

    Map<String, Object> toJson(Urls urls) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("newNonce", urls.of(AcmeEndpoint.NEW_NONCE));
        json.put("newAccount", urls.of(AcmeEndpoint.NEW_ACCOUNT));
        json.put("newOrder", urls.of(AcmeEndpoint.NEW_ORDER));
        synchronized (meta) {
            if (withMeta) {
                json.put("meta", new LinkedHashMap<>(meta));
            }
        }
        return json;
    }
}
