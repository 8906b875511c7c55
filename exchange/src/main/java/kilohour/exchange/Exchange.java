package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kilohour.clearing.ChargeTariff;
import kilohour.clearing.ContractScenarios;
import kilohour.clearing.HeldPositions;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.clearing.Position;
import kilohour.clearing.VenueAccount;
import kilohour.contracts.Contract;
import kilohour.contracts.Underlying;
import kilohour.matching.OrderBook;
import kilohour.matching.RestingOrderVisitor;
import kilohour.units.Side;

/**
 * The market: {@code apply(time, command) → events}. The same commands at the same times give the same events and the
 * same state, whoever runs them. Not safe for use by several threads.
 */
public final class Exchange {
    private final State state = new State();
    private final ScenarioPrices prices = new ScenarioPrices(state);
    private final Margining margining = new Margining(state);
    private final Marks marks = new Marks(state);
    private final Phases phases = new Phases(state, marks);
    private final Trading trading = new Trading(state, margining, phases);
    private final Listing listing = new Listing(state, prices, marks, phases);
    private final Index index = new Index(state, prices, listing);
    private final Administration administration = new Administration(state, prices);
    private final Charging charging = new Charging(state, prices);
    private final Payments payments = new Payments(state, margining);
    private final Custody custody = new Custody(state, margining, payments);
    private final MassCancel massCancel = new MassCancel(state, trading);
    private final Connections connections = new Connections(state, massCancel);
    private final BlockTrades blockTrades = new BlockTrades(state, margining, trading);
    private final Quoting quoting = new Quoting(state, trading);
    private final Enforcement enforcement = new Enforcement(state, massCancel);
    private final DefaultManagement defaults = new DefaultManagement(state, margining, trading, massCancel);
    private final Options options = new Options(state, prices, marks, listing);
    private final Clockwork clockwork = new Clockwork(
            state,
            prices,
            marks,
            new Funding(state),
            new DailyRun(state, marks, prices, margining, defaults.calls),
            new Cascade(state, margining, listing, trading),
            listing,
            index,
            trading,
            massCancel,
            blockTrades,
            phases,
            new Auctions(state, phases, trading),
            defaults,
            options,
            new OptionExpiry(state, margining, trading),
            custody);

    /** A market that waits for {@link Command.OpenVenue}. */
    public Exchange() {}

    /**
     * Applies one command.
     *
     * @param atNanos when, nanoseconds since 1970 UTC; an instant before the last counts as the last; ignored on a
     *     driven clock
     * @return what it caused; a user's mistake is an event too
     * @throws RuntimeException only where an invariant is broken: the state must not be used any further
     */
    public Batch apply(long atNanos, Command command) {
        state.events.clear();
        state.matches.begin();
        if (state.clock == Command.OpenVenue.Clock.LIVE) {
            boolean done = clockwork.advance(Math.max(state.nowNanos, atNanos));
            if (!done && command instanceof Command.Tick) state.say(new Event.TimeAdvanced(state.nowNanos, true));
        }
        state.matches.begin();
        Refusal refusal = run(atNanos, command);
        if (refusal != null) state.say(new Event.CommandRejected(refusal.reason(), refusal.sentence()));
        if (state.defaults.sharing == null) {
            quoting.pullTripped();
            while (trading.sweep.run()) quoting.pullTripped();
            clockwork.triggerStops();
            quoting.pullTripped();
            while (trading.sweep.run()) quoting.pullTripped();
        } else {
            trading.sweep.defer();
        }
        var batch = new Batch(state.nowNanos, state.nextSequence, said());
        state.nextSequence = batch.nextSequence();
        return batch;
    }

    /** The events of the command at hand; one or two, as most commands cause, without a copy in between. */
    private List<Event> said() {
        List<Event> events = state.events;
        return switch (events.size()) {
            case 0 -> List.of();
            case 1 -> List.of(events.getFirst());
            case 2 -> List.of(events.getFirst(), events.getLast());
            default -> List.copyOf(events);
        };
    }

