package org.caagate.testkit.acme;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** Keeps WireMock away from the files of the project it runs in. */
final class NoMappings implements MappingsSource {

    @Override
    public void loadMappingsInto(StubMappings mappings) {}

    @Override
    public void save(List<StubMapping> mappings) {}

    @Override
    public void save(StubMapping mapping) {}

    // WireMock means to remove this method but still demands it.
    @SuppressWarnings("removal")
    @Override
    public void remove(StubMapping mapping) {}

    @Override
    public void removeAll() {}
}
