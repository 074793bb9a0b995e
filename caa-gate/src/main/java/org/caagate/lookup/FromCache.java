package org.caagate.lookup;

/** Answers as a cache gives them out: the same but for their origin. */
final class FromCache {
    private FromCache() {}

    static Answer of(Answer answer) {
        Trail trail = answer.trail().fromCache();
        return answer.fold(
                present -> new Answer.Present(present.name(), present.records(), trail),
                absent -> new Answer.Absent(absent.name(), absent.absence(), trail),
                failed ->
                        new Answer.Failed(failed.name(), failed.failure(), trail, failed.stale(), failed.insecurity()));
    }
}
