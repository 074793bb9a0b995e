package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;

/** RFC 8657 section 3: a record may be for one account, which is compared as a string. */
class AccountTest {
    private Scene scene;

    @BeforeEach
    void open() {
        scene = Scene.open();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void pin(String account) {
        scene.dns.replace("example.com", "example.com. CAA 0 issue \"ca.example; accounturi=" + account + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void the_account_is_that_of_the_login(Way way) throws Exception {
        try (Way.Client client = way.open(scene)) {
            Login pinned = scene.login(client.session());
            Login other = scene.login(client.session());
            pin(pinned.getAccount().getLocation().toString());
            Order ours = scene.ready(pinned, "example.com");
            Order theirs = scene.ready(other, "example.com");

            client.execute(pinned, ours, Scene.KEY);

            assertThat(ours.waitForCompletion(Scene.PATIENCE)).isEqualTo(Status.VALID);
            assertThatThrownBy(() -> client.execute(other, theirs, Scene.KEY))
                    .isInstanceOf(CaaRefusedException.class)
                    .hasMessageContaining("account-not-authorized");
            assertThat(scene.finalizations()).isOne();
        }
    }

    @Test
    void an_account_that_is_given_counts_instead() throws Exception {
        pin("https://ca.example/acct/known-as-this");
        Login login = scene.login();
        Order order = scene.ready(login, "example.com");

        scene.orderGate()
                .account(URI.create("https://ca.example/acct/known-as-this"))
                .build()
                .execute(login, order, Scene.KEY);

        assertThat(order.getStatus()).isEqualTo(Status.VALID);
    }

    @Test
    void an_account_of_another_directory_is_refused_with_a_note_that_says_so() throws Exception {
        pin("https://staging.ca.example/acct/1");
        Login login = scene.login();
        Order order = scene.ready(login, "example.com");

        assertThatThrownBy(() -> scene.orderGate().build().execute(login, order, Scene.KEY))
                .isInstanceOf(CaaRefusedException.class)
                .hasMessageContaining("an account of another directory (staging, production) does not count");
    }
}
