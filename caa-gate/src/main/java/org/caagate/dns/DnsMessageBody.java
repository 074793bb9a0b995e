package org.caagate.dns;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.caagate.lookup.Failure;
import org.jspecify.annotations.Nullable;

/** The body of a response, if that is a DNS message (RFC 8484 section 4.2.1); of any other, and of more octets than one has, nothing is read. */
final class DnsMessageBody implements HttpResponse.BodySubscriber<byte[]> {
    static final String TYPE = "application/dns-message";

    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int LONGEST_MESSAGE = 65_535;

    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private Flow.@Nullable Subscription source;

    private DnsMessageBody() {}

    /** Returns what takes the body of a response. */
    static DnsMessageBody of(HttpResponse.ResponseInfo response) {
        DnsMessageBody body = new DnsMessageBody();
        complaint(response).ifPresent(body.whole::completeExceptionally);
        return body;
    }

    private static Optional<TransportException> complaint(HttpResponse.ResponseInfo response) {
        int status = response.statusCode();
        if (status != OK) {
            return Optional.of(TransportException.network(status(status)));
        }
        if (isDnsMessage(response.headers())) {
            return Optional.empty();
        }
        String type = response.headers()
                .firstValue("Content-Type")
                .map(Texts::foreign)
                .orElse("none");
        return Optional.of(new TransportException(
                Failure.Kind.MALFORMED, "answered with content of type " + type + ", not " + TYPE));
    }

    private static String status(int status) {
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return "was not asked: the proxy wants a user and password (HTTP status 407)";
        }
        boolean isRedirect = status >= FIRST_REDIRECT && status < FIRST_ERROR;
        return "answered with HTTP status " + status + (isRedirect ? ", and redirects are not followed" : "");
    }

    private static boolean isDnsMessage(HttpHeaders headers) {
        List<String> types = headers.allValues("Content-Type");
        if (types.size() != 1) {
            return false;
        }
        String type = types.get(0).split(";", -1)[0].replaceAll("[ \t]+$", "");
        return type.toLowerCase(Locale.ROOT).equals(TYPE);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        if (whole.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (whole.isDone()) {
                return;
            }
            take(buffer);
        }
    }

    private void take(ByteBuffer buffer) {
        if (buffer.remaining() > LONGEST_MESSAGE - octets.size()) {
            whole.completeExceptionally(new TransportException(
                    Failure.Kind.TOO_LARGE, "answered with more than " + LONGEST_MESSAGE + " octets"));
            Flow.Subscription more = source;
            if (more != null) {
                more.cancel();
            }
            return;
        }
        byte[] piece = new byte[buffer.remaining()];
        buffer.get(piece);
        octets.writeBytes(piece);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(octets.toByteArray());
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }
}
