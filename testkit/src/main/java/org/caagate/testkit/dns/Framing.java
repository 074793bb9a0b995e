package org.caagate.testkit.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How messages stand in a stream of octets. */
interface Framing {
    /** Reads the next question; ends with an EOFException at the end. */
    byte[] read(DataInputStream in) throws IOException;

    /** Returns what goes out for an answer. */
    byte[] frame(byte[] answer);

    /** Two octets of length before each message (RFC 7858 section 3.3). */
    record Lengths() implements Framing {
        @Override
        public byte[] read(DataInputStream in) throws IOException {
            byte[] message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            return message;
        }

        @Override
        public byte[] frame(byte[] answer) {
            return ByteBuffer.allocate(2 + answer.length)
                    .putShort((short) answer.length)
                    .put(answer)
                    .array();
        }
    }

    /** HTTP/1.1 (RFC 9112), as far as clients of DNS over HTTPS need it: POST with a length. */
    record Http(Supplier<HttpReply> reply, Consumer<String> heads) implements Framing {
        private static final int LONGEST_HEAD = 16_384;
        private static final String LENGTH = "content-length:";

        @Override
        public byte[] read(DataInputStream in) throws IOException {
            String head = head(in);
            heads.accept(head);
            byte[] body = new byte[length(head)];
            in.readFully(body);
            return body;
        }

        private static String head(DataInputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int octet = in.read();
                if (octet < 0 || head.length() == LONGEST_HEAD) {
                    throw new EOFException("no request");
                }
                head.append((char) octet);
            }
            return head.toString();
        }

        private static int length(String head) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
                    .map(line -> Integer.valueOf(line.substring(LENGTH.length()).strip()))
                    .findFirst()
                    .orElse(0);
        }

        @Override
        public byte[] frame(byte[] answer) {
            return reply.get().encode(answer);
        }
    }

    /** Text for whoever speaks in clear to where TLS is expected, or the other way round. */
    static byte[] clearText() {
        return "220 this is not TLS\r\n".getBytes(StandardCharsets.US_ASCII);
    }
}
