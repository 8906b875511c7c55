package kilohour.benchmarks;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.RequestId;
import kilohour.exchange.TradingParameters;
import kilohour.units.Money;
import kilohour.units.PriceGrid;
import kilohour.units.Utc;

/**
 * A stream's commands as our market takes them, made before any clock starts, and the market they are meant for: as many
 * goods with 36 months to come as the stream has symbols, each month's mark at its first price, bands as wide
 * as the rules allow, and an account for each user and side with money for all that it ever bids for or asks.
 */
final class VenueCommands {
    static final long OPENED_NANOS = Utc.nanos(Instant.parse("2026-11-20T10:10:00Z"));

    private static final int CONTRACTS_PER_GOOD = 36;
    private static final int MEMBER = 1;
    private static final double LEDGER_MICROS_MAX = 9e18;
    private static final TradingParameters PARAMETERS =
            new TradingParameters(0, 200, 900_000, 50_000, TradingParameters.POSITION_UNITS_MAX, 1_000);

    private final CommandStream stream;
    private final List<Contract> contracts;
    private final Map<Long, Integer> accounts = new HashMap<>();
    private long[] depositMicros = new long[1_024];
    private final Command[] first;
    private final Map<Integer, Command> second = new HashMap<>();

    private VenueCommands(CommandStream stream) {
        this.stream = stream;
        this.first = new Command[stream.size()];
        var listed = new Exchange();
        list(listed, referenceTenths());
        contracts = months(listed).subList(0, stream.symbols());
    }

    static VenueCommands of(CommandStream stream) {
        var commands = new VenueCommands(stream);
        var translation = new Translation(stream, commands);
        for (int i = 0; i < stream.size(); i++) translation.translate(i);
        commands.requireDepositsFit();
        return commands;
    }

    private void requireDepositsFit() {
        double all = Arrays.stream(depositMicros).asDoubleStream().sum();
        if (all > LEDGER_MICROS_MAX)
            throw new IllegalArgumentException(
                    "the stream's orders are worth more than the money that our ledger holds");
    }

    /** The market with its contracts and funded accounts, before the stream's first command. */
    Exchange opened() {
        var exchange = new Exchange();
        list(exchange, referenceTenths());
        exchange.apply(OPENED_NANOS, new Command.RegisterMember(MEMBER, "Member One"));
        for (int i = 0; i < accounts.size(); i++) {
            long account = VenueAccount.FIRST_MEMBER_ACCOUNT + i;
            exchange.apply(OPENED_NANOS, new Command.OpenAccount(account, MEMBER, "account " + i));
            exchange.apply(
                    OPENED_NANOS, new Command.Deposit(account, new RequestId(1, i), depositMicros[i], "opening"));
        }
        return exchange;
    }

    /** The first price of each symbol's orders, in tenths. */
    private long[] referenceTenths() {
        long[] tenths = new long[stream.symbols()];
        for (int i = 0; i < stream.size(); i++) {
            boolean priced = stream.kind(i) == CommandStream.PLACE || stream.kind(i) == CommandStream.IMMEDIATE;
            if (priced && tenths[stream.symbol(i)] == 0) tenths[stream.symbol(i)] = tenths(stream.price(i), i);
        }
        for (int symbol = 0; symbol < tenths.length; symbol++) if (tenths[symbol] == 0) tenths[symbol] = 10_000;
        return tenths;
    }

    private static long tenths(long ticks, int command) {
        if (ticks > TradingParameters.PRICE_TICKS_MAX)
            throw new IllegalArgumentException("command %d has a price of %d ticks: our market ends at %d"
                    .formatted(command, ticks, TradingParameters.PRICE_TICKS_MAX));
        return PriceGrid.tenths(ticks);
    }

    private static void list(Exchange exchange, long[] referenceTenths) {
        exchange.apply(OPENED_NANOS, new Command.OpenVenue("Side by side", Command.OpenVenue.Clock.LIVE, true));
        exchange.apply(OPENED_NANOS, new Command.SetTradingParameters(PARAMETERS));
        for (int from = 0; from < referenceTenths.length; from += CONTRACTS_PER_GOOD) {
            String code = "G" + from / CONTRACTS_PER_GOOD;
            exchange.apply(OPENED_NANOS, new Command.ListUnderlying(Underlying.gpuHours(code, code, true)));
            exchange.apply(OPENED_NANOS, new Command.SetMarginParameters(MarginParameters.standard(code)));
            exchange.apply(
                    OPENED_NANOS,
                    new Command.DeclareHour(
                            code, Utc.hour(OPENED_NANOS) - 2, referenceTenths[from], PrintGrade.INTRADAY));
        }
        List<Contract> contracts = months(exchange);
        for (int symbol = 0; symbol < referenceTenths.length; symbol++)
            exchange.apply(
                    OPENED_NANOS, new Command.SetReference(contracts.get(symbol).id(), referenceTenths[symbol]));
    }

    /** Strips and spreads are listed too but left alone: their orders would trade with their months', which the peer does not do. */
    static List<Contract> withoutStrips(Exchange exchange) {
        return exchange.contracts().stream()
                .filter(contract -> !(contract instanceof Contract.Strip
                        || contract instanceof Option
                        || contract instanceof Spread))
                .toList();
    }

    /** The months to come: what else is listed follows the index, its prints or its months, not the stream's prices. */
    private static List<Contract> months(Exchange exchange) {
        return exchange.contracts().stream()
                .filter(contract ->
                        contract instanceof Contract.MonthFuture month && month.deliveryStartNanos() > OPENED_NANOS)
                .toList();
    }

    int contract(int symbol) {
        return contracts.get(symbol).id();
    }

    Command first(int command) {
        return first[command];
    }

    /** What follows the first at once, or null. */
    Command second(int command) {
        return second.isEmpty() ? null : second.get(command);
    }

    void add(int command, Command sent) {
        if (first[command] == null) first[command] = sent;
        else second.put(command, sent);
    }

    RequestId request(int command) {
        return new RequestId(first[command] == null ? 2 : 3, command);
    }

    long account(long user, int side) {
        int number = accounts.computeIfAbsent(2 * user + side, _ -> accounts.size());
        return VenueAccount.FIRST_MEMBER_ACCOUNT + number;
    }

    /** Money for an order at full value: more than any margin on it and any loss up to the band. */
    void fund(long account, int symbol, long ticks, long lots) {
        int number = Math.toIntExact(account - VenueAccount.FIRST_MEMBER_ACCOUNT);
        if (number >= depositMicros.length) {
            depositMicros = Arrays.copyOf(depositMicros, 2 * number);
        }
        if (depositMicros[number] == 0) depositMicros[number] = Money.usd(1_000);
        depositMicros[number] =
                Math.addExact(depositMicros[number], contracts.get(symbol).valueMicros(lots, PriceGrid.tenths(ticks)));
    }
}