    private Refusal open(long atNanos, Command.OpenVenue command) {
        if (state.clock != null)
            return new Refusal(RejectReason.VENUE_ALREADY_OPEN, "the venue was opened as " + state.name);
        if (command.name().isBlank() || command.name().length() > 64)
            return new Refusal(RejectReason.INVALID_FIELD, "a venue's name has 1 to 64 characters");
        state.name = command.name();
        state.clock = command.clock();
        state.practice = command.practice();
        state.withdrawals.parameters = command.practice() ? PaymentParameters.PRACTICE : PaymentParameters.CONTROLLED;
        if (state.clock == Command.OpenVenue.Clock.LIVE) clockwork.start(atNanos);
        state.say(new Event.VenueOpened(command.name(), command.clock(), command.practice()));
        return null;
    }

    private Refusal run(long atNanos, Command command) {
        boolean opens = command instanceof Command.OpenVenue || command instanceof Command.Request;
        if (state.clock == null && !opens) return notOpen();
        if (!(command instanceof Command.Request) && LossSharing.holdsUp(state, command)) return LossSharing.holdsUp();
        return switch (command) {
            case Command.Request request -> answer(request);
            case Command.OpenVenue open -> open(atNanos, open);
            case Command.AdvanceTime advance -> advance(advance.toNanos());
            case Command.Tick _ -> tick();
            case Command.RegisterMember register -> administration.register(register);
            case Command.OpenAccount open -> administration.open(open);
            case Command.RegisterKey register -> administration.register(register);
            case Command.DisableKey disable -> administration.disable(disable);
            case Command.SetCollateralAsset set -> custody.set(set);
            case Command.SetAssetPrice set -> custody.set(set);
            case Command.DepositAsset deposit -> custody.deposit(deposit);
            case Command.SetPaymentParameters set -> payments.set(set);
            case Command.SetPayoutAddress set -> payments.register(set);
            case Command.ApproveWithdrawal approve -> payments.approve(approve);
            case Command.RefuseWithdrawal refuse -> {
                var known = state.withdrawals.get(refuse.withdrawal());
                Refusal refusal = payments.refuse(refuse);
                yield known == null ? refusal : cameIn(known.account(), refusal);
            }
            case Command.SettleWithdrawal settle -> payments.settle(settle);
            case Command.CreditBankEntry credit -> cameIn(credit.account(), payments.credit(credit));
            case Command.ReverseBankEntry reverse -> payments.reverse(reverse);
            case Command.SetKillSwitch set -> enforcement.set(set);
            case Command.SetPositionLimits set -> enforcement.set(set);
            case Command.SetIndexSupplier set -> charging.set(set);
            case Command.SetControlGroup set -> enforcement.set(set);
            case Command.EndSession end -> connections.end(end);
            case Command.EndGateway end -> connections.end(end);
            case Command.ListUnderlying list -> listing.listUnderlying(list.underlying());
            case Command.SetTradingParameters set -> administration.set(set);
            case Command.SetMarginParameters set -> administration.set(set);
            case Command.SetCharges set -> charging.set(set);
            case Command.SetMarginGroup set -> state.marginGroups.set(set);
            case Command.SetAuctionParameters set -> phases.set(set);
            case Command.SetOptionParameters set -> options.set(set);
            case Command.SetVolatility set -> options.set(set);
            case Command.HaltTrading halt -> phases.halt(halt);
            case Command.ResumeTrading resume -> {
                Refusal refusal = phases.resume(resume);
                trading.sweep.freeSpreads();
                yield refusal;
            }
            case Command.OfDefault said -> defaults.run(said);
            case Command.SetReference set -> listing.setReference(set);
            case Command.DeclareHour hour -> index.declareHour(hour);
            case Command.DeclarePrint print -> index.declarePrint(print);
        };
    }

