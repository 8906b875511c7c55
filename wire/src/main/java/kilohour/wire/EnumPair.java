package kilohour.wire;

import java.util.EnumMap;
import java.util.Map;

/**
 * The market's word and its code in the schema, paired by name. The number that travels is the schema's own, so the
 * order of the constants in Java may change and a name may not.
 */
final class EnumPair<E extends Enum<E>, C extends Enum<C>> {
    private final Map<E, C> codes;
    private final Map<C, E> values;
    private final C nullCode;
    private final String word;

    private EnumPair(Map<E, C> codes, Map<C, E> values, C nullCode, String word) {
        this.codes = codes;
        this.values = values;
        this.nullCode = nullCode;
        this.word = word;
    }

    /** Pairs all constants; a name that only one side has is a fault of the build. */
    static <E extends Enum<E>, C extends Enum<C>> EnumPair<E, C> of(Class<E> market, Class<C> schema, C nullCode) {
        Map<E, C> codes = new EnumMap<>(market);
        Map<C, E> values = new EnumMap<>(schema);
        for (E value : market.getEnumConstants()) {
            C code = Enum.valueOf(schema, value.name());
            codes.put(value, code);
            values.put(code, value);
        }
        if (values.size() != schema.getEnumConstants().length - 1)
            throw new IllegalStateException("the schema's " + schema.getSimpleName() + " has a code without a "
                    + market.getSimpleName() + ": " + values.keySet() + " are paired");
        return new EnumPair<>(codes, values, nullCode, market.getSimpleName());
    }

    C code(E value) {
        if (value == null) throw new NullPointerException(word + " must not be null");
        return codes.get(value);
    }

    C codeOrNull(E value) {
        return value == null ? nullCode : codes.get(value);
    }

    E value(C code) {
        E value = values.get(code);
        if (value == null) throw new IllegalArgumentException(word + " is missing");
        return value;
    }

    E valueOrNull(C code) {
        return values.get(code);
    }
}
