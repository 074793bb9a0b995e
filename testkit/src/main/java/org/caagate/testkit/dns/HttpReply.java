package org.caagate.testkit.dns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP response, where it is not the usual one: status 200, {@code application/dns-message}, and the answer. Immutable: each
 * method returns another.
 */
public final class HttpReply {
    static final HttpReply USUAL =
            new HttpReply(200, Map.of("Content-Type", "application/dns-message"), Optional.empty());

    private final int status;
    private final Map<String, String> headers;
    private final Optional<byte[]> body;

    private HttpReply(int status, Map<String, String> headers, Optional<byte[]> body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** {@return the usual response} */
    public static HttpReply usual() {
        return USUAL;
    }

    /**
     * Returns this response with another status.
     *
     * @param code three digits
     * @return the response
     */
    public HttpReply status(int code) {
        return new HttpReply(code, headers, body);
    }

    /**
     * Returns this response with a header, in the place of one with the same name.
     *
     * @param name the name
     * @param value the value
     * @return the response
     */
    public HttpReply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    /**
     * Returns this response with a body that is not the answer.
     *
     * @param octets the body
     * @return the response
     */
    public HttpReply body(byte[] octets) {
        return new HttpReply(status, headers, Optional.of(octets.clone()));
    }

    /** The response on the wire. */
    byte[] encode(byte[] answer) {
        byte[] content = body.orElse(answer);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + content.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return whole;
    }
}
