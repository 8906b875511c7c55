package kilohour.gateway;

/** A request that is not done: a code for programs, a sentence for people, and the parameter at fault if one is. */
final class Refusal extends RuntimeException {
    private final ErrorCode code;
    private final String parameter;

    Refusal(ErrorCode code, String sentence) {
        this(code, sentence, null);
    }

    Refusal(ErrorCode code, String sentence, String parameter) {
        super(sentence, null, false, false);
        this.code = code;
        this.parameter = parameter;
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

    /** The parameter at fault, or null. */
    String parameter() {
        return parameter;
    }
}
