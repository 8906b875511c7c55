package kilohour.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kilohour.clearing.Purpose;
import kilohour.clearing.VenueAccount;
import kilohour.units.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Members and clients with too little money, prices that jump, bids that make sense or none: whoever fails, money sums to
 * zero, nets are zero, losses go down the layers in their order, and nobody pays who need not.
 */
class AnyDefaultTest {
    private static final List<String> HOUSES = List.of("A", "B", "C", "D", "E");
    private static final List<String> CLIENTS = List.of("a1", "a2", "b1", "c1", "d1");
    private static final List<String> ALL = List.of("A", "B", "C", "D", "E", "a1", "a2", "b1", "c1", "d1");
    private static final Set<Purpose> BORNE =
            Set.of(Purpose.DEFAULT_LOSS, Purpose.CLIENT_SHORTFALL, Purpose.ASSESSMENT);

    @Test
    void lossesGoDownTheLayersAndNobodyElsesMoneyMoves() {
        var told = new TreeSet<String>();
        for (long seed = 1; seed <= 25; seed++) new Run(seed, told).play(150);
        for (Class<?> event : Event.OfDefault.class.getPermittedSubclasses())
            if (event != Event.FundSized.class) // sizing has stories of its own: FundSizingStoriesTest
            assertThat(told).as("every kind of event came up").contains(event.getSimpleName());
    }

    @Test
    @Tag("long")
    void lossesGoDownTheLayersForManySeeds() {
        for (long seed = 1_000; seed < 1_500; seed++) new Run(seed, new TreeSet<>()).play(400);
    }

    private static final class Run {
        private final long seed;
        private final Random random;
        private final Set<String> told;
        private final DefaultStory story;
        private double index = 2.6;
        private int looked;

        Run(long seed, Set<String> told) {
            this.seed = seed;
            this.random = new Random(seed);
            this.told = told;
            story = new DefaultStory(new DefaultParameters(
                    300_000,
                    400_000,
                    30_000,
                    5_000,
                    1 + random.nextInt(4),
                    5 + random.nextInt(20),
                    2,
                    7,
                    500_000,
                    30,
                    120));
            for (String house : HOUSES)
                story.member(house, Integer.toString(300_000 + random.nextInt(900_000)), "50000");
            for (String client : CLIENTS) story.client(client, Integer.toString(100_000 + random.nextInt(400_000)));
            story.venue(VenueFund.INSURANCE, "20000").venue(VenueFund.CAPITAL, "30000");
            var shares = new java.util.ArrayList<FundShare>();
            for (String house : HOUSES) shares.add(new FundShare(story.member(house), Money.usd(60_000)));
            story.apply(new Command.SetFundShares(Money.usd(250_000), shares));
        }

        void play(int steps) {
            try {
                for (int step = 0; step < steps; step++) {
                    act();
                    look();
                    if (random.nextInt(25) == 0) story.restart();
                }
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }

        private void act() {
            String who = ALL.get(random.nextInt(ALL.size()));
            story.on(random.nextInt(4) == 0 ? "H100_USD-31DEC26" : "H100_USD-PERPETUAL");
            boolean future =
                    story.exchange.contract(story.contract()).orElseThrow().unitsPerLot() > 1;
            long lots = (future ? 1 : 1_000) * (1 + random.nextInt(400));
            String price = String.format(java.util.Locale.ROOT, "%.3f", index * (0.97 + random.nextDouble() * 0.06));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> story.buys(who, lots, price);
                case 4, 5, 6, 7 -> story.sells(who, lots, price);
                case 8 -> {
                    story.minutes(61);
                    index = Math.clamp(index * Math.exp(random.nextGaussian() * 0.12), 0.5, 9);
                    story.index(String.format(java.util.Locale.ROOT, "%.3f", index))
                            .minutes(1);
                }
                case 9 -> story.minutes(1 + random.nextInt(random.nextInt(5) == 0 ? 1_500 : 20));
                case 10 -> bidOrPort();
                default -> pay(who);
            }
        }

        private void bidOrPort() {
            for (var auction : story.exchange.defaults().auctions())
                story.bids(
                        HOUSES.get(random.nextInt(HOUSES.size())),
                        auction.auction(),
                        random.nextInt(8),
                        Integer.toString(random.nextInt(20_000) - 5_000));
            String client = CLIENTS.get(random.nextInt(CLIENTS.size()));
            story.apply(new Command.PortAccount(story.account(client), 1 + random.nextInt(5)));
        }

        private void pay(String who) {
            if (random.nextBoolean()) story.deposit(who, Integer.toString(1 + random.nextInt(50_000)));
            else
                story.apply(new Command.Withdraw(
                        story.account(who), story.nextRequest(), Money.usd(1 + random.nextInt(100_000)), ""));
        }

        /** What was said since the last look. */
        private void look() {
            story.exchange.checkInvariants();
            for (; looked < story.all.size(); looked++) {
                Event event = story.all.get(looked);
                told.add(event.getClass().getSimpleName());
                switch (event) {
                    case Event.CashTransferred paid -> paid(paid);
                    case Event.LayerUsed used -> {
                        assertThat(used.usedMicros()).isBetween(0L, used.availableMicros());
                        assertThat(used.leftMicros()).isNotNegative();
                        if (used.leftMicros() > 0 && used.layer() != WaterfallLayer.ASSESSMENTS)
                            assertThat(used.usedMicros())
                                    .as("a layer is used up first")
                                    .isEqualTo(used.availableMicros());
                    }
                    default -> {}
                }
            }
            for (String house : HOUSES)
                assertThat(story.exchange.cashMicros(VenueAccount.fund(story.member(house))))
                        .isNotNegative();
            for (VenueFund fund : VenueFund.values())
                assertThat(story.exchange.cashMicros(fund.account())).isNotNegative();
        }

        private void paid(Event.CashTransferred paid) {
            if (!BORNE.contains(paid.purpose())) return;
            boolean client = paid.from() >= VenueAccount.FIRST_MEMBER_ACCOUNT
                    && story.exchange.account(paid.from()).orElseThrow().kind() == AccountKind.CLIENT;
            assertThat(client).as("a client pays for nobody else: " + paid).isFalse();
        }
    }
}