    private Refusal tick() {
        if (state.clock != Command.OpenVenue.Clock.LIVE)
            return new Refusal(RejectReason.WRONG_CLOCK, "this venue's clock is driven: it has no ticks");
        phases.indicate();
        return null;
    }

    private Refusal advance(long toNanos) {
        if (state.clock != Command.OpenVenue.Clock.DRIVEN)
            return new Refusal(RejectReason.WRONG_CLOCK, "this venue's clock is live: nobody moves it");
        if (toNanos < state.nowNanos || toNanos < 1)
            return new Refusal(
                    RejectReason.TIME_BACKWARDS, "time is " + kilohour.units.Utc.format(state.nowNanos) + " already");
        if (state.nowNanos == 0) clockwork.start(toNanos);
        boolean done = clockwork.advance(toNanos);
        phases.indicate();
        state.say(new Event.TimeAdvanced(state.nowNanos, !done));
        return null;
    }

    /** Answers a client's request itself, so there is nothing left to refuse. */
    private Refusal answer(Command.Request request) {
        if (state.clock == null) {
            say(request, notOpen());
            return null;
        }
        var known = state.requests.answer(request.account(), request.requestId(), state.nowNanos);
        if (known != null) {
            state.say(
                    new Event.RequestRepeated(request.account(), request.requestId(), known.orderId(), known.reason()));
            return null;
        }
        if (LossSharing.holdsUp(state, request)) {
            say(request, LossSharing.holdsUp()); // not remembered: the same request may come again
            return null;
        }
        Trading.Outcome outcome = outcome(request);
        if (outcome.refusal() != null) say(request, outcome.refusal());
        state.requests.remember(
                request.account(),
                request.requestId(),
                state.nowNanos + TradingParameters.REQUEST_WINDOW_NANOS,
                outcome.orderId(),
                outcome.refusal() == null ? null : outcome.refusal().reason());
        return null;
    }

    private Trading.Outcome outcome(Command.Request request) {
        return switch (request) {
            case Command.PlaceOrder place -> trading.place(place);
            case Command.PlacePair pair -> trading.placePair(pair);
            case Command.AmendOrder amend -> trading.amend(amend);
            case Command.CancelOrder cancel -> trading.cancel(cancel);
            case Command.MassQuote quote -> new Trading.Outcome(0, quoting.quote(quote));
            case Command.SetMarketMakerProtection set -> new Trading.Outcome(0, quoting.set(set));
            case Command.ResetMarketMakerProtection reset -> new Trading.Outcome(0, quoting.reset(reset));
            case Command.ProposeBlockTrade propose -> blockTrades.propose(propose);
            case Command.AnswerBlockTrade answer -> blockTrades.answer(answer);
            case Command.CancelAll cancel -> trading.cancelAll(cancel);
            case Command.CreateSpread create -> listing.spreads().create(create);
            case Command.OpenSession open -> new Trading.Outcome(0, connections.open(open));
            case Command.SetCancelOnDisconnect set -> new Trading.Outcome(0, connections.set(set));
            case Command.Deposit deposit ->
                new Trading.Outcome(0, cameIn(deposit.account(), payments.deposit(deposit)));
            case Command.Withdraw withdraw -> payments.withdraw(withdraw);
            case Command.WithdrawAsset withdraw -> custody.withdraw(withdraw);
            case Command.CancelWithdrawal cancel -> {
                Trading.Outcome outcome = payments.cancel(cancel);
                cameIn(cancel.account(), outcome.refusal());
                yield outcome;
            }
            case Command.BidForPortfolio bid -> new Trading.Outcome(0, defaults.bid(bid));
        };
    }

    /** Money that came in may meet a margin call. */
    private Refusal cameIn(long account, Refusal refusal) {
        if (refusal == null) defaults.calls.meet(account);
        return refusal;
    }

    private void say(Command.Request request, Refusal refusal) {
        state.say(new Event.RequestRejected(
                request.account(), request.requestId(), refusal.reason(), refusal.sentence()));
    }

