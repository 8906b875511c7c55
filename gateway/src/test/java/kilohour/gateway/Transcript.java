package kilohour.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Plays a text of what clients send and what they must hear.
 *
 * <pre>
 *   # a note
 *   ann GET private/buy amount=744 price=2.6   a signed request; = {…} on the next line is what it must answer
 *   ann opens a socket
 *   ann sends {…}                              on the socket
 *   ann hears {…}                              sooner or later, on the socket
 *   the clock is 2026-11-20T13:06:00Z
 * </pre>
 *
 * <p>What is expected must be contained in what comes: objects may have more fields, lists must be of equal length. A
 * text {@code "*"} stands for anything, {@code "$name"} for the same thing everywhere in the transcript; {@code $name}
 * in what is sent is filled in. {@code $millis} and {@code $signature} sign a log-in of that client.
 */
final class Transcript implements AutoCloseable {
    private final TestVenue venue = new TestVenue();
    private final Map<String, Socket> sockets = new HashMap<>();
    private final Map<String, JsonNode> names = new HashMap<>();
    private final Map<String, List<JsonNode>> unmatched = new HashMap<>();
    private JsonNode answer;

    static String read(String name) throws IOException {
        try (InputStream in = Transcript.class.getResourceAsStream("/transcripts/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void play(String text) {
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            try {
                play(line.strip().split(" ", 3), line.strip());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("line " + number + ": " + line + "\n" + e, e);
            }
        }
    }

    private void play(String[] words, String line) {
        String who = words[0];
        switch (words[1]) {
            case "GET" -> answer = get(who, words[2]);
            case "opens" -> sockets.put(who, new Socket(venue));
            case "sends" -> sockets.get(who).send(filled(who, words[2]));
            case "hears" -> hears(who, Json.read(words[2]));
            case "clock" -> venue.moveTo(line.substring(line.lastIndexOf(' ') + 1));
            default -> {
                if (!who.equals("=")) throw new AssertionError("not understood");
                require(Json.read(line.substring(2)));
            }
        }
    }

    private JsonNode get(String who, String request) {
        String[] words = filled(who, request).split(" ");
        Object[] params = new Object[2 * (words.length - 1)];
        for (int i = 1; i < words.length; i++) {
            params[2 * i - 2] = words[i].substring(0, words[i].indexOf('='));
            params[2 * i - 1] = words[i].substring(words[i].indexOf('=') + 1);
        }
        return new Client(venue, who + "-key", who + "-secret").call(words[0], params);
    }

    private void hears(String who, JsonNode expected) {
        List<JsonNode> others = unmatched.computeIfAbsent(who, w -> new ArrayList<>());
        for (JsonNode other : others)
            if (contains(other, expected)) {
                others.remove(other);
                return;
            }
        JsonNode message = sockets.get(who).await(heard -> {
            if (contains(heard, expected)) return true;
            others.add(heard);
            return false;
        });
        if (message == null) throw new AssertionError("heard only: " + others);
    }

    private void require(JsonNode expected) {
        if (!contains(answer, expected)) throw new AssertionError("but was " + answer);
    }

    private String filled(String who, String text) {
        long millis = venue.now.toEpochMilli();
        String signature = java.util.HexFormat.of().formatHex(Signature.hmac(who + "-secret", millis + "\nn\n"));
        String with = text.replace("$millis", Long.toString(millis)).replace("$signature", signature);
        return Pattern.compile("\\$([a-z]+)")
                .matcher(with)
                .replaceAll(m -> names.get(m.group(1)).asString());
    }

    private boolean contains(JsonNode actual, JsonNode expected) {
        if (expected.isString() && expected.asString().equals("*")) return true;
        if (actual == null) return false;
        if (expected.isString() && expected.asString().startsWith("$")) {
            JsonNode known = names.putIfAbsent(expected.asString().substring(1), actual);
            return known == null || known.equals(actual);
        }
        if (expected.isObject())
            return expected.propertyNames().stream().allMatch(name -> contains(actual.get(name), expected.get(name)));
        if (expected.isArray()) {
            if (actual.size() != expected.size()) return false;
            for (int i = 0; i < expected.size(); i++) if (!contains(actual.get(i), expected.get(i))) return false;
            return true;
        }
        if (expected.isNumber())
            return actual.isNumber() && actual.decimalValue().compareTo(expected.decimalValue()) == 0;
        return expected.equals(actual);
    }

    @Override
    public void close() {
        sockets.values().forEach(Socket::close);
        venue.close();
    }
}
