package kilohour.app;

import java.time.Duration;
import kilohour.node.Node;
import kilohour.node.NodeConfig;

/** A venue that nobody runs, opened for work on it: its member is started, its door is not. */
final class StoppedVenue {
    private StoppedVenue() {}

    static Node open(HomeFolder home, Console console) {
        home.requireVenue();
        home.prepare();
        LogFile.open(home.log());
        return Node.start(
                NodeConfig.of(home.path()).withTickEvery(Duration.ofHours(1)).withProgress(console::line));
    }
}