    private static Refusal notOpen() {
        return new Refusal(RejectReason.VENUE_NOT_OPEN, "the venue is not open: its first command is OpenVenue");
    }

    // ── Snapshot ────────────────────────────────────────────────────────────────────────────────────────────────

    /** The whole state, in one fixed order, ending with {@link StateRecord.EndOfState}. */
    public void snapshot(Consumer<StateRecord> records) {
        Snapshot.write(state, records);
    }

    /**
     * The market that gave these records.
     *
     * @throws IllegalArgumentException if they break off, or their end gives another count
     */
    public static Exchange restore(Iterable<StateRecord> records) {
        var exchange = new Exchange();
        Snapshot.read(exchange.state, records);
        exchange.state.marginGroups.match();
        exchange.state.indices.values().forEach(exchange.prices::reprice);
        exchange.margining.vectors.restored();
        return exchange;
    }

    /** Throws if money, positions, books or margin vectors are not as they must be between commands. */
    public void checkInvariants() {
        Invariants.check(state, margining);
    }

    // ── What can be asked ───────────────────────────────────────────────────────────────────────────────────────

    public boolean opened() {
        return state.clock != null;
    }

    public String name() {
        return state.name;
    }

    /** Null before the venue is opened. */
    public Command.OpenVenue.Clock clock() {
        return state.clock;
    }

    public boolean practice() {
        return state.practice;
    }

    /** Venue time. */
    public long nowNanos() {
        return state.nowNanos;
    }

    /** Number that the next event will get; the first is 1. */
    public long nextSequence() {
        return state.nextSequence;
    }

    public TradingParameters parameters() {
        return state.parameters;
    }

    /** Codes of the underlyings, in alphabetical order. */
    public List<String> underlyings() {
        return List.copyOf(state.indices.keySet());
    }

    /** Contracts not settled yet, in order of listing. */
    public List<Contract> contracts() {
        return state.markets.values().stream().map(market -> market.contract).toList();
    }

    public Optional<Contract> contract(String name) {
        return Optional.ofNullable(state.marketsByName.get(name)).map(market -> market.contract);
    }

    public Optional<Contract> contract(int id) {
        return Optional.ofNullable(state.markets.get(id)).map(market -> market.contract);
    }

    public Optional<Views.Market> market(int contract) {
        return Optional.ofNullable(state.markets.get(contract)).map(market -> MarketView.of(state, market));
    }

    public AuctionParameters auctionParameters() {
        return state.auctions;
    }

    /** How a contract trades, and what its auction would come to; empty for one that is not listed. */
    public Optional<Views.Phase> phase(int contract) {
        return Optional.ofNullable(state.markets.get(contract)).map(ContractMarket::phaseSeen);
    }

    public Optional<Views.IndexLevel> index(String code) {
        return Optional.ofNullable(state.indices.get(code))
                .map(line -> new Views.IndexLevel(
                        code, line.lastHour, line.levelTenths(), line.lastPrintDay(), line.lastPrintTenths()));
    }

    /** A good by its code, if it is listed. */
    public Optional<Underlying> underlying(String code) {
        return Optional.ofNullable(state.indices.get(code)).map(line -> line.underlying);
    }

    /** Is the print of a day declared? */
    public boolean hasPrint(String index, int day) {
        IndexLine line = state.indices.get(index);
        return line != null && line.prints.containsKey(day);
    }

    /** A contract's best levels; empty for one that is not listed. */
    public Views.Depth depth(int contract, int levelsMax) {
        ContractMarket market = state.markets.get(contract);
        if (market == null) return new Views.Depth(List.of(), List.of());
        return new Views.Depth(levels(market, Side.BUY, levelsMax), levels(market, Side.SELL, levelsMax));
    }

    /** The orders that rest on one side of a book, in priority order; empty for a contract that is not listed. */
    public List<Views.RestingOrder> restingOrders(int contract, Side side) {
        return resting(contract, (book, visitor) -> book.forEach(side, visitor));
    }

