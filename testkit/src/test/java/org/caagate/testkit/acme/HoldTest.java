package org.caagate.testkit.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caagate.testkit.acme.AcmeClient.PATIENCE;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caagate.testkit.x509.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;

class HoldTest {

    private final ScriptedAcmeServer ca = ScriptedAcmeServer.start();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        ca.close();
        clients.shutdownNow();
    }

    @Test
    void a_held_finalization_changes_nothing_until_it_is_released() throws Exception {
        Order first = AcmeClient.readyOrder(AcmeClient.register(ca), "a.example");
        Order second = AcmeClient.readyOrder(AcmeClient.register(ca), "b.example");
        try (Hold hold = ca.hold(AcmeEndpoint.FINALIZE)) {
            Future<Status> a = clients.submit(() -> finish(first));
            Future<Status> b = clients.submit(() -> finish(second));
            hold.awaitHeld(2, PATIENCE);

            assertThat(ca.orders()).extracting(OrderSnapshot::status).containsOnly(OrderStatus.READY);
            assertThat(ca.requestCount(AcmeEndpoint.FINALIZE)).isEqualTo(2);
            assertThat(ca.finalizeRequests()).isEmpty();

            hold.releaseOne();
            hold.releaseOne();
            assertThat(a.get(20, TimeUnit.SECONDS)).isEqualTo(Status.VALID);
            assertThat(b.get(20, TimeUnit.SECONDS)).isEqualTo(Status.VALID);
        }
    }

    @Test
    void closing_a_hold_lets_everything_pass_and_another_may_follow() throws Exception {
        Order order = AcmeClient.readyOrder(AcmeClient.register(ca), "a.example");
        Future<Status> status;
        try (Hold hold = ca.hold(AcmeEndpoint.FINALIZE)) {
            assertThatThrownBy(() -> ca.hold(AcmeEndpoint.FINALIZE)).isInstanceOf(IllegalStateException.class);
            status = clients.submit(() -> finish(order));
            hold.awaitHeld(1, PATIENCE);
        }
        assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(Status.VALID);
        ca.hold(AcmeEndpoint.FINALIZE).close();
    }

    @Test
    void closing_the_server_ends_its_holds() throws Exception {
        Order order = AcmeClient.readyOrder(AcmeClient.register(ca), "a.example");
        Hold hold = ca.hold(AcmeEndpoint.FINALIZE);
        Future<Status> status = clients.submit(() -> finish(order));
        hold.awaitHeld(1, PATIENCE);

        ca.close();

        assertThat(status).failsWithin(PATIENCE);
    }

    private static Status finish(Order order) throws Exception {
        order.execute(TestKeys.p256());
        return order.getStatus();
    }
}
