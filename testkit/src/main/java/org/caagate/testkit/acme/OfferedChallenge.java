package org.caagate.testkit.acme;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A challenge of an authorization (RFC 8555 section 8). */
record OfferedChallenge(int number, String type, String token, Outcome outcome) {

    static OfferedChallenge pending(int number, String type) {
        return new OfferedChallenge(number, type, Base64Url.random(), new Outcome("pending", Map.of()));
    }

    OfferedChallenge passed() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new OfferedChallenge(number, type, token, new Outcome("valid", Map.of("validated", now)));
    }

    OfferedChallenge failed(AcmeProblem problem) {
        return new OfferedChallenge(number, type, token, new Outcome("invalid", Map.of("error", problem.toJson())));
    }

    String status() {
        return outcome.status();
    }

    Map<String, Object> toJson(Urls urls) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("url", urls.of(AcmeEndpoint.CHALLENGE, number));
        json.put("status", outcome.status());
        json.put("token", token);
        json.putAll(outcome.details());
        return json;
    }

    /** The status and the member that goes with it. */
    record Outcome(String status, Map<String, Object> details) {}
}