    /** Those at one price, the oldest first. */
    public List<Views.RestingOrder> restingOrders(int contract, Side side, long priceTicks) {
        return resting(contract, (book, visitor) -> book.forEachAt(side, priceTicks, visitor));
    }

    private List<Views.RestingOrder> resting(int contract, BiConsumer<OrderBook, RestingOrderVisitor> look) {
        var orders = new ArrayList<Views.RestingOrder>();
        ContractMarket market = state.markets.get(contract);
        if (market != null)
            look.accept(
                    market.book,
                    (id, owner, ticks, shown, hidden, tranche) -> orders.add(new Views.RestingOrder(id, ticks, shown)));
        return orders;
    }

    /** What strips and months imply for a contract, to somebody who has no order in any of them. */
    public Views.Implied implied(int contract) {
        ContractMarket market = state.markets.get(contract);
        return market == null || market.places.isEmpty() ? Views.Implied.NONE : trading.implied(market);
    }

    /** The other contracts whose books a contract's book implies prices in, by id. */
    public Set<Integer> implies(int contract) {
        ContractMarket market = state.markets.get(contract);
        var others = new TreeSet<Integer>();
        if (market == null) return others;
        for (Place place : market.places)
            for (ContractMarket member : place.members()) if (member != market) others.add(member.id());
        return others;
    }

    private static List<Views.Level> levels(ContractMarket market, Side side, int levelsMax) {
        var levels = new ArrayList<Views.Level>();
        market.book.levels(
                side, levelsMax, (priceTicks, lots, orders) -> levels.add(new Views.Level(priceTicks, lots, orders)));
        return levels;
    }

    public Optional<OpenOrder> openOrder(long orderId) {
        return Optional.ofNullable(state.orders.get(orderId)).map(state::seen);
    }

    /** An account's open orders, oldest first. */
    public List<OpenOrder> openOrders(long account) {
        return state.orders.of(account).stream().map(state::seen).toList();
    }

    /** The kill switches that are thrown. */
    public List<Views.KillSwitch> killSwitches() {
        return state.killSwitches.all().stream()
                .map(known -> new Views.KillSwitch(
                        known.reach(), known.whose(), known.officer(), known.reason(), known.sinceNanos()))
                .toList();
    }

    /** An underlying's position limits with what counts against them for an account; empty if there are none. */
    public List<Views.LimitUse> positionLimits(long account, String index) {
        return state.indices.containsKey(index) ? new LimitChecks(state).use(account, index) : List.of();
    }

    public PaymentParameters paymentParameters() {
        return state.withdrawals.parameters;
    }

    /** What may leave an account now, micro-dollars: cash above initial margin, without gains not settled yet. */
    public long withdrawableMicros(long account) {
        return state.accounts.containsKey(account) ? Math.max(0, payments.withdrawableMicros(account)) : 0;
    }

    /** Where an account's withdrawals go; empty until an officer has registered it. */
    public Optional<PayoutAddress> payoutAddress(long account) {
        return Optional.ofNullable(state.withdrawals.address(account, Payments.DOLLARS));
    }

    /** Assets that are taken as collateral, by code. */
    public List<Views.CollateralAsset> collateralAssets() {
        return state.collateral.all().stream()
                .map(held -> new Views.CollateralAsset(
                        held.asset, held.pricePpm, held.pricedNanos, held.standing, held.matured))
                .toList();
    }

    /** What an account holds besides dollars, by code. */
    public List<Views.Holding> collateral(long account) {
        return state.collateral.all().stream()
                .filter(held -> held.ledger.cashMicros(account) != 0)
                .map(held -> new Views.Holding(
                        held.code(),
                        held.ledger.cashMicros(account),
                        held.collateralMicros(held.ledger.cashMicros(account))))
                .toList();
    }

    /** What an account's assets besides dollars count for, micro-dollars. */
    public long collateralMicros(long account) {
        return state.accounts.containsKey(account) ? margining.equity.collateralMicros(account) : 0;
    }

