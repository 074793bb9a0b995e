package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the CA answers to one request. Immutable. */
record Reply(int status, String body, List<Header> headers) {

    static Reply json(int status, Object json) {
        return of(status, "application/json", Json.write(json));
    }

    static Reply pemChain(String pem) {
        return of(200, "application/pem-certificate-chain", pem);
    }

    static Reply empty(int status) {
        return new Reply(status, "", List.of());
    }

    static Reply problem(AcmeProblem problem) {
        Reply reply = of(problem.status(), "application/problem+json", Json.write(problem.toJson()));
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            reply = reply.withHeader(header.getKey(), header.getValue());
        }
        return reply;
    }

    Reply withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, body, List.copyOf(more));
    }

    ResponseDefinition toResponseDefinition() {
        ResponseDefinitionBuilder builder =
                new ResponseDefinitionBuilder().withStatus(status).withBody(body.getBytes(StandardCharsets.UTF_8));
        headers.forEach(header -> builder.withHeader(header.name(), header.value()));
        return builder.build();
    }

    private static Reply of(int status, String contentType, String body) {
        return new Reply(status, body, List.of(new Header("Content-Type", contentType)));
    }

    record Header(String name, String value) {}
}
