package org.caagate.acme4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/**
 * A connection through which no certification request gets that the gate does not let pass. Whatever the method is called that
 * sends one, it is checked first, and so before the session's nonce is locked.
 *
 * <p>A proxy, because the methods of {@link Connection} differ from one version of acme4j to the next.
 */
final class GatedConnection implements InvocationHandler {
    private static final String CSR = "csr";

    private final Connection connection;
    private final OrderGate gate;
    private final SeenOrders orders;

    private GatedConnection(Connection connection, OrderGate gate, SeenOrders orders) {
        this.connection = connection;
        this.gate = gate;
        this.orders = orders;
    }

    static Connection around(Connection connection, OrderGate gate, SeenOrders orders) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new GatedConnection(connection, gate, orders));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        List<@Nullable Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
        Optional<JSONBuilder> claims =
                find(JSONBuilder.class, given).filter(some -> some.toMap().containsKey(CSR));
        if (claims.isPresent()) {
            gate.admit(() -> candidate(claims.get(), given));
        }
        Object result = call(method, arguments);
        if (result instanceof JSON document) {
            orders.remember(document);
        }
        return result;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    private Candidate candidate(JSONBuilder claims, List<@Nullable Object> given) throws AcmeException {
        URL url = find(URL.class, given).orElseThrow(() -> unknown("has no URL"));
        Login login = find(Login.class, given).orElseThrow(() -> unknown("has no login"));
        JSON document = orders.find(url)
                .orElseThrow(
                        () -> unknown("is for an order that this session has not seen: fetch() the order, and execute"
                                + " it again"));
        OrderContent order = OrderContent.of(url, document);
        return new Candidate(login, order.with(der(order, claims)));
    }

    private static byte[] der(OrderContent order, JSONBuilder claims) throws AcmeException {
        try {
            return Base64.getUrlDecoder().decode(String.valueOf(claims.toMap().get(CSR)));
        } catch (IllegalArgumentException e) {
            throw Problems.badCsr(order.url(), List.of("it is not base64url"));
        }
    }

    private static AcmeException unknown(String what) {
        return new AcmeException("caa-gate: the request with a certification request " + what + "; it was not sent");
    }

    private static <T> Optional<T> find(Class<T> type, List<@Nullable Object> given) {
        return given.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
