package kilohour.app;

import java.io.PrintStream;

/** The few lines that a person who started a command needs to see. */
final class Console {
    private final PrintStream out;
    private final boolean terminal;

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** The process's own standard output; a terminal only if one is at the other end. */
    static Console standard() {
        return new Console(
                System.out, System.console() != null && System.console().isTerminal());
    }

    synchronized void line(String text) {
        out.println((terminal ? "\r\033[K" : "") + text);
        out.flush();
    }

    /** A line that the next one replaces; only on a terminal. */
    synchronized void passing(String text) {
        if (!terminal) return;
        out.print("\r\033[K" + text);
        out.flush();
    }

    boolean terminal() {
        return terminal;
    }
}
