package kilohour.gateway;

import java.util.List;

/**
 * A parameter as declared: from it come the check of what a client sends, the sentence of a refusal and the line in the
 * reference.
 *
 * @param fallback the value if it is left out, or null for none
 * @param choices the words allowed, or empty for any
 * @param min smallest whole number allowed
 * @param max largest whole number allowed, or the most characters of a text
 */
record Parameter(
        String name,
        Type type,
        boolean required,
        Object fallback,
        List<String> choices,
        long min,
        long max,
        String description) {

    private static final int TEXT_MAX = 256;

    enum Type {
        TEXT("string"),
        INTEGER("integer"),
        /** An exact decimal, never a floating-point number; a string of digits serves too. */
        DECIMAL("number"),
        FLAG("boolean"),
        /** An ISO date such as 2026-11-19, UTC. */
        DATE("date"),
        TEXTS("array of strings"),
        /** In a query string, where there are no objects and arrays, as JSON text. */
        OBJECT("object"),
        /** Likewise. */
        OBJECTS("array of objects");

        final String word;

        Type(String word) {
            this.word = word;
        }
    }

    static Parameter text(String name, String description) {
        return new Parameter(name, Type.TEXT, false, null, List.of(), 0, TEXT_MAX, description);
    }

    static Parameter integer(String name, String description) {
        return new Parameter(name, Type.INTEGER, false, null, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, description);
    }

    static Parameter decimal(String name, String description) {
        return new Parameter(name, Type.DECIMAL, false, null, List.of(), 0, 0, description);
    }

    static Parameter flag(String name, String description) {
        return new Parameter(name, Type.FLAG, false, false, List.of(), 0, 0, description);
    }

    static Parameter date(String name, String description) {
        return new Parameter(name, Type.DATE, false, null, List.of(), 0, 0, description);
    }

    static Parameter texts(String name, String description) {
        return new Parameter(name, Type.TEXTS, false, null, List.of(), 0, TEXT_MAX, description);
    }

    static Parameter object(String name, String description) {
        return new Parameter(name, Type.OBJECT, false, null, List.of(), 0, 0, description);
    }

    static Parameter objects(String name, String description) {
        return new Parameter(name, Type.OBJECTS, false, null, List.of(), 0, 0, description);
    }

    /** Milliseconds since 1970 UTC, up to the year 2262. */
    static Parameter instant(String name, String description) {
        return integer(name, description + " (milliseconds since 1970 UTC)").between(0, 9_200_000_000_000L);
    }

    Parameter mandatory() {
        return new Parameter(name, type, true, null, choices, min, max, description);
    }

    Parameter otherwise(Object value) {
        return new Parameter(name, type, false, value, choices, min, max, description);
    }

    Parameter oneOf(String... words) {
        return new Parameter(name, type, required, fallback, List.of(words), min, max, description);
    }

    Parameter between(long least, long most) {
        return new Parameter(name, type, required, fallback, choices, least, most, description);
    }

    Parameter charactersMax(int most) {
        return between(0, most);
    }
}
