package org.caagate.cli.report;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caagate.decision.Reason;
import org.jspecify.annotations.Nullable;

/** The ids of all reasons that the code has, found by way of the sealed families. */
final class Reasons {
    private Reasons() {}

    static List<String> ids(Class<? extends Reason> family) {
        List<String> ids = new ArrayList<>();
        collect(family, ids);
        return ids;
    }

    private static void collect(Class<?> type, List<String> ids) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, ids);
            }
        } else {
            ids.add(id(type));
        }
    }

    /** The id depends on the type alone, so any values do; the compact constructors look into lists and options. */
    private static String id(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types).map(Reasons::anything).toArray();
        try {
            return ((Reason) type.getDeclaredConstructor(types).newInstance(values)).id();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.toString(), e);
        }
    }

    private static @Nullable Object anything(Class<?> type) {
        if (type == int.class) {
            return 0;
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        return type == List.class ? List.of() : null;
    }
}
