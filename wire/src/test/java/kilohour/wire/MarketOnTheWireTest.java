package kilohour.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import kilohour.clearing.MarginParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.exchange.Batch;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.Exchange;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.StateRecord;
import kilohour.exchange.TradingParameters;
import kilohour.units.Side;
import kilohour.units.Utc;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

/** The market itself, once fed from memory and once through bytes: nothing it says or keeps is lost on the way. */
class MarketOnTheWireTest {
    private static final long SEED = 20_261_124;
    private static final int DAY = 20_787; // 2026-11-30
    private static final long NOON = Utc.startOfDay(DAY) + 12 * Utc.NANOS_PER_HOUR;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Exchange direct = new Exchange();
    private final Exchange replayed = new Exchange();
    private final BatchCodec batches = new BatchCodec();
    private final StateCodec states = new StateCodec();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final List<Event> said = new ArrayList<>();
    private long requests;

    @Test
    void aMarketReplayedFromItsRecordingIsTheSameMarket() {
        open();
        trade(600);
        apply(new Command.AdvanceTime(NOON + 5 * Utc.NANOS_PER_HOUR)); // over the daily run at 16:00
        trade(200);

        assertThat(said).hasAtLeastOneElementOfType(Event.Traded.class);
        assertThat(said).hasAtLeastOneElementOfType(Event.SettlementPriceSet.class);
        assertThat(StateHash.of(replayed)).isEqualTo(StateHash.of(direct));
    }

    @Test
    void aMarketRestoredFromItsWrittenSnapshotIsTheSameMarket() {
        open();
        trade(400);
        List<StateRecord> read = new ArrayList<>();
        direct.snapshot(record -> {
            int length = states.encode(record, buffer, 0);
            read.add(states.decode(buffer, 0, length));
        });

        Exchange restored = Exchange.restore(read);

        assertThat(StateHash.of(restored)).isEqualTo(StateHash.of(direct));
        Command next = order();
        assertThat(restored.apply(0, next)).isEqualTo(direct.apply(0, next));
    }

    @Test
    void aMarketNotOpenedYetHasAHashToo() {
        assertThat(StateHash.of(new Exchange())).isEqualTo(StateHash.of(new Exchange()));
    }

    private void open() {
        apply(new Command.OpenVenue("Kilohour", Command.OpenVenue.Clock.DRIVEN, true));
        apply(new Command.AdvanceTime(NOON));
        apply(new Command.RegisterMember(1, "Rhône Compute SA"));
        apply(new Command.RegisterKey("k-1", 0, Set.of(Scope.OFFICER)));
        apply(new Command.SetTradingParameters(TradingParameters.STANDARD));
        for (int account = 100; account < 104; account++) {
            apply(new Command.OpenAccount(account, 1, "account " + account));
            apply(new Command.Deposit(account, nextId(), 50_000_000_000L, "first money"));
        }
        apply(new Command.ListUnderlying(Underlying.gpuHours("H100", "H100, one hour", true)));
        apply(new Command.SetMarginParameters(MarginParameters.standard("H100")));
        apply(new Command.DeclareHour("H100", DAY * 24 + 11, 26_120, PrintGrade.INTRADAY));
        apply(new Command.DeclarePrint(
                "H100", DAY - 1, 26_120, PrintGrade.INTRADAY, PrintStatus.PRINTED, "ab".repeat(32)));
        assertThat(direct.contracts()).as("contracts listed: %s", said).isNotEmpty();
    }

    private void trade(int orders) {
        for (int i = 0; i < orders; i++) apply(order());
    }

    private Command order() {
        List<Contract> contracts = direct.contracts();
        int contract =
                contracts.get(random.nextInt(Math.min(3, contracts.size()))).id();
        long account = 100 + random.nextInt(4);
        return switch (random.nextInt(10)) {
            case 0 -> new Command.CancelOrder(account, nextId(), random.nextInt(1, 100));
            case 1 -> new Command.AmendOrder(account, nextId(), random.nextInt(1, 100), 3, 2_600 + random.nextInt(30));
            case 2 -> new Command.PlaceOrder(account, nextId(), contract, OrderTerms.market(side(), 2));
            default ->
                new Command.PlaceOrder(
                        account,
                        nextId(),
                        contract,
                        OrderTerms.limit(side(), random.nextInt(1, 5), 2_595 + random.nextInt(30))
                                .withLabel("order " + requests));
        };
    }

    private Side side() {
        return random.nextBoolean() ? Side.BUY : Side.SELL;
    }

    private RequestId nextId() {
        return new RequestId(SEED, ++requests);
    }

    /** Applies the command here, and there what the bytes of the recorded batch say it was. */
    private void apply(Command command) {
        Batch batch = direct.apply(0, command);
        said.addAll(batch.events());
        int length = batches.encode(requests, command, batch, buffer, 0);
        RecordedBatch recorded = batches.decode(buffer, 0, length);
        assertThat(recorded).as("seed %d", SEED).isEqualTo(new RecordedBatch(requests, command, batch));
        assertThat(replayed.apply(0, recorded.command())).isEqualTo(batch);
    }
}
