package kilohour.app;

import kilohour.simulation.PracticeMarket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the participants of practice act, on a thread of its own. */
final class Practice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Practice.class);
    private static final long STEP_MILLIS = 150;
    private static final long AFTER_FAILURE_MILLIS = 5_000;

    private final PracticeMarket market;
    private final Thread thread;
    private volatile boolean closing;

    Practice(PracticeMarket market) {
        this.market = market;
        this.thread = Thread.ofPlatform().name("practice").daemon().start(this::run);
    }

    private void run() {
        while (!closing) {
            try {
                market.step();
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("The participants stumbled and go on: {}", e.getMessage(), e);
                if (!pause()) return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(AFTER_FAILURE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
