package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.concurrent.CompletableFuture;

/** Lets the CA answer WireMock's requests, which come in parallel. */
final class WireMockBridge implements ResponseDefinitionTransformerV2 {

    /** Known only once WireMock runs, for it decides the port and so the URLs. */
    private final CompletableFuture<FrontDoor> frontDoor = new CompletableFuture<>();

    void openTo(FrontDoor door) {
        frontDoor.complete(door);
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        return frontDoor.join().answer(event.getRequest()).toResponseDefinition();
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public String getName() {
        return "scripted-acme";
    }
}
