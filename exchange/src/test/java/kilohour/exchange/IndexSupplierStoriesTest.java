package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import kilohour.clearing.Charges;
import kilohour.units.Money;
import org.junit.jupiter.api.Test;

/** Which members supply prices to an index is state, by an officer's word; their own positions on it cost more margin. */
class IndexSupplierStoriesTest {
    private final DefaultStory story =
            new DefaultStory(DefaultStory.AT_ONCE).member("M", "800000", "0").member("S", "5000000", "0");

    private DefaultStory set(int member, String index, boolean supplies, long addOnPpm) {
        return story.apply(new Command.SetIndexSupplier(member, index, supplies, addOnPpm));
    }

    @Test
    void aSupplierIsKnownUntilItSuppliesNoMore() {
        set(2, "H100", true, 50_000);
        assertThat(story.events)
                .containsExactly(
                        new Event.IndexSupplierSet(2, "H100", true, 50_000),
                        new Event.ChargeBaseSet("H100", 26_000, 0));
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
    void aSuppliersOwnPositionsCostMoreAndItsClientsDoNot() {
        story.client("m1", "100000");
        story.sells("S", 110_000, "2.600").buys("M", 100_000, "2.600").buys("m1", 10_000, "2.600");
        // 100,000 × 2.600 = 260,000.00; 13% of it
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("33800.00"));
        set(1, "H100", true, 50_000);
        // and 5% of it = 13,000.00; m1's 10,000 × 2.600 × 13% as before
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("46800.00"));
        assertThat(story.of("m1").maintenanceMicros()).isEqualTo(Money.usd("3380.00"));
        assertThat(story.of("S").maintenanceMicros()).isEqualTo(Money.usd("37180.00"));
        var charges = story.exchange.margin(story.account("M")).getFirst().charges();
        assertThat(charges.wrongWayMicros()).isEqualTo(Money.usd("13000.00"));
        assertThat(charges.sumMicros()).isEqualTo(Money.usd("13000.00"));
        // with an offer of 250,000 it could be 150,000 short: 390,000.00, 5% of it
        story.sells("M", 250_000, "2.700");
        assertThat(story.exchange
                        .margin(story.account("M"))
                        .getFirst()
                        .charges()
                        .wrongWayMicros())
                .isEqualTo(Money.usd("19500.00"));
        story.cancelAll("M").restart();
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("46800.00"));
        story.exchange.checkInvariants();
        set(1, "H100", false, 0);
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("33800.00"));
        assertThat(story.exchange.chargeTariff("H100")).isEmpty();
    }

    @Test
    void chargesOfAnUnderlyingAndTheAddOnComeTogetherAndGoApart() {
        story.sells("S", 100_000, "2.600").buys("M", 100_000, "2.600");
        set(1, "H100", true, 50_000);
        // 1% of the price for a day's volume of 1,000,000: a tenth of one, 0.1% of 260,000.00 = 260.00
        story.apply(new Command.SetCharges(new Charges("H100", 0, 10_000, 0, 0, 1_000_000)));
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("47060.00"));
        story.apply(new Command.SetCharges(Charges.none("H100")));
        assertThat(story.of("M").maintenanceMicros()).isEqualTo(Money.usd("46800.00"));
        assertThat(story.restart().of("M").maintenanceMicros()).isEqualTo(Money.usd("46800.00"));
    }

    @Test
    void whatIsNotThereIsRefused() {
        set(9, "H100", true, 0).expect("rejected: unknown_member");
        set(1, "H900", true, 0).expect("rejected: unknown_underlying");
        set(1, "H100", true, 1_000_001).expect("rejected: invalid_field");
        set(1, "H100", false, 1).expect("rejected: invalid_field");
    }
}
