package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Daily settlement prices of months that did not trade, from spreads and strips that did. December has 744 hours, January
 * 744, February 672, March 744; all at 2.600.
 */
class ImpliedSettlementStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private static final String FEBRUARY = "H100_USD-28FEB27";
    private static final String MARCH = "H100_USD-31MAR27";
    private static final String QUARTER = "H100Q_USD-30DEC26";

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");

    private void trades(String contract, String price) {
        story.on(contract).sells("ann", 1, price).buys("bob", 1, price);
    }

    private void run() {
        story.at("2026-11-20T16:00:00Z");
        story.exchange.checkInvariants();
    }

    private void settled(String contract, String price, String tier) {
        int id = story.exchange.contract(contract).orElseThrow().id();
        assertThat(story.events)
                .filteredOn(event -> event instanceof Event.SettlementPriceSet set && set.contract() == id)
                .map(event -> (Event.SettlementPriceSet) event)
                .map(set -> MarketStory.tenths(set.priceTenths()) + " " + set.tier())
                .containsExactly(price + " " + tier);
    }

    @Test
    void aSpreadAndOneLegGiveTheOtherAndThatTheNext() {
        trades(DECEMBER, "2.610");
        trades("H100_USD-FS-31DEC26_31JAN27", "-0.012");
        trades("H100_USD-FS-31JAN27_28FEB27", "0.004");
        run();
        settled(DECEMBER, "2.6100", "LAST_TRADE");
        settled(JANUARY, "2.6220", "IMPLIED"); // 2.610 + 0.012
        settled(FEBRUARY, "2.6180", "IMPLIED"); // 2.622 − 0.004
        settled("H100_USD-FS-31DEC26_31JAN27", "-0.0120", "DIFFERENCE_OF_LEGS");
        settled(MARCH, "2.6000", "UNCHANGED");
        // ann sold both spreads where they settle, but their legs were booked 0.010 and 0.022 lower: with equal hours
        // that
        // is nothing, and with 744 sold against 672 bought 72 × −0.022 = −1.584
        assertThat(story.cash("ann")).isEqualTo("9999998.416000");
    }

    @Test
    void whatSeveralSpreadsSayIsAveraged() {
        trades(DECEMBER, "2.610");
        trades(FEBRUARY, "2.620");
        trades("H100_USD-FS-31DEC26_31JAN27", "-0.012"); // January at 2.622
        trades("H100_USD-FS-31JAN27_28FEB27", "0.003"); // January at 2.623
        run();
        settled(JANUARY, "2.6225", "IMPLIED");
    }

    @Test
    void aStripGivesTheMonthThatIsLeft() {
        trades(JANUARY, "2.622");
        trades(FEBRUARY, "2.618");
        trades(QUARTER, "2.630");
        run();
        // (2,160 × 2.630 − 744 × 2.622 − 672 × 2.618) / 744 = 2.648838…
        settled(MARCH, "2.6488", "IMPLIED");
        // and the quarter's own is the mean of its months: 2,160 × 2.630 less what the tenth took
        settled(QUARTER, "2.6300", "MEAN_OF_MONTHS");
    }

    @Test
    void theMonthsThatAStripLeavesOpenMoveByOneFactor() {
        story.apply(new Command.SetReference(
                story.exchange.contract(FEBRUARY).orElseThrow().id(), 28_000));
        trades(JANUARY, "2.600");
        trades(QUARTER, "2.700");
        run();
        // left for February and March: 2,160 × 2.700 − 744 × 2.600 = 3,897.6, and they stand at 672 × 2.800 + 744 ×
        // 2.600
        // = 3,816: both move by 3,897.6 / 3,816
        settled(FEBRUARY, "2.8599", "IMPLIED"); // 2.859874…
        settled(MARCH, "2.6556", "IMPLIED"); // 2.655597…
        settled(QUARTER, "2.7000", "MEAN_OF_MONTHS");
    }

    @Test
    void evidenceIsHeldBetweenTheMonthsOwnBidAndOffer() {
        trades(DECEMBER, "2.610");
        trades("H100_USD-FS-31DEC26_31JAN27", "-0.012"); // January at 2.622
        story.on(JANUARY).sells("cat", 1, "2.620");
        run();
        settled(JANUARY, "2.6200", "IMPLIED");
    }

    @Test
    void aSpreadBetweenTwoMonthsWithoutAPriceSaysNothing() {
        trades("H100_USD-FS-31JAN27_28FEB27", "0.050");
        run();
        settled(JANUARY, "2.6000", "UNCHANGED");
        settled(FEBRUARY, "2.6000", "UNCHANGED");
        settled("H100_USD-FS-31JAN27_28FEB27", "0.0000", "DIFFERENCE_OF_LEGS");
    }

    @Test
    void atTheNextRunTheOldTradesSayNothing() {
        trades(DECEMBER, "2.610");
        trades("H100_USD-FS-31DEC26_31JAN27", "-0.012");
        run();
        story.at("2026-11-21T16:00:00Z");
        settled(JANUARY, "2.6220", "UNCHANGED");
    }
}
