package org.caagate.testkit.dnssec;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/** dnsjava's port for questions, straight into a hierarchy: always with DO, as a validator asks. */
record InProcessResolver(HierarchyResolver hierarchy) implements Resolver {
    private static final int PAYLOAD_SIZE = 1232;

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        Message asked = query.clone();
        if (asked.getOPT() == null) {
            asked.addRecord(new OPTRecord(PAYLOAD_SIZE, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
        }
        return CompletableFuture.completedFuture(hierarchy.answer(asked));
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        return sendAsync(query, Runnable::run);
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
}
