package kilohour.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to go to one reader, bounded in characters. Three kinds of message are treated each in its way:
 *
 * <ul>
 *   <li>where only the latest matters (a ticker, a quote) the newer message takes the place of the older;
 *   <li>an increment (of a book) is not taken while the reader is behind: once most of what waits has gone, whoever offered
 *       it is told, and tells the whole anew;
 *   <li>all else (answers, trades, own orders) waits, and is never left out.
 * </ul>
 *
 * A reader that lets even so much gather that it overflows is cut off, so that it costs nobody else anything.
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
    private final int behindCharacters;
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private final Map<String, Letter> latest = new HashMap<>();
    private List<Runnable> onCaughtUp = new ArrayList<>();
    private int characters;
    private boolean closed;

    /**
     * @param charactersMax more than this is an overflow
     * @param behindCharacters a reader for whom more than this waits is behind, until a quarter of it is left
     */
    Outbox(Line line, int charactersMax, int behindCharacters) {
        this.line = line;
        this.charactersMax = charactersMax;
        this.behindCharacters = behindCharacters;
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

    /**
     * Puts an increment in the queue unless the reader is behind.
     *
     * @param caughtUp what to do when a reader that is behind no longer is; on the sending thread, must not block
     * @return whether it was taken
     */
    synchronized boolean offer(String text, Runnable caughtUp) {
        if (closed) return true;
        if (characters > behindCharacters) {
            onCaughtUp.add(caughtUp);
            return false;
        }
        put(null, text);
        return true;
    }

    synchronized int waiting() {
        return letters.size();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** Characters that wait. */
    synchronized int characters() {
        return characters;
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
        onCaughtUp.clear();
        characters = 0;
        notifyAll();
    }

    /** Sends what is put, in order, until it is closed; on a thread of its own. */
    void run() {
        try {
            for (String text = take(); text != null; text = take()) {
                line.send(text);
                caughtUp().forEach(Runnable::run);
            }
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

    private synchronized List<Runnable> caughtUp() {
        if (onCaughtUp.isEmpty() || characters > behindCharacters / 4) return List.of();
        List<Runnable> told = onCaughtUp;
        onCaughtUp = new ArrayList<>();
        return told;
    }
}
