package org.caagate.locale;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs a test where {@code "I".toLowerCase()} is a dotless i, and puts the old locale back. */
public final class TurkishLocale implements BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(TurkishLocale.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(SPACE).put(Locale.class, Locale.getDefault());
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Locale.setDefault(context.getStore(SPACE).get(Locale.class, Locale.class));
    }
}
