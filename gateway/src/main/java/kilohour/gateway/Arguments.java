package kilohour.gateway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kilohour.units.Utc;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a client sent, checked against what the method declares. Reading it cannot fail. */
final class Arguments {
    private static final int LIST_MAX = 500;
    private final Map<String, Object> values;

    private Arguments(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Checks the parameters sent.
     *
     * @param strict whether a parameter that is not declared is refused: a misspelt instruction must not become another
     *     order
     */
    static Arguments check(List<Parameter> declared, JsonNode sent, boolean strict) {
        if (sent != null && !sent.isNull() && !sent.isMissingNode() && !sent.isObject())
            throw Refusal.invalid("params", "params must be an object with named parameters");
        if (strict && sent != null && sent.isObject()) refuseUnknown(declared, sent);
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : declared) {
            JsonNode value = sent == null ? null : sent.get(parameter.name());
            if (value == null || value.isNull()) {
                if (parameter.required()) throw Refusal.invalid(parameter.name(), parameter.name() + " is missing");
                if (parameter.fallback() != null) values.put(parameter.name(), parameter.fallback());
            } else values.put(parameter.name(), value(parameter, value));
        }
        return new Arguments(values);
    }

    private static void refuseUnknown(List<Parameter> declared, JsonNode sent) {
        Set<String> names = declared.stream().map(Parameter::name).collect(Collectors.toSet());
        for (String name : sent.propertyNames())
            if (!names.contains(name))
                throw Refusal.invalid(
                        shortened(name),
                        "this method has no parameter " + shortened(name)
                                + "; nothing was done, since it might have meant something");
    }

    private static Object value(Parameter parameter, JsonNode node) {
        return switch (parameter.type()) {
            case TEXT -> text(parameter, node);
            case INTEGER -> integer(parameter, node);
            case DECIMAL -> decimal(parameter, node);
            case FLAG -> flag(parameter, node);
            case DATE -> date(parameter, node);
            case TEXTS -> texts(parameter, node);
            case OBJECT -> object(parameter, node);
            case OBJECTS -> objects(parameter, node);
        };
    }

    private static String text(Parameter parameter, JsonNode node) {
        if (!node.isString() && !node.isIntegralNumber()) throw wrongType(parameter, node);
        String text = node.asString();
        if (text.length() > parameter.max())
            throw Refusal.invalid(
                    parameter.name(), parameter.name() + " has more than " + parameter.max() + " characters");
        if (text.chars().anyMatch(Character::isISOControl))
            throw Refusal.invalid(parameter.name(), parameter.name() + " contains control characters");
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(text))
            throw Refusal.invalid(
                    parameter.name(), parameter.name() + " must be one of " + String.join(", ", parameter.choices()));
        return text;
    }

    private static Long integer(Parameter parameter, JsonNode node) {
        BigDecimal exact = decimal(parameter, node);
        long value;
        try {
            if (Math.abs((long) exact.scale()) > 40) throw new ArithmeticException();
            value = exact.longValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalid(parameter.name(), parameter.name() + " must be a whole number in range");
        }
        if (value < parameter.min() || value > parameter.max())
            throw Refusal.invalid(
                    parameter.name(),
                    parameter.name() + " must be from " + parameter.min() + " to " + parameter.max() + ", not "
                            + value);
        return value;
    }

    private static BigDecimal decimal(Parameter parameter, JsonNode node) {
        if (node.isNumber()) return node.decimalValue();
        if (!node.isString()) throw wrongType(parameter, node);
        String text = node.asString();
        try {
            if (text.length() > 40) throw new NumberFormatException();
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(parameter.name(), parameter.name() + " must be a number, not " + shortened(text));
        }
    }

    private static Boolean flag(Parameter parameter, JsonNode node) {
        if (node.isBoolean()) return node.booleanValue();
        if (node.isString() && node.asString().equals("true")) return true;
        if (node.isString() && node.asString().equals("false")) return false;
        throw wrongType(parameter, node);
    }

    private static Integer date(Parameter parameter, JsonNode node) {
        if (!node.isString()) throw wrongType(parameter, node);
        try {
            return Utc.parseDay(node.asString());
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw Refusal.invalid(
                    parameter.name(),
                    parameter.name() + " must be a date such as 2026-11-19, not " + shortened(node.asString()));
        }
    }

    private static List<String> texts(Parameter parameter, JsonNode node) {
        if (!node.isArray()) throw wrongType(parameter, node);
        if (node.size() > LIST_MAX)
            throw Refusal.invalid(parameter.name(), parameter.name() + " has more than " + LIST_MAX + " entries");
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node) texts.add(text(parameter, element));
        return texts;
    }

    private static JsonNode object(Parameter parameter, JsonNode sent) {
        JsonNode node = sent.isString() ? parsed(parameter, sent.asString()) : sent;
        if (!node.isObject()) throw wrongType(parameter, node);
        return node;
    }

    private static List<JsonNode> objects(Parameter parameter, JsonNode sent) {
        JsonNode node = sent.isString() ? parsed(parameter, sent.asString()) : sent;
        if (!node.isArray()) throw wrongType(parameter, node);
        if (node.size() > LIST_MAX)
            throw Refusal.invalid(parameter.name(), parameter.name() + " has more than " + LIST_MAX + " entries");
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode element : node) objects.add(object(parameter, element));
        return objects;
    }

    private static JsonNode parsed(Parameter parameter, String text) {
        try {
            return Json.read(text);
        } catch (JacksonException e) {
            throw Refusal.invalid(
                    parameter.name(), parameter.name() + " must be JSON, of type " + parameter.type().word + "");
        }
    }

    private static Refusal wrongType(Parameter parameter, JsonNode node) {
        return Refusal.invalid(
                parameter.name(),
                parameter.name() + " must be of type " + parameter.type().word + ", not "
                        + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return (String) values.get(name);
    }

    String textOr(String name, String otherwise) {
        return (String) values.getOrDefault(name, otherwise);
    }

    long integer(String name) {
        return (Long) values.get(name);
    }

    long integerOr(String name, long otherwise) {
        return (Long) values.getOrDefault(name, otherwise);
    }

    BigDecimal decimal(String name) {
        return (BigDecimal) values.get(name);
    }

    boolean flag(String name) {
        return (Boolean) values.getOrDefault(name, false);
    }

    /** An epoch day. */
    int day(String name) {
        return (Integer) values.get(name);
    }

    int dayOr(String name, int otherwise) {
        return (Integer) values.getOrDefault(name, otherwise);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String name) {
        return (List<String>) values.get(name);
    }

    /** What it costs: one for each object of a list, at least one. */
    int weight() {
        int objects = 0;
        for (Object value : values.values())
            if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof JsonNode)
                objects += list.size();
        return Math.max(1, objects);
    }

    JsonNode object(String name) {
        return (JsonNode) values.get(name);
    }

    @SuppressWarnings("unchecked")
    List<JsonNode> objects(String name) {
        return (List<JsonNode>) values.get(name);
    }

    /** An instant sent in milliseconds, in nanoseconds. */
    long nanosOr(String name, long otherwiseNanos) {
        return has(name) ? integer(name) * Utc.NANOS_PER_MILLI : otherwiseNanos;
    }
}
