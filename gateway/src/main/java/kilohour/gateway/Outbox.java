package kilohour.gateway;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * What waits to go to one reader: bounded, and where only the latest matters (a ticker, a quote) the newer message takes
 * the place of the older. A reader that lets it overflow is cut off, so that it costs nobody else anything.
 */
final class Outbox {
    /** The other end. {@code send} blocks until the message is on its way. */
    interface Line {
        void send(String message) throws Exception;

        void close(int code, String reason);
    }

    private static final class Letter {
        String text;
        final String key;

        Letter(String text, String key) {
            this.text = text;
            this.key = key;
        }
    }

    private final Line line;
    private final int charactersMax;
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final Map<String, Letter> latest = new HashMap<>();
    private int characters;
    private boolean closed;

    Outbox(Line line, int charactersMax) {
        this.line = line;
        this.charactersMax = charactersMax;
    }

    /** Puts a message in the queue; with a key, in place of an older one of the same key. Never blocks. */
    synchronized void put(String key, String text) {
        if (closed) return;
        Letter older = key == null ? null : latest.get(key);
        characters += text.length() - (older == null ? 0 : older.text.length());
        if (characters > charactersMax) {
            overflow();
            return;
        }
        if (older != null) {
            older.text = text;
            return;
        }
        Letter letter = new Letter(text, key);
        letters.addLast(letter);
        if (key != null) latest.put(key, letter);
        notifyAll();
    }

    synchronized int waiting() {
        return letters.size();
    }

    private void overflow() {
        close();
        Thread.ofVirtual()
                .start(() -> line.close(1008, "you read too slowly: messages were lost; connect and subscribe again"));
    }

    synchronized void close() {
        closed = true;
        letters.clear();
        latest.clear();
        notifyAll();
    }

    /** Sends what is put, in order, until it is closed; on a thread of its own. */
    void run() {
        try {
            for (String text = take(); text != null; text = take()) line.send(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            line.close(1011, "the connection failed");
        } finally {
            close();
        }
    }

    private synchronized String take() throws InterruptedException {
        while (letters.isEmpty() && !closed) wait();
        if (closed) return null;
        Letter letter = letters.removeFirst();
        if (letter.key != null) latest.remove(letter.key);
        characters -= letter.text.length();
        return letter.text;
    }
}
