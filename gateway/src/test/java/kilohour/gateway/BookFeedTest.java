package kilohour.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.Views;
import kilohour.units.Side;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Readers of market data on a publisher whose turns the test takes itself, so that nothing depends on time. */
class BookFeedTest {
    private static final String DECEMBER = "H100_USD-31DEC26";
    private final SlowReader reader = new SlowReader();
    private final Connection connection = new Connection(new Peer("127.0.0.1", false), reader);
    private TestVenue venue;
    private Publisher publisher;
    private Contract december;

    @BeforeEach
    void open() {
        venue = new TestVenue();
        publisher = new Publisher(venue.replica, () -> venue.now);
        publisher.listen();
        publisher.connected(connection);
        december = venue.exchange.contract(DECEMBER).orElseThrow();
    }

    @AfterEach
    void close() {
        connection.close(1000, "");
        venue.close();
    }

    private void subscribe(long account, String... names) {
        for (String name : names)
            publisher.subscribe(
                    connection,
                    venue.replica.read(
                            floor -> Channel.parse(name, account, floor).orElseThrow()));
    }

    /** The replica's own book, as the reader's entries are written. */
    private List<String> queue(Side side) {
        var entries = new ArrayList<String>();
        for (Views.RestingOrder order :
                venue.replica.read(floor -> floor.exchange().restingOrders(december.id(), side)))
            entries.add(order.orderId() + ":" + order.priceTicks() + ":" + 744 * order.lots());
        return entries;
    }

    private List<String> levels(Side side) {
        Views.Depth depth = venue.replica.read(floor -> floor.exchange().depth(december.id(), 1_000));
        return (side == Side.BUY ? depth.bids() : depth.asks())
                .stream()
                        .map(level -> level.priceTicks() + ":" + 744 * level.lots())
                        .toList();
    }

    private void requireSameBook(BookReader byPrice, BookReader byOrder, String what) {
        assertThat(byPrice.bidEntries()).as(what).isEqualTo(levels(Side.BUY));
        assertThat(byPrice.askEntries()).as(what).isEqualTo(levels(Side.SELL));
        assertThat(byOrder.bidEntries()).as(what).isEqualTo(queue(Side.BUY));
        assertThat(byOrder.askEntries()).as(what).isEqualTo(queue(Side.SELL));
    }

    @Test
    void booksBuiltFromIncrementsAreTheReplicasAndAgreeWithEveryChecksum() {
        long seed = System.nanoTime();
        String what = "seed " + seed;
        Random random = new Random(seed);
        var trading = new RandomTrading(venue, december, random);
        for (int i = 0; i < 50; i++) trading.act();
        String[] names = {
            "book." + DECEMBER + ".raw",
            "book.orders." + DECEMBER + ".raw",
            "book." + DECEMBER + ".100ms",
            "book.orders." + DECEMBER + ".100ms"
        };
        var readers = new ArrayList<BookReader>();
        for (String name : names)
            readers.add(new BookReader(name.startsWith("book.orders"), "0.001", what + ", " + name));
        subscribe(0, names);
        reader.read();
        for (int round = 0; round < 40; round++) {
            for (int i = 0; i < 50; i++) {
                trading.act();
                if (random.nextInt(3) == 0) publisher.turn(random.nextInt(5) == 0);
            }
            publisher.turn(true);
            reader.hearAll(
                    connection,
                    (channel, data) ->
                            readers.get(List.of(names).indexOf(channel)).hear(data));
            requireSameBook(readers.get(0), readers.get(1), what + ", round " + round);
            requireSameBook(readers.get(2), readers.get(3), what + ", round " + round);
        }
        assertThat(readers).as(what).allMatch(each -> each.snapshots == 1 && each.changes > 40);
        assertThat(trading.trades).as(what).isNotEmpty();
    }