    /** Sum over all ledger accounts of an asset: zero, always. */
    public long assetSumMicros(String asset) {
        HeldAsset held = state.collateral.get(asset);
        return held == null ? 0 : held.ledger.sumMicros();
    }

    /** An amount of an asset in a ledger account, the venue's own too, millionths of its unit. */
    public long assetMicros(String asset, long account) {
        HeldAsset held = state.collateral.get(asset);
        return held == null ? 0 : held.ledger.cashMicros(account);
    }

    /** Withdrawals that have not come to their end, by number. */
    public List<Views.Withdrawal> withdrawals() {
        return state.withdrawals.all().stream()
                .map(known -> new Views.Withdrawal(
                        known.withdrawal(),
                        known.account(),
                        known.asset(),
                        known.amountMicros(),
                        known.reference(),
                        known.to(),
                        known.requestedNanos(),
                        known.approvalsLeft(),
                        known.officer()))
                .toList();
    }

    /** An entry of the bank that moved money; empty for one that is not booked, or too old to be known. */
    public Optional<Views.BankEntry> bankEntry(String bank, String entry) {
        return Optional.ofNullable(state.bankEntries.get(bank, entry))
                .map(known -> new Views.BankEntry(
                        bank, entry, known.day(), known.account(), known.amountMicros(), known.reversed()));
    }

    /** The control group of an account, 0 if it stands alone. */
    public int controlGroup(long account) {
        return state.controlGroups.of(account);
    }

    /** Members that supply prices to an index, by index, then by member. */
    public List<StateRecord.IndexSupplierState> indexSuppliers() {
        var suppliers = new ArrayList<StateRecord.IndexSupplierState>();
        state.suppliers.forEach(suppliers::add);
        return suppliers;
    }

    /** The block trades that an account has proposed or may accept, oldest first. */
    public List<Views.BlockProposal> blockProposals(long account) {
        return state.proposals.all().stream()
                .filter(known -> known.account() == account || known.counterparty() == account)
                .map(known ->
                        new Views.BlockProposal(known.proposal(), known.account(), known.counterparty(), known.terms()))
                .toList();
    }

    /** An account's quote groups, by name. */
    public List<Views.QuoteGroup> quoteGroups(long account) {
        return state.quotes.of(account).stream()
                .map(group -> new Views.QuoteGroup(
                        group.protection,
                        group.units(),
                        group.deltaUnits(),
                        group.isFrozen(state.nowNanos) ? group.frozenUntilNanos() : 0))
                .toList();
    }

    /** Whether any session is open that a gateway holds. */
    public boolean anySessionAt(long gateway) {
        return state.sessions.anyOf(gateway);
    }

    /** A client's open connection. */
    public Optional<Views.Session> session(long session) {
        return Optional.ofNullable(state.sessions.get(session))
                .map(known -> new Views.Session(session, known.account(), known.gateway(), known.cancelOnDisconnect()));
    }

    /** Whether connections of an account open with cancel on disconnect. */
    public boolean cancelsOnDisconnect(long account) {
        return state.sessions.cancelsByDefault(account);
    }

    public boolean hasMember(int member) {
        return state.members.containsKey(member);
    }

    /** An underlying's margin parameters; empty until they are set. */
    public Optional<MarginParameters> marginParameters(String index) {
        return Optional.ofNullable(state.indices.get(index)).map(line -> line.margin);
    }

    /** What margin charges on an underlying beyond its scenarios; empty where that is nothing. */
    public Optional<ChargeTariff> chargeTariff(String index) {
        return Optional.ofNullable(state.indices.get(index)).map(line -> line.tariff);
    }

    /** The groups of underlyings whose losses are offset, by name; those that rest too. */
    public List<MarginGroup> marginGroups() {
        return state.marginGroups.all();
    }

    /** Whether a group's offset counts now: it rests while its members' scenarios differ. */
    public boolean isOffset(MarginGroup group) {
        return state.marginGroups.isActive(group);
    }

