package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A market that is restarted before every command: written down, read back, and told the same command. */
final class RestartedTwin {
    private List<StateRecord> state;

    RestartedTwin(Exchange exchange) {
        state = DefaultStory.records(exchange);
    }

    /** What it says and becomes is what the market that was not restarted said and became. */
    void follows(Command command, Batch batch, Exchange exchange) {
        Exchange restarted = Exchange.restore(state);
        assertThat(DefaultStory.records(restarted))
                .as("snapshot, restore, snapshot")
                .isEqualTo(state);
        assertThat(restarted.apply(0, command)).as("%s", command).isEqualTo(batch);
        state = DefaultStory.records(restarted);
        assertThat(state).as("after %s", command).isEqualTo(DefaultStory.records(exchange));
    }
}
