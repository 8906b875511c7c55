package kilohour.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import kilohour.exchange.AccountKind;
import kilohour.exchange.Command;
import kilohour.exchange.Exchange;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.gateway.Replica;
import kilohour.units.Money;

/**
 * What makes an empty log a venue: its opening, an officer's key, two trading accounts with a member, a key and in
 * practice their money. Every step asks first whether it was done, so a start that broke off half-way is completed by
 * the next one.
 */
final class Opening {
    /** An account that people trade from, with a member of its own of the same name. */
    record Trader(int member, long account, String name) {}

    static final String OFFICER = "officer";
    /** The second pair of eyes: large withdrawals need two officers. */
    static final String SECOND_OFFICER = "officer-2";

    static final List<Trader> TRADERS = List.of(new Trader(1, 100, "trader-1"), new Trader(2, 101, "trader-2"));

    private static final long DEPOSIT_REQUEST = 0x6f70656e696e67L;

    private final Consumer<Command> market;
    private final Replica copy;
    private final LongPredicate funded;

    /**
     * @param market takes a command and returns when the read copy has seen it
     * @param funded whether cash was ever paid into an account from outside
     */
    Opening(Consumer<Command> market, Replica copy, LongPredicate funded) {
        this.market = market;
        this.copy = copy;
        this.funded = funded;
    }

    /** The names that keys are made for. */
    static List<String> keyNames() {
        var names = new ArrayList<String>();
        names.add(OFFICER);
        names.add(SECOND_OFFICER);
        TRADERS.forEach(trader -> names.add(trader.name()));
        return names;
    }

    void openVenue(String name, Command.OpenVenue.Clock clock, boolean practice) {
        if (!copy.ask(Exchange::opened)) market.accept(new Command.OpenVenue(name, clock, practice));
    }

    /** @param depositMicros what each of the two is given, micro-dollars; 0 for nothing */
    void openTraders(long depositMicros) {
        for (Trader trader : TRADERS) {
            openAccount(trader.member(), trader.account(), trader.name());
            if (depositMicros > 0 && !funded.test(trader.account()))
                market.accept(new Command.Deposit(
                        trader.account(),
                        new RequestId(DEPOSIT_REQUEST, trader.account()),
                        depositMicros,
                        "practice money"));
        }
    }

    private boolean knowsMember(int member) {
        return copy.ask(exchange -> exchange.hasMember(member));
    }

    private void openAccount(int member, long account, String name) {
        if (!knowsMember(member)) market.accept(new Command.RegisterMember(member, name));
        if (copy.ask(exchange -> exchange.account(account)).isEmpty())
            market.accept(new Command.OpenAccount(account, member, name, AccountKind.HOUSE));
    }

    /** Registers those of the file's keys that bear the names of {@link #keyNames} and are not known yet. */
    void registerKeys(List<KeyFile.Key> keys) {
        for (KeyFile.Key key : keys) {
            if (copy.ask(exchange -> exchange.key(key.clientId())).isPresent()) continue;
            if (key.name().equals(OFFICER) || key.name().equals(SECOND_OFFICER))
                market.accept(new Command.RegisterKey(key.clientId(), 0, Set.of(Scope.READ, Scope.OFFICER)));
            for (Trader trader : TRADERS)
                if (key.name().equals(trader.name()))
                    market.accept(new Command.RegisterKey(
                            key.clientId(), trader.account(), Set.of(Scope.READ, Scope.TRADE, Scope.WALLET)));
        }
    }

    /** Sends those of the commands whose outcome is not there yet. */
    void complete(List<Command> commands) {
        for (Command command : commands) if (!isDone(command)) market.accept(command);
    }

    private boolean isDone(Command command) {
        if (command instanceof Command.RegisterMember register) return knowsMember(register.member());
        if (command instanceof Command.OpenAccount open)
            return copy.ask(exchange -> exchange.account(open.account())).isPresent();
        if (command instanceof Command.Deposit deposit) return funded.test(deposit.account());
        if (command instanceof Command.ListUnderlying list)
            return copy.ask(exchange -> exchange.index(list.underlying().code()).isPresent());
        if (command instanceof Command.SetMarginParameters set)
            return copy.ask(exchange ->
                    exchange.marginParameters(set.parameters().index()).isPresent());
        if (command instanceof Command.SetOptionParameters set)
            return copy.ask(exchange ->
                    exchange.optionParameters(set.parameters().index()).isPresent());
        if (command instanceof Command.SetCharges set)
            return copy.ask(
                    exchange -> exchange.chargeTariff(set.charges().index()).isPresent());
        if (command instanceof Command.SetMarginGroup set)
            return copy.ask(exchange -> exchange.marginGroups().stream()
                    .anyMatch(known -> known.name().equals(set.group().name())));
        // Once a good is listed the parameters are the officer's business.
        if (command instanceof Command.SetTradingParameters
                || command instanceof Command.SetAuctionParameters
                || command instanceof Command.SetDefaultParameters)
            return copy.ask(exchange -> !exchange.underlyings().isEmpty());
        return false;
    }

    static long practiceDepositMicros(Settings settings) {
        return Money.usd(settings.practiceDepositUsd());
    }
}
