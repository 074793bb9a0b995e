package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.common.Json;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.toolbox.JSONBuilder;
import org.shredzone.acme4j.toolbox.JoseUtils;

class RequestVerifierTest {

    private static ScriptedAcmeServer ca;
    private static HttpClient http;

    private final KeyPair key = TestKeys.p256();
    private URL account;

    @BeforeAll
    static void start() {
        ca = ScriptedAcmeServer.start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        ca.close();
    }

    @BeforeEach
    void register() throws Exception {
        account = AcmeClient.register(ca, key).getAccount().getLocation();
    }

    @Test
    void a_right_request_passes() throws Exception {
        HttpResponse<String> answer = post(account, signed(key, nonce()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Replay-Nonce")).isPresent();
        assertThat(answer.headers().allValues("Link")).containsExactly("<" + ca.directoryUri() + ">;rel=\"index\"");
    }

    @Test
    void a_nonce_serves_once_and_the_refusal_brings_a_fresh_one() throws Exception {
        String nonce = nonce();
        post(account, signed(key, nonce));

        HttpResponse<String> answer = post(account, signed(key, nonce));

        assertProblem(answer, 400, "badNonce");
        String fresh = answer.headers().firstValue("Replay-Nonce").orElseThrow();
        assertThat(post(account, signed(key, fresh)).statusCode()).isEqualTo(200);
        assertProblem(post(account, signed(key, "aW52ZW50ZWQ")), 400, "badNonce");
    }

    @Test
    void the_signature_of_another_key_is_refused() throws Exception {
        assertProblem(post(account, signed(TestKeys.p256(), nonce())), 400, "malformed");
        assertProblem(post(account, signed(TestKeys.rsa(), nonce())), 400, "malformed");
    }

    @Test
    void a_changed_payload_is_refused() throws Exception {
        Map<String, Object> changed = new LinkedHashMap<>(signed(key, nonce()));
        changed.put("payload", encode("{\"status\":\"deactivated\"}"));

        assertProblem(post(account, changed), 400, "malformed");
    }

    @Test
    void a_request_signed_for_another_url_is_refused() throws Exception {
        URL other = URI.create(account + "1").toURL();
        Map<String, Object> misdirected = JoseUtils.createJoseRequest(other, key, null, nonce(), account.toString())
                .toMap();

        assertProblem(post(account, misdirected), 403, "unauthorized");
    }

    @Test
    void an_account_nobody_registered_is_refused() throws Exception {
        String nobody = account.toString().replaceAll("[0-9]+$", "999");

        assertProblem(
                post(
                        account,
                        JoseUtils.createJoseRequest(account, key, null, nonce(), nobody)
                                .toMap()),
                400,
                "accountDoesNotExist");
    }

    @Test
    void only_new_accounts_bring_their_key() throws Exception {
        URL newAccount = ca.directoryUri().resolve("/new-acct").toURL();
        JSONBuilder payload = new JSONBuilder().put("termsOfServiceAgreed", true);

        assertProblem(
                post(
                        account,
                        JoseUtils.createJoseRequest(account, key, null, nonce(), null)
                                .toMap()),
                400,
                "malformed");
        assertProblem(
                post(
                        newAccount,
                        JoseUtils.createJoseRequest(newAccount, key, payload, nonce(), account.toString())
                                .toMap()),
                400,
                "malformed");
    }

    @Test
    void an_unknown_algorithm_is_answered_with_the_known_ones() throws Exception {
        Map<String, Object> unsigned = new LinkedHashMap<>();
        unsigned.put(
                "protected",
                encode("{\"alg\":\"none\",\"nonce\":\"" + nonce() + "\",\"url\":\"" + account + "\",\"kid\":\""
                        + account + "\"}"));
        unsigned.put("payload", "");
        unsigned.put("signature", "");

        HttpResponse<String> answer = post(account, unsigned);

        assertProblem(answer, 400, "badSignatureAlgorithm");
        assertThat(answer.body()).contains("ES256", "ES384", "RS256");
    }

    @Test
    void what_is_no_flattened_jws_is_refused() throws Exception {
        Map<String, Object> padded = new LinkedHashMap<>(signed(key, nonce()));
        padded.put("signature", padded.get("signature") + "==");
        Map<String, Object> unprotected = new LinkedHashMap<>(signed(key, nonce()));
        unprotected.put("header", Map.of("alg", "ES256"));

        assertProblem(post(account, padded), 400, "malformed");
        assertProblem(post(account, unprotected), 400, "malformed");
        assertProblem(post(account, Map.of()), 400, "malformed");
        assertProblem(send(postOf(account, "[1"), "application/jose+json"), 400, "malformed");
    }

    @Test
    void resources_answer_to_their_method_and_content_type_only() throws Exception {
        String body = Json.write(signed(key, nonce()));
        assertProblem(send(postOf(account, body), "application/json"), 415, "malformed");
        assertProblem(get(account.toURI()), 405, "malformed");
        assertProblem(get(ca.directoryUri().resolve("/nothing")), 404, "malformed");
        assertThat(get(ca.directoryUri().resolve("/new-nonce")).statusCode()).isEqualTo(204);
    }

    private Map<String, Object> signed(KeyPair signer, String nonce) {
        return JoseUtils.createJoseRequest(account, signer, null, nonce, account.toString())
                .toMap();
    }

    private static String nonce() throws Exception {
        return get(ca.directoryUri().resolve("/new-nonce"))
                .headers()
                .firstValue("Replay-Nonce")
                .orElseThrow();
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(URL url, Map<String, Object> body) throws Exception {
        return send(postOf(url, Json.write(body)), "application/jose+json");
    }

    private static HttpRequest.Builder postOf(URL url, String body) throws Exception {
        return HttpRequest.newBuilder(url.toURI()).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String contentType) throws Exception {
        return http.send(request.header("Content-Type", contentType).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"urn:ietf:params:acme:error:" + type + "\"");
    }
}
