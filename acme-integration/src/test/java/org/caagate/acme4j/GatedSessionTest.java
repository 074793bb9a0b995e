package org.caagate.acme4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caagate.testkit.acme.AcmeEndpoint;
import org.caagate.testkit.acme.OrderStatus;
import org.caagate.testkit.dns.Hold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** A session that gates all its orders, used by many threads, and by those who try to get around it. */
class GatedSessionTest {
    private Scene scene;
    private Session session;
    private Login login;

    @BeforeEach
    void open() throws Exception {
        scene = Scene.open();
        session = scene.orderGate().build().session(scene.ca.directoryUri());
        login = scene.login(session);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void fifty_orders_at_once_are_each_judged_by_themselves() throws Exception {
        scene.dns.zone("forbidden.example. CAA 0 issue \";\"");
        List<Order> orders = new ArrayList<>();
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String name = "host" + i + (i % 2 == 0 ? ".free.example" : ".forbidden.example");
            Order order = scene.ready(login, name);
            orders.add(order);
            tasks.add(() -> execute(order));
        }
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<String>> results = threads.invokeAll(tasks);
            for (int i = 0; i < 50; i++) {
                assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? "passed" : "[host" + i + ".forbidden.example]");
                assertThat(scene.statusAtCa(orders.get(i)))
                        .isEqualTo(i % 2 == 0 ? OrderStatus.VALID : OrderStatus.READY);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(scene.finalizations()).isEqualTo(25);
    }

    private static String execute(Order order) throws AcmeException {
        try {
            order.execute(Scene.KEY);
            return "passed";
        } catch (CaaRefusedException refusal) {
            return refusal.report().refused().toString();
        }
    }

    @Test
    void an_order_that_waits_for_dns_keeps_no_other_from_the_ca() throws Exception {
        Hold hold = scene.dns.hold("slow.example");
        Order slow = scene.ready(login, "slow.example");
        Order quick = scene.ready(login, "quick.test");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<String> waiting = thread.submit(() -> execute(slow));
            hold.await(1, Scene.PATIENCE);

            assertThat(execute(quick)).isEqualTo("passed");

            assertThat(scene.statusAtCa(slow)).isEqualTo(OrderStatus.READY);
            hold.release();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("passed");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void a_check_interrupted_while_it_waits_for_dns_sends_nothing_and_leaves_the_thread_interrupted() throws Exception {
        Hold hold = scene.dns.hold("slow.example");
        Order order = scene.ready(login, "slow.example");

        Throwable outcome = interruptedExecution(order, () -> hold.await(1, Scene.PATIENCE));

        assertThat(outcome)
                .isInstanceOf(AcmeNetworkException.class)
                .cause()
                .hasMessage("caa-gate: the check was interrupted; nothing was sent");
        assertThat(scene.finalizations()).isZero();
        hold.release();
        assertThat(execute(order)).isEqualTo("passed");
    }

    @Test
    void a_check_interrupted_while_it_waits_for_the_ca_sends_nothing_and_leaves_the_thread_interrupted()
            throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \"ca.example; validationmethods=dns-01\"");
        Order order = scene.ready(login, "example.com");
        try (var hold = scene.ca.hold(AcmeEndpoint.AUTHORIZATION)) {
            Throwable outcome = interruptedExecution(order, () -> hold.awaitHeld(1, Scene.PATIENCE));

            assertThat(outcome).isInstanceOf(AcmeNetworkException.class);
            assertThat(scene.finalizations()).isZero();
        }
        assertThat(execute(order)).isEqualTo("passed");
    }

    /** A moment to wait for. */
    @FunctionalInterface
    private interface Moment {
        void await() throws InterruptedException;
    }

    /** What comes of an execution that is interrupted at some moment; the thread must still be interrupted after it. */
    private static Throwable interruptedExecution(Order order, Moment moment) throws Exception {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                execute(order);
                outcome.completeExceptionally(new AssertionError("it passed"));
            } catch (AcmeException e) {
                outcome.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError("not interrupted", e));
            }
        });
        thread.start();
        moment.await();
        thread.interrupt();
        return outcome.get(20, TimeUnit.SECONDS);
    }

    @Test
    void an_order_restored_from_elsewhere_is_not_finalized_until_it_is_fetched() throws Exception {
        Order restored = copy(scene.ready(login, "example.com"));
        Login later = scene.orderGate()
                .build()
                .session(scene.ca.directoryUri())
                .login(login.getAccount().getLocation(), login.getKeyPair());
        restored.rebind(later);

        assertThatThrownBy(() -> restored.execute(Scene.KEY))
                .isInstanceOf(AcmeException.class)
                .hasMessageContaining("fetch() the order");
        assertThat(scene.finalizations()).isZero();

        restored.fetch();
        restored.execute(Scene.KEY);
        assertThat(restored.getStatus()).isEqualTo(Status.VALID);
    }

    private static Order copy(Order order) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(order);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            return (Order) in.readObject();
        }
    }

    @Test
    void a_certification_request_gets_through_no_other_door_of_the_connection() throws Exception {
        Order order = scene.ready(login, "example.com");
        JSONBuilder claims = new JSONBuilder().put("csr", "AAAA");
        JSONBuilder garbled = new JSONBuilder().put("csr", "not base64url!");
        try (Connection connection = session.connect()) {
            assertThatThrownBy(() -> connection.sendSignedRequest(
                            order.getFinalizeLocation(), claims, session, login.getKeyPair()))
                    .isInstanceOf(AcmeException.class)
                    .hasMessageContaining("has no login");
            assertThatThrownBy(() -> connection.sendSignedRequest(order.getLocation(), claims, login))
                    .isInstanceOf(AcmeException.class)
                    .hasMessageContaining("has not seen");
            for (JSONBuilder bad : List.of(claims, garbled)) {
                assertThatThrownBy(() -> connection.sendSignedRequest(order.getFinalizeLocation(), bad, login))
                        .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                                .hasToString("urn:ietf:params:acme:error:badCSR"));
            }
        }
        assertThat(scene.finalizations()).isZero();
        assertThat(scene.dns.questionCount()).isZero();
    }

    @Test
    void refusals_by_the_ca_come_through_as_they_are() throws Exception {
        Order order = scene.order(login, "example.com");

        assertThatThrownBy(() -> order.execute(Scene.KEY))
                .isInstanceOfSatisfying(AcmeServerException.class, e -> assertThat(e.getType())
                        .hasToString("urn:ietf:params:acme:error:orderNotReady"))
                .isNotInstanceOf(CaaRefusedException.class);
        assertThat(scene.finalizations()).isOne();
    }

    @Test
    void a_refusal_can_be_stored_and_read_back() throws Exception {
        scene.dns.zone("example.com. CAA 0 issue \";\"");
        Order order = scene.ready(login, "example.com");
        CaaRefusedException refusal = null;
        try {
            order.execute(Scene.KEY);
        } catch (CaaRefusedException e) {
            refusal = e;
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
            out.writeObject(refusal);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOfSatisfying(CaaRefusedException.class, e -> assertThat(
                            e.getProblem().getSubProblems())
                    .hasSize(1));
        }
    }

    @Test
    void in_a_gated_session_both_gates_check() throws Exception {
        Order order = scene.ready(login, "example.com");

        scene.orderGate().build().execute(login, order, Scene.KEY);

        assertThat(scene.dns.questionCount("example.com")).isEqualTo(2);
        assertThat(scene.finalizations()).isOne();
    }
}
