package org.caagate.testkit.acme;

/** Ends a request with a problem document. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AcmeProblem problem;

    ProblemException(AcmeProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(AcmeProblem.of("malformed", 400, detail));
    }

    static ProblemException unauthorized(String detail) {
        return new ProblemException(AcmeProblem.of("unauthorized", 403, detail));
    }

    static ProblemException badCsr(String detail) {
        return new ProblemException(AcmeProblem.of("badCSR", 400, detail));
    }

    static ProblemException notFound(String detail) {
        return new ProblemException(AcmeProblem.of("malformed", 404, detail));
    }

    AcmeProblem problem() {
        return problem;
    }
}
