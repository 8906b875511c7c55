package kilohour.sources;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place in an answer. What is not there, or of another type, is a {@link ConnectorException} that names it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String source;
    private final URI uri;
    private final String place;
    private final JsonNode node;

    private Json(String source, URI uri, String place, JsonNode node) {
        this.source = source;
        this.uri = uri;
        this.place = place;
        this.node = node;
    }

    static Json of(String source, URI uri, String body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) throw new ConnectorException(source, uri, "the answer is empty");
            return new Json(source, uri, "", node);
        } catch (JacksonException e) {
            String start = body.strip();
            boolean page = start.startsWith("<");
            throw new ConnectorException(
                    source,
                    uri,
                    page
                            ? "the answer is a web page, not JSON: " + RowText.shortened(start.replaceAll("\\s+", " "))
                            : "the answer is not JSON or was cut short: " + e.getOriginalMessage());
        }
    }

    /** The member; it must be there and not null. */
    Json at(String name) {
        if (!node.isObject()) throw fault("is " + kind() + " where an object is due");
        JsonNode member = node.get(name);
        Json there = new Json(source, uri, place.isEmpty() ? name : place + "." + name, member);
        if (member == null || member.isNull()) throw there.fault("is missing");
        return there;
    }

    boolean has(String name) {
        JsonNode member = node.isObject() ? node.get(name) : null;
        return member != null && !member.isNull();
    }

    List<Json> items() {
        if (!node.isArray()) throw fault("is " + kind() + " where a list is due");
        var result = new ArrayList<Json>();
        for (int i = 0; i < node.size(); i++) result.add(new Json(source, uri, place + "[" + i + "]", node.get(i)));
        return result;
    }

    Map<String, Json> members() {
        if (!node.isObject()) throw fault("is " + kind() + " where an object is due");
        var result = new LinkedHashMap<String, Json>();
        node.properties()
                .forEach(member -> result.put(
                        member.getKey(),
                        new Json(
                                source,
                                uri,
                                place.isEmpty() ? member.getKey() : place + "." + member.getKey(),
                                member.getValue())));
        return result;
    }

    String text() {
        if (!node.isString()) throw fault("is " + kind() + " where a text is due");
        return node.stringValue();
    }

    /** The member as a text, empty if it is not there. */
    String text(String name) {
        return has(name) ? at(name).text() : "";
    }

    /** A number, or a text that is one: prices are given as either. */
    BigDecimal decimal() {
        if (node.isNumber()) return node.decimalValue();
        if (!node.isString()) throw fault("is " + kind() + " where a number is due");
        String text = node.stringValue();
        try {
            if (text.length() <= 40) return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // said below
        }
        throw fault("is no number: " + RowText.shortened(text));
    }

    /** A whole number from 0 to a million. */
    int whole() {
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0 && node.intValue() <= 1_000_000)
            return node.intValue();
        throw fault(
                "is " + (node.isNumber() ? node.toString() : kind()) + " where a whole number up to a million is due");
    }

    boolean flag() {
        if (!node.isBoolean()) throw fault("is " + kind() + " where true or false is due");
        return node.booleanValue();
    }

    private String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }

    ConnectorException fault(String message) {
        return new ConnectorException(source, uri, (place.isEmpty() ? "the answer" : place) + " " + message);
    }
}
