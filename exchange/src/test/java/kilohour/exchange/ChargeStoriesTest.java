package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.Charges;
import kilohour.units.Money;
import kilohour.units.Side;
import org.junit.jupiter.api.Test;

/**
 * December, 744 GPU-hours a lot, everything at 2.600, moves of ±15%. Charges: 1% of what is matched between months, 1% of the
 * price for a day's volume of 74,400 GPU-hours (100 lots), 20% of it for an open interest beyond a tenth of it.
 */
class ChargeStoriesTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private static final String JANUARY = "H100_USD-31JAN27";
    private static final Charges CHARGES = new Charges("H100", 10_000, 10_000, 200_000, 100_000, 74_400);

    private final MarketStory story = new MarketStory("2026-11-20T12:10:00Z", DECEMBER, "2.6000");

    private void charging(Charges charges) {
        story.apply(new Command.SetCharges(charges));
    }

    private Views.Charges charges(String account) {
        return story.exchange.margin(story.account(account)).getFirst().charges();
    }

    private String charged(String account) {
        Views.Charges charges = charges(account);
        return "%s + %s + %s"
                .formatted(
                        Money.format(charges.basisMicros()),
                        Money.format(charges.liquidityMicros()),
                        Money.format(charges.concentrationMicros()));
    }

    @Test
    void aConcentratedPositionCostsMoreThanItsScenarios() {
        charging(CHARGES);
        assertThat(story.events)
                .containsExactly(new Event.ChargesSet(CHARGES), new Event.ChargeBaseSet("H100", 26_000, 0));
        story.sells("bob", 50, "2.600").buys("ann", 50, "2.600");
        // 50 × 744 × 2.600 = 96,720.00; 15% of it = 14,508.00
        // liquidity: 37,200 of 74,400 is half a day's volume: 0.5% of 96,720.00 = 483.60
        // concentration: 50% of what counts as open interest, 40% beyond the tenth: 20% × 40% = 8% of 96,720.00
        assertThat(charged("ann")).isEqualTo("0.000000 + 483.600000 + 7737.600000");
        assertThat(charges("bob")).isEqualTo(charges("ann"));
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("22729.20"));
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("22729.20"));
        // two others make the open interest 250 lots; it is measured at the daily run
        story.sells("dan", 200, "2.600").buys("cat", 200, "2.600");
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("22729.20"));
        story.at("2026-11-20T16:00:01Z");
        assertThat(story.events).contains(new Event.ChargeBaseSet("H100", 26_000, 186_000));
        // 50 of 250 lots: 10% beyond the tenth: 20% × 10% = 2% of 96,720.00
        assertThat(charged("ann")).isEqualTo("0.000000 + 483.600000 + 1934.400000");
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("16926.00"));
        story.exchange.checkInvariants();
    }

    /** What margin asks can be set beyond what anybody has: whoever only reduces is let out all the same. */
    @Test
    void anOrderThatOnlyReducesAConcentratedPositionPasses() {
        story.sells("bob", 5_000, "2.600").buys("ann", 5_000, "2.600");
        charging(new Charges("H100", 0, 1_000_000, 1_000_000, 0, 744));
        // 5,000 × 744 × 2.600 = 9,672,000.00, each of the two charges all of it: more than ann's 10,000,000.00
        assertThat(story.of("ann").initialMicros()).isEqualTo(Money.usd("20794800.00"));
        StoryTable.tell(story, """
                | time  | who | does            | events                                    |
                | 12:10:00 | ann | buy 1 @ 2.500   | rejected: insufficient_margin             |
                | 12:10:00 | ann | sell 4000 @ 2.650 | accepted o3                               |
                | 12:10:00 | ann | sell 1000 @ 2.640 | accepted o4                               |
                | 12:10:00 | ann | sell 1 @ 2.630  | rejected: insufficient_margin             |
                | 12:10:00 | cat | buy 500 @ 2.640 | accepted o5; trade o4·o5 500 @ 2.640      |
                """);
    }

    @Test
    void ordersCountAtTheLargestOfWhatTheyCouldDo() {
        charging(CHARGES);
        story.sells("bob", 10, "2.600").buys("ann", 10, "2.600").buys("ann", 5, "2.500");
        // from 10 to 15 lots: 11,160 GPU-hours, 29,016.00; 15% of a day's volume: 0.15%; 5% beyond the tenth: 1%
        assertThat(charged("ann")).isEqualTo("0.000000 + 43.524000 + 290.160000");
        story.sells("ann", 30, "2.700");
        // from −20 to 15 lots: 14,880 GPU-hours, 38,688.00; 20%: 0.2%; 10% beyond: 2%
        assertThat(charged("ann")).isEqualTo("0.000000 + 77.376000 + 773.760000");
        assertThat(charges("ann").netUnits()).isEqualTo(14_880);
        // positions alone: 7,440 GPU-hours, 19,344.00: 15% moves, 0.1% and nothing: 2,901.60 + 19.344
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("2920.944"));
        var preview = story.exchange.preview(
                story.account("ann"), story.contract().id(), OrderTerms.limit(Side.SELL, 5, 2_700));
        story.sells("ann", 5, "2.700");
        assertThat(story.of("ann").initialMicros()).isEqualTo(preview.initialAfterMicros());
    }

    @Test
    void monthsAgainstEachOtherAreChargedForTheirBasisAndStripsAgainstTheirMonthsAreNot() {
        charging(CHARGES);
        story.sells("bob", 10, "2.600").buys("ann", 10, "2.600");
        story.on(JANUARY).sells("ann", 10, "2.600").buys("cat", 10, "2.600");
        // 7,440 GPU-hours long and short: 1% of 19,344.00; nothing net
        assertThat(charged("ann")).isEqualTo("193.440000 + 0.000000 + 0.000000");
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("193.44"));
        // dan is long the first quarter and short its months
        story.on("H100Q_USD-30DEC26").sells("bob", 3, "2.600").buys("dan", 3, "2.600");
        for (String month : new String[] {JANUARY, "H100_USD-28FEB27", "H100_USD-31MAR27"})
            story.on(month).buys("bob", 3, "2.600").sells("dan", 3, "2.600");
        assertThat(story.of("dan").maintenanceMicros()).isZero();
        story.exchange.checkInvariants();
    }

    @Test
    void whatIfCountsChargesAsTheyWouldBe() {
        charging(CHARGES);
        var lots = new java.util.TreeMap<Integer, Long>();
        lots.put(story.contract().id(), 50L);
        Views.Portfolio asked = story.exchange.portfolio(0, lots);
        story.sells("bob", 50, "2.600").buys("ann", 50, "2.600");
        assertThat(asked.maintenanceMicros()).isEqualTo(Money.usd("22729.20"));
        assertThat(asked.underlyings().getFirst().chargesMicros()).isEqualTo(Money.usd("8221.20"));
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(asked.maintenanceMicros());
    }

    @Test
    void chargesComeThroughASnapshotAndEndWithNone() {
        charging(CHARGES);
        story.sells("bob", 50, "2.600").buys("ann", 50, "2.600").sells("ann", 7, "2.650");
        var records = new ArrayList<StateRecord>();
        story.exchange.snapshot(records::add);
        Exchange restored = Exchange.restore(records);
        assertThat(restored.account(story.account("ann"))).isEqualTo(story.exchange.account(story.account("ann")));
        assertThat(restored.chargeTariff("H100").map(ChargeTariff::charges)).contains(CHARGES);
        charging(Charges.none("H100"));
        assertThat(story.exchange.chargeTariff("H100")).isEmpty();
        assertThat(story.of("ann").maintenanceMicros()).isEqualTo(Money.usd("14508.00"));
        charging(Charges.none("GOLD"));
        assertThat(story.events)
                .containsExactly(
                        new Event.CommandRejected(RejectReason.UNKNOWN_UNDERLYING, "no underlying GOLD is listed"));
    }
}
