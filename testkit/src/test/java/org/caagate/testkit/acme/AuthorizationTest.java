package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.exception.AcmeServerException;

class AuthorizationTest {

    private ScriptedAcmeServer ca;
    private Login login;

    @BeforeEach
    void start() throws Exception {
        ca = ScriptedAcmeServer.start();
        login = AcmeClient.register(ca);
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    @Test
    void each_kind_of_identifier_is_offered_the_challenges_that_can_prove_it() throws Exception {
        ca.script().challengeTypes("http-01", "dns-01", "dns-account-01", "tls-alpn-01");
        Order order = login.newOrder()
                .domains("example.com", "*.example.com")
                .identifier(Identifier.ip("192.0.2.1"))
                .create();

        assertThat(order.getAuthorizations().get(0).getChallenges())
                .extracting(Challenge::getType)
                .containsExactly("http-01", "dns-01", "dns-account-01", "tls-alpn-01");
        Authorization wildcard = order.getAuthorizations().get(1);
        assertThat(wildcard.isWildcard()).isTrue();
        assertThat(wildcard.getIdentifier()).isEqualTo(Identifier.dns("example.com"));
        assertThat(wildcard.getChallenges()).extracting(Challenge::getType).containsExactly("dns-01", "dns-account-01");
        assertThat(order.getAuthorizations().get(2).getChallenges())
                .extracting(Challenge::getType)
                .containsExactly("http-01", "tls-alpn-01");
    }

    @Test
    void an_identifier_without_a_fitting_challenge_is_rejected() {
        ca.script().challengeTypes("http-01");

        assertThatThrownBy(() -> AcmeClient.order(login, "*.example.com"))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:rejectedIdentifier"));
    }

    @Test
    void a_valid_authorization_shows_the_challenge_that_proved_it() throws Exception {
        ca.script().challengeTypes("http-01", "dns-account-01");
        Order order = AcmeClient.order(login, "example.com");

        AcmeClient.answer(order, "dns-account-01");

        Authorization authorization = order.getAuthorizations().get(0);
        authorization.fetch();
        assertThat(authorization.getStatus()).isEqualTo(Status.VALID);
        assertThat(authorization.getChallenges()).hasSize(1).first().satisfies(challenge -> {
            assertThat(challenge.getType()).isEqualTo("dns-account-01");
            assertThat(challenge.getStatus()).isEqualTo(Status.VALID);
            assertThat(challenge.getValidated()).isPresent();
        });
    }

    @Test
    void valid_authorizations_are_reused_by_their_account_only_and_only_when_told_so() throws Exception {
        Order first = AcmeClient.readyOrder(login, "example.com");
        assertThat(AcmeClient.order(login, "example.com").getStatus()).isEqualTo(Status.PENDING);

        ca.script().reuseAuthorizations();

        Order second = AcmeClient.order(login, "example.com");
        assertThat(second.getStatus()).isEqualTo(Status.READY);
        assertThat(second.getAuthorizations().get(0).getLocation())
                .isEqualTo(first.getAuthorizations().get(0).getLocation());
        assertThat(second.getAuthorizations().get(0).getChallenges())
                .extracting(Challenge::getType)
                .containsExactly("dns-01");
        assertThat(AcmeClient.order(login, "*.example.com").getStatus()).isEqualTo(Status.PENDING);
        assertThat(AcmeClient.order(AcmeClient.register(ca), "example.com").getStatus())
                .isEqualTo(Status.PENDING);
    }

    @Test
    void a_failed_challenge_makes_authorization_and_order_invalid() throws Exception {
        ca.script().failChallenges(AcmeIdentifier.dns("b.example"), AcmeProblem.of("unauthorized", 403, "wrong TXT"));
        Order order = AcmeClient.readyOrder(login, "a.example", "b.example");

        assertThat(order.getStatus()).isEqualTo(Status.INVALID);
        Authorization good = order.getAuthorizations().get(0);
        Authorization bad = order.getAuthorizations().get(1);
        assertThat(good.getStatus()).isEqualTo(Status.VALID);
        assertThat(bad.getStatus()).isEqualTo(Status.INVALID);
        assertThat(bad.getChallenges().get(0).getError().orElseThrow().getDetail())
                .contains("wrong TXT");
    }

    @Test
    void identifiers_may_come_back_in_reverse_each_with_its_authorization() throws Exception {
        ca.script().reverseIdentifiers();

        Order order = AcmeClient.order(login, "a.example", "b.example");

        assertThat(order.getIdentifiers()).containsExactly(Identifier.dns("b.example"), Identifier.dns("a.example"));
        assertThat(order.getAuthorizations())
                .extracting(Authorization::getIdentifier)
                .containsExactly(Identifier.dns("b.example"), Identifier.dns("a.example"));
    }

    @Test
    void an_order_may_show_what_nobody_ordered() throws Exception {
        ca.script().orderMember("identifiers", "[{\"type\":\"dns\",\"value\":\"evil.example\"}]");

        Order order = AcmeClient.order(login, "a.example");

        assertThat(order.getIdentifiers()).containsExactly(Identifier.dns("evil.example"));
        assertThat(ca.order(order.getLocation().toURI()).identifiers())
                .containsExactly(AcmeIdentifier.dns("a.example"));
    }
}
