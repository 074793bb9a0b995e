package org.caagate.testkit.acme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal as the CA words it: a problem document (RFC 8555 section 6.7). Immutable. */
public final class AcmeProblem {

    private static final String NAMESPACE = "urn:ietf:params:acme:error:";

    private final int status;
    private final Map<String, Object> members;
    private final List<Map<String, Object>> subproblems;
    private final Map<String, String> headers;

    private AcmeProblem(
            int status,
            Map<String, Object> members,
            List<Map<String, Object>> subproblems,
            Map<String, String> headers) {
        this.status = status;
        this.members = members;
        this.subproblems = List.copyOf(subproblems);
        this.headers = Map.copyOf(headers);
    }

    /**
     * Returns a problem of any type.
     *
     * @param type the name of the type, such as {@code malformed}, or a whole URI
     * @param status the HTTP status that goes with it
     * @param detail the explanation for people
     * @return the problem
     */
    public static AcmeProblem of(String type, int status, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", uri(type));
        members.put("detail", detail);
        members.put("status", status);
        return new AcmeProblem(status, members, List.of(), Map.of());
    }

    /**
     * Returns the refusal of a CA that found a CAA record against it: type {@code caa}, HTTP status 403.
     *
     * @param detail the explanation for people
     * @return the problem
     */
    public static AcmeProblem caa(String detail) {
        return of("caa", 403, detail);
    }

    /**
     * Returns the refusal of a CA whose DNS queries failed: type {@code dns}, HTTP status 400.
     *
     * @param detail the explanation for people
     * @return the problem
     */
    public static AcmeProblem dns(String detail) {
        return of("dns", 400, detail);
    }

    /**
     * Returns the failure of the CA itself: type {@code serverInternal}, HTTP status 500.
     *
     * @param detail the explanation for people
     * @return the problem
     */
    public static AcmeProblem serverInternal(String detail) {
        return of("serverInternal", 500, detail);
    }

    /**
     * Returns the refusal of a request too many: type {@code rateLimited}, HTTP status 429 (RFC 8555 section 6.6).
     *
     * @param retryAfter when to come back, sent as the Retry-After header in whole seconds
     * @return the problem
     */
    public static AcmeProblem rateLimited(Duration retryAfter) {
        AcmeProblem problem = of("rateLimited", 429, "too many requests");
        return new AcmeProblem(
                problem.status,
                problem.members,
                List.of(),
                Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /**
     * Returns this problem with one more subproblem (RFC 8555 section 6.7.1).
     *
     * @param identifier what the subproblem is about
     * @param type the name of its type, such as {@code caa}, or a whole URI
     * @param detail the explanation for people
     * @return the longer problem
     */
    public AcmeProblem withSubproblem(AcmeIdentifier identifier, String type, String detail) {
        List<Map<String, Object>> more = new ArrayList<>(subproblems);
        more.add(Map.of("type", uri(type), "detail", detail, "identifier", identifier.toJson()));
        return new AcmeProblem(status, members, more, headers);
    }

    /** This problem with one more member, such as the algorithms of badSignatureAlgorithm. */
    AcmeProblem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new AcmeProblem(status, more, subproblems, headers);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>(members);
        if (!subproblems.isEmpty()) {
            json.put("subproblems", subproblems);
        }
        return json;
    }

    @Override
    public String toString() {
        return toJson().toString();
    }

    private static String uri(String type) {
        return type.indexOf(':') < 0 ? NAMESPACE + type : type;
    }
}