    /** The example of docs/concepts/market-data.md: CRC-32 of 2580:744:2620:1488:2575:1488. */
    @Test
    void theChecksumIsTheOneThatIsDescribed() {
        assertThat(BookChecksum.of(List.of("2580:744", "2575:1488"), List.of("2620:1488")))
                .isEqualTo(4_095_424_580L);
        assertThat(BookChecksum.of(List.of(), List.of())).isZero();
    }

    @Test
    void aReaderThatIsBehindHearsTheBookAnewAndMissesNoTrade() {
        long seed = System.nanoTime();
        String what = "seed " + seed;
        String byPrice = "book." + DECEMBER + ".raw";
        String byOrder = "book.orders." + DECEMBER + ".raw";
        String trades = "trades." + DECEMBER + ".raw";
        subscribe(0, byPrice, byOrder, trades, "ticker." + DECEMBER + ".raw");
        var trading = new RandomTrading(venue, december, new Random(seed));
        int waitingMax = 0;
        for (int i = 0; i < 2_500; i++) {
            trading.act();
            publisher.turn(true);
            waitingMax = Math.max(waitingMax, connection.charactersWaiting());
        }
        var levels = new BookReader(false, "0.001", what);
        var orders = new BookReader(true, "0.001", what);
        var simple = new BookReader(false, "0.001", what).thatForgetsNothing();
        var told = new ArrayList<Long>();
        reader.read();
        hear(byPrice, List.of(levels, simple), byOrder, orders, trades, told);
        publisher.turn(true);
        hear(byPrice, List.of(levels, simple), byOrder, orders, trades, told);
        requireSameBook(levels, orders, what);
        requireSameBook(simple, orders, what + ", forgetting nothing");
        assertThat(levels.snapshots).as(what).isEqualTo(2);
        assertThat(orders.snapshots).as(what).isEqualTo(2);
        assertThat(levels.conflated).as(what).isGreaterThan(100);
        assertThat(told)
                .as(what)
                .isEqualTo(
                        trading.trades.stream().map(traded -> traded.tradeId()).toList());
        // what must not be left out waits beyond the 256 Ki characters at which increments end
        assertThat(waitingMax).as(what).isLessThan(256 * 1024 + 400 * told.size() + 20_000);
        System.out.printf(
                "A reader that stood still for 2,500 commands: at most %,d characters waited; by price it heard %d changes"
                        + " and was spared %d, by order %d and %d; all %d trades came.%n",
                waitingMax, levels.changes, levels.conflated, orders.changes, orders.conflated, told.size());
        for (int i = 0; i < 20; i++) {
            trading.act();
            publisher.turn(true);
        }
        hear(byPrice, List.of(levels, simple), byOrder, orders, trades, told);
        requireSameBook(levels, orders, what + ", afterwards");
    }

    private void hear(
            String byPrice,
            List<BookReader> levels,
            String byOrder,
            BookReader orders,
            String trades,
            List<Long> told) {
        reader.hearAll(connection, (channel, data) -> {
            if (channel.equals(byPrice)) levels.forEach(each -> each.hear(data));
            if (channel.equals(byOrder)) orders.hear(data);
            if (channel.equals(trades))
                for (JsonNode trade : data)
                    told.add(Long.parseLong(trade.get("trade_id").asString()));
        });
    }

    @Test
    void ownOrdersAreNeverLeftOutButTheConnectionEndsWhenItIsHopeless() {
        subscribe(TestVenue.ANN, "user.orders.any.any.raw");
        publisher.turn(true);
        int orders = 0;
        while (reader.closed.get() == 0 && orders < 20_000) {
            place(TestVenue.ANN, Side.BUY, 2_500);
            venue.tell(new Command.CancelAll(TestVenue.ANN, new RequestId(3, ++requests), 0));
            publisher.turn(true);
            orders++;
            if (!connection.isOpen()) break;
        }
        assertThat(connection.isOpen()).isFalse();
        // two messages of some 700 characters an order: 4 Mi characters are full after about 3,000
        assertThat(orders).isBetween(1_000, 10_000);
    }

    private long requests;

