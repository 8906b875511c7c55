package kilohour.gateway;

/** A request that is not done: a code for programs, a sentence for people, and the parameter at fault if one is. */
final class Refusal extends RuntimeException {
    private final ErrorCode code;
    private final String parameter;
    private final long waitMillis;

    Refusal(ErrorCode code, String sentence) {
        this(code, sentence, null);
    }

    Refusal(ErrorCode code, String sentence, String parameter) {
        this(code, sentence, parameter, 0);
    }

    Refusal(ErrorCode code, String sentence, String parameter, long waitMillis) {
        super(sentence, null, false, false);
        this.code = code;
        this.parameter = parameter;
        this.waitMillis = waitMillis;
    }

    static Refusal invalid(String parameter, String sentence) {
        return new Refusal(ErrorCode.INVALID_PARAMS, sentence, parameter);
    }

    ErrorCode code() {
        return code;
    }

    String sentence() {
        return getMessage();
    }

    /** Milliseconds after which the same request may be taken; 0 where waiting does not help. */
    long waitMillis() {
        return waitMillis;
    }

    /** The parameter at fault, or null. */
    String parameter() {
        return parameter;
    }
}
