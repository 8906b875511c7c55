package kilohour.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import kilohour.exchange.Scope;
import tools.jackson.databind.JsonNode;

/**
 * One method of the API as declared: dispatch, checks, error sentences and the reference all come from here.
 *
 * @param name with its access, as in {@code public/ticker}
 * @param strict whether parameters that are not declared are refused
 */
record Method(
        String name,
        Access access,
        List<Parameter> parameters,
        String description,
        boolean socketOnly,
        boolean strict,
        Handler handler) {

    enum Access {
        PUBLIC(null),
        READ(Scope.READ),
        TRADE(Scope.TRADE),
        WALLET(Scope.WALLET),
        OFFICER(Scope.OFFICER);

        /** The scope that a key needs, or null. */
        final Scope scope;

        Access(Scope scope) {
            this.scope = scope;
        }
    }

    /** Does what was asked; throws a {@link Refusal} or answers with one. */
    interface Handler {
        CompletableFuture<JsonNode> handle(Call call);
    }

    /** A method that is answered at once. */
    static Method of(
            String name,
            Access access,
            String description,
            List<Parameter> parameters,
            Function<Call, JsonNode> answer) {
        return new Method(
                name,
                access,
                parameters,
                description,
                false,
                access == Access.TRADE || access == Access.WALLET || access == Access.OFFICER,
                call -> CompletableFuture.completedFuture(answer.apply(call)));
    }

    /** A method that logs in, and on a socket asks the market too; what it does not know it passes over. */
    static Method logIn(String name, String description, List<Parameter> parameters, Handler handler) {
        return new Method(name, Access.PUBLIC, parameters, description, false, false, handler);
    }

    /** A method that asks the market and is answered later. */
    static Method asking(String name, Access access, String description, List<Parameter> parameters, Handler handler) {
        return new Method(name, access, parameters, description, false, true, handler);
    }

    Method socketMethod() {
        return new Method(name, access, parameters, description, true, strict, handler);
    }
}