    /** What offsets take off an account's margin. */
    public List<Views.MarginOffset> marginOffsets(long account) {
        Account known = state.accounts.of(account);
        return known == null ? List.of() : margining.offsets(known);
    }

    /** A contract's price at its mark in each scenario of a grid of its underlying, as for margin: for stress tests. */
    public Optional<ContractScenarios> scenarios(int contract, MarginParameters grid) {
        return Optional.ofNullable(state.markets.get(contract)).map(market -> prices.scenariosUnder(grid, market));
    }

    /** Account numbers, ascending, without the venue's own. */
    public List<Long> accounts() {
        return state.accounts.all().stream().map(account -> account.number).toList();
    }

    public Optional<Views.Account> account(long account) {
        return Optional.ofNullable(state.accounts.get(account))
                .map(known -> new Views.Account(
                        account,
                        known.member(),
                        known.name(),
                        state.ledger.cashMicros(account),
                        margining.equity.unsettledMicros(account),
                        margining.equity.micros(account),
                        margining.initialMicros(account),
                        margining.maintenanceMicros(account),
                        known.kind(),
                        MarginCalls.dueNanos(known),
                        margining.equity.optionValueMicros(account)));
    }

    /** The default fund, liquidations, auctions of portfolios and defaults. */
    public DefaultViews defaults() {
        return new DefaultViews(state);
    }

    /** An account's positions that are not flat, in order of contract id. */
    public List<Views.Position> positions(long account) {
        var positions = new ArrayList<Views.Position>();
        HeldPositions held = state.positions.held(account);
        for (int i = 0; i < held.count(); i++) {
            ContractMarket market = state.markets.get(held.contract(i));
            Position position = held.position(i);
            if (position.lots() != 0)
                positions.add(new Views.Position(
                        market.contract,
                        position.lots(),
                        market.markTenths,
                        position.entryCostMicros(),
                        position.unsettledMicros(market.contract, market.markTenths),
                        position.openPnlMicros(market.contract, market.markTenths)));
        }
        return positions;
    }

    /** What an option is worth and how it moves; empty for other contracts. */
    public Optional<Views.Option> option(int contract) {
        return Optional.ofNullable(state.markets.get(contract)).flatMap(market -> OptionView.of(state, market));
    }

    /** How options on an underlying are listed; empty where there are none. */
    public Optional<OptionParameters> optionParameters(String index) {
        return Optional.ofNullable(state.indices.get(index)).map(line -> line.options);
    }

    /** An account's scenario losses, for each underlying in which it has anything at risk. */
    public List<Views.UnderlyingMargin> margin(long account) {
        return margining.report(account);
    }

    /**
     * What margin would be with other positions, at the marks as they stand.
     *
     * @param account whose positions and orders they come on top of, 0 for none
     * @param lots of each contract, long if positive; contracts that are not listed are left out
     */
    public Views.Portfolio portfolio(long account, Map<Integer, Long> lots) {
        var listed = new TreeMap<Integer, Long>();
        lots.forEach((contract, each) -> {
            if (state.markets.containsKey(contract)) listed.put(contract, each);
        });
        return new Portfolio(state, margining).of(account == 0 ? null : state.accounts.of(account), listed);
    }

    /** What an order would do now, without doing it. */
    public Views.Preview preview(long account, int contract, OrderTerms terms) {
        return trading.preview(account, contract, terms);
    }

    public Optional<Views.Key> key(String keyId) {
        return Optional.ofNullable(state.keys.get(keyId))
                .map(key -> new Views.Key(key.keyId(), key.account(), key.scopes(), key.disabled()));
    }

    /** Cash of a ledger account, the venue's own too ({@link VenueAccount}), micro-dollars. */
    public long cashMicros(long account) {
        return state.ledger.cashMicros(account);
    }

    /** Sum over all ledger accounts: zero, always. */
    public long cashSumMicros() {
        return state.ledger.sumMicros();
    }
}
