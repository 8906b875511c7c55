package kilohour.app;

import java.time.Duration;

/**
 * How far a long piece of work is: a bar on a terminal, a line every tenth of the way elsewhere.
 *
 * <pre>
 *   Printing  [##########----------]  50%  2025-11-02  elapsed 0:12, left 0:12
 * </pre>
 */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final String title;
    private final long startNanos = System.nanoTime();
    private long drawnNanos = startNanos - REDRAW_NANOS;
    private int toldTenths;

    ProgressBar(Console console, String title) {
        this.console = console;
        this.title = title;
    }

    /** @param place where the work is, such as a date */
    void at(String place, long done, long all) {
        long now = System.nanoTime();
        if (console.terminal()) {
            if (now - drawnNanos < REDRAW_NANOS && done < all) return;
            drawnNanos = now;
            int filled = (int) (WIDTH * done / all);
            console.passing(title + "  [" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]  "
                    + text(place, done, all, now - startNanos));
        } else if (10 * done / all > toldTenths) {
            toldTenths = (int) (10 * done / all);
            console.line(title + ": " + text(place, done, all, now - startNanos));
        }
    }

    /** Clears the bar. */
    void done() {
        console.passing("");
    }

    static String text(String place, long done, long all, long elapsedNanos) {
        long leftNanos = done == 0 ? 0 : (long) ((double) elapsedNanos / done * (all - done));
        return "%3d%%  %s  elapsed %s, left %s"
                .formatted(100 * done / all, place, clock(elapsedNanos), clock(leftNanos));
    }

    private static String clock(long nanos) {
        var time = Duration.ofNanos(nanos);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
