package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which members supply prices to an index is state, by an officer's word. */
class IndexSupplierStoriesTest {
    private final DefaultStory story =
            new DefaultStory(DefaultStory.AT_ONCE).member("M", "800000", "0").member("S", "5000000", "0");

    private DefaultStory set(int member, String index, boolean supplies, long addOnPpm) {
        return story.apply(new Command.SetIndexSupplier(member, index, supplies, addOnPpm));
    }

    @Test
    void aSupplierIsKnownUntilItSuppliesNoMore() {
        set(2, "H100", true, 50_000);
        assertThat(story.events).containsExactly(new Event.IndexSupplierSet(2, "H100", true, 50_000));
        set(1, "H100", true, 0);
        set(2, "H100", true, 100_000);
        story.restart();
        assertThat(story.exchange.indexSuppliers())
                .containsExactly(
                        new StateRecord.IndexSupplierState(1, "H100", 0),
                        new StateRecord.IndexSupplierState(2, "H100", 100_000));
        set(1, "H100", false, 0);
        set(2, "H100", false, 0);
        assertThat(story.restart().exchange.indexSuppliers()).isEmpty();
    }

    @Test
    void whatIsNotThereIsRefused() {
        set(9, "H100", true, 0).expect("rejected: unknown_member");
        set(1, "H900", true, 0).expect("rejected: unknown_underlying");
        set(1, "H100", true, 1_000_001).expect("rejected: invalid_field");
        set(1, "H100", false, 1).expect("rejected: invalid_field");
    }
}