    private void place(long account, Side side, long ticks) {
        venue.tell(new Command.PlaceOrder(
                account, new RequestId(3, ++requests), december.id(), OrderTerms.limit(side, 1, ticks)));
    }

    /** Subscription and order before the publisher has had its turn: what came after the answer must be heard. */
    @Test
    void whoHasSubscribedHearsWhatComesAfterHoweverLateThePublisherIs() {
        place(TestVenue.ANN, Side.BUY, 2_500);
        connection.holdUntilAnswered();
        subscribe(TestVenue.ANN, "user.orders.any.any.raw", "book." + DECEMBER + ".raw");
        publisher.turn(true);
        connection.answer("{\"params\":{\"channel\":\"answer\"}}");
        subscribe(TestVenue.ANN, "user.trades.any.any.raw");
        place(TestVenue.BOB, Side.SELL, 2_500);
        publisher.turn(true);
        reader.read();
        var heard = new ArrayList<String>();
        reader.hearAll(connection, (channel, data) -> heard.add(channel));
        assertThat(heard)
                .containsExactly(
                        "answer",
                        "book." + DECEMBER + ".raw",
                        "user.orders.any.any.raw",
                        "book." + DECEMBER + ".raw",
                        "user.trades.any.any.raw");
    }

    @Test
    void whatStripsImplyIsMarkedBesideTheBook() {
        String quarter = "H100Q_USD-30DEC26";
        subscribe(0, "book." + quarter + ".raw");
        reader.read();
        publisher.turn(true);
        for (Contract month : months(quarter)) {
            venue.tell(new Command.PlaceOrder(
                    TestVenue.ANN, new RequestId(3, ++requests), month.id(), OrderTerms.limit(Side.SELL, 2, 2_600)));
        }
        publisher.turn(true);
        venue.tell(new Command.CancelAll(TestVenue.ANN, new RequestId(3, ++requests), 0));
        publisher.turn(true);
        var heard = new ArrayList<JsonNode>();
        reader.hearAll(connection, (channel, data) -> heard.add(data));
        assertThat(heard)
                .extracting(data -> data.get("kilohour_implied_asks").toString())
                // two lots of each month are two of the quarter: 2 × 2,160 GPU-hours of January to March 2027
                .containsExactly("[]", "[[2.6,4320]]", "[]");
        assertThat(heard).allMatch(data -> data.get("asks").isEmpty());
        assertThat(heard.get(2).get("prev_change_id")).isEqualTo(heard.get(1).get("change_id"));
    }

    private List<Contract> months(String strip) {
        var contract = (Contract.Strip) venue.exchange.contract(strip).orElseThrow();
        return contract.months().stream()
                .map(month -> venue.exchange.contract(month.name()).orElseThrow())
                .toList();
    }

    @Test
    void phasesAndSettlementPricesAreTold() {
        subscribe(0, "kilohour.phase." + DECEMBER, "kilohour.settlement.H100");
        publisher.turn(true);
        venue.tell(new Command.HaltTrading("H100", "the index is in doubt", "officer"));
        publisher.turn(false);
        venue.tell(new Command.ResumeTrading("H100", "officer"));
        place(TestVenue.ANN, Side.BUY, 2_600);
        place(TestVenue.BOB, Side.SELL, 2_600);
        publisher.turn(false);
        venue.moveTo("2026-11-20T16:00:00Z");
        reader.read();
        publisher.turn(false);
        var phases = new ArrayList<String>();
        var settled = new ArrayList<JsonNode>();
        reader.hearAll(connection, (channel, data) -> {
            if (channel.contains("phase")) phases.add(data.get("phase").asString());
            else data.forEach(settled::add);
        });
        assertThat(phases).as("the latest only").containsSubsequence("continuous");
        assertThat(settled)
                .extracting(each -> each.get("instrument_name").asString())
                .contains(DECEMBER, "H100_USD-PERPETUAL");
        assertThat(settled.getFirst().get("kilohour_date").asString()).isEqualTo("2026-11-20");
        assertThat(settled.getFirst().get("mark_price").isNumber()).isTrue();
    }
}
