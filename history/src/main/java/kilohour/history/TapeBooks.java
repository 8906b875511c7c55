package kilohour.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kilohour.contracts.Contract;
import kilohour.exchange.Command;
import kilohour.exchange.Event;
import kilohour.exchange.RejectReason;
import kilohour.units.PriceGrid;
import kilohour.units.Side;

/** Turns each event into rows. What the venue's state answers (positions, marks, keys, parameters) is not kept here. */
final class TapeBooks {
    private final ContractRegister contracts;
    private final OrderRegister orders;
    private final CashBook cash;
    private final PaymentRegister payments;
    private final AssetBook assets;
    private final CandleBook candles;
    private final PriceMemo prices;
    private Optional<RecordedVenue> venue;
    private final PhaseBook phases;
    private final DefaultBook defaults;
    private final ValuationBook valuations;
    private final Rows venues;
    private final Rows members;
    private final Rows accounts;
    private final Rows rejections;
    private final Rows killSwitches;
    private final Rows trades;
    private final Rows legs;
    private final Rows hours;
    private final Rows prints;
    private final Rows settlements;
    private final Rows monthSettlements;
    private final Rows optionExpiries;
    private final Rows fundingRates;
    private final Rows marginCalls;
    private final Rows positions;

    TapeBooks(Connection sql) throws SQLException {
        contracts = new ContractRegister(sql);
        orders = new OrderRegister(sql, contracts);
        cash = new CashBook(sql);
        payments = new PaymentRegister(sql);
        assets = new AssetBook(sql);
        candles = new CandleBook(sql);
        prices = new PriceMemo(sql);
        phases = new PhaseBook(sql);
        defaults = new DefaultBook(sql);
        valuations = new ValuationBook(sql);
        venue = RecordedVenue.read(sql);
        venues = Rows.insert(sql, "venue", "sequence", "name", "clock", "practice", "opened_nanos");
        members = Rows.upsert(sql, 1, "members", "member", "name", "registered_nanos");
        accounts = Rows.upsert(sql, 1, "accounts", "account", "member", "name", "opened_nanos");
        rejections = Rows.insert(
                sql, "rejections", "sequence", "at_nanos", "command", "account", "contract_id", "reason", "sentence");
        killSwitches = Rows.insert(
                sql, "kill_switches", "sequence", "at_nanos", "reach", "whose", "thrown", "officer", "reason");
        trades = Rows.insert(sql, "trades", TradeQueries.COLUMNS.split(",\\s*"));
        legs = Rows.insert(sql, "spread_legs", "trade_id", "near_ticks", "far_ticks");
        hours = Rows.upsert(sql, 2, "hours", "index_code", "epoch_hour", "value_tenths", "grade", "at_nanos");
        prints = Rows.upsert(sql, 2, "prints", PrintQueries.PRINT_COLUMNS.split(",\\s*"));
        settlements = Rows.upsert(sql, 2, "settlements", SettlementQueries.COLUMNS.split(",\\s*"));
        monthSettlements = Rows.upsert(sql, 1, "month_settlements", SettlementQueries.MONTH_COLUMNS.split(",\\s*"));
        optionExpiries = Rows.upsert(sql, 1, "option_expiries", SettlementQueries.EXPIRY_COLUMNS.split(",\\s*"));
        fundingRates = Rows.upsert(sql, 2, "funding_rates", SettlementQueries.FUNDING_COLUMNS.split(",\\s*"));
        positions = Rows.insert(
                sql, "position_changes", "account", "contract_id", "at_nanos", "sequence", "lots", "entry_cost_micros");
        marginCalls =
                Rows.insert(sql, "margin_calls", "account", "epoch_day", "sequence", "shortfall_micros", "at_nanos");
    }

    void book(Event event, long sequence, long atNanos, Command command) throws SQLException {
        switch (event) {
            case Event.VenueOpened e -> open(e, sequence, atNanos);
            case Event.MemberRegistered e -> members.add(e.member(), e.name(), atNanos);
            case Event.AccountOpened e -> accounts.add(e.account(), e.member(), e.name(), atNanos);
            case Event.ContractListed e -> {
                contracts.list(e.contract(), e.referenceTenths(), atNanos);
                prices.listed(e);
            }
            case Event.ReferenceSet e ->
                contracts.change(e.contract(), listing -> listing.referenceSet(e.priceTenths()));
            case Event.CommandRejected e -> reject(0, e.reason(), e.sentence(), sequence, atNanos, command);
            case Event.RequestRejected e -> reject(e.account(), e.reason(), e.sentence(), sequence, atNanos, command);
            case Event.HourDeclared e -> {
                hours.add(e.index(), e.hour(), e.valueTenths(), e.grade(), atNanos);
                prices.hour(e.index(), e.hour(), e.valueTenths());
            }
            case Event.PrintDeclared e -> {
                prints.add(e.index(), e.day(), e.valueTenths(), e.grade(), e.status(), e.recordHash(), atNanos);
                prices.print(e.index(), e.day(), e.valueTenths());
            }
            case Event.SettlementPriceSet e ->
                settlements.add(known(e.contract()), e.day(), e.priceTenths(), e.tier(), atNanos);
            case Event.OrderAccepted e -> orders.accept(e, contracts.contract(e.contract()), atNanos);
            case Event.OrderAmended e ->
                orders.change(
                        e.orderId(), order -> order.amended(e.lotsOpen(), e.limitTicks(), e.triggerTicks(), atNanos));
            case Event.OrderTriggered e ->
                orders.change(e.orderId(), order -> order.triggered(e.lotsOpen(), e.limitTicks(), atNanos));
            case Event.OrderCancelled e -> orders.change(e.orderId(), order -> order.cancelled(e.reason(), atNanos));
            case Event.Traded e -> trade(e, sequence, atNanos);
            case Event.OrderFilled e ->
                orders.change(
                        e.orderId(),
                        order -> order.filled(e.lots(), e.priceTicks(), e.lotsOpen(), e.feeMicros(), atNanos));
            case Event.BlockTraded e -> trade(e, sequence, atNanos);
            case Event.BlockTradeProposed e -> {}
            case Event.BlockTradeEnded e -> {}
            case Event.CashTransferred e -> cash.transfer(e, sequence, atNanos);
            case Event.WithdrawalRequested e -> payments.ask(e, atNanos);
            case Event.WithdrawalApproved e -> payments.approve(e, atNanos);
            case Event.WithdrawalEnded e -> payments.end(e, atNanos);
            case Event.BankEntryBooked e -> payments.book(e, sequence, atNanos);
            case Event.AssetTransferred e -> assets.transfer(e, sequence, atNanos);
            case Event.AssetPriced e -> assets.priced(e, sequence, atNanos);
            case Event.CollateralAssetSet e -> {}
            case Event.AccountValued e -> valuations.valued(e, atNanos);
            case Event.DebitCalled e -> {}
            case Event.PaymentParametersSet e -> {}
            case Event.PayoutAddressSet e -> {}
            case Event.FundingRateSet e ->
                fundingRates.add(
                        known(e.contract()),
                        e.hour(),
                        e.indexTenths(),
                        e.premiumSumPpb(),
                        e.minutes(),
                        e.ratePpb(),
                        atNanos);
            case Event.TradingEnded e -> contracts.change(e.contract(), listing -> listing.ended(atNanos));
            case Event.MonthSettled e -> settleMonth(e, atNanos);
            case Event.OptionExpired e -> {
                contracts.change(e.contract(), listing -> listing.settled(atNanos));
                optionExpiries.add(known(e.contract()), e.priceTenths(), e.inTheMoney(), e.lots(), atNanos);
            }
            case Event.OptionParametersSet e -> {}
            case Event.VolatilitySet e -> {}
            case Event.ChargesSet e -> {}
            case Event.MarginGroupSet e -> {}
            case Event.ChargeBaseSet e -> {}
            case Event.SpreadEnded e ->
                contracts.change(e.contract(), listing -> listing.ended(atNanos).settled(atNanos));
            case Event.LegsBooked e -> legs.add(e.tradeId(), e.nearTicks(), e.farTicks());
            case Event.StripCascaded e -> contracts.change(e.contract(), listing -> listing.settled(atNanos));
            case Event.MarginCalled e -> marginCalls.add(e.account(), e.day(), sequence, e.shortfallMicros(), atNanos);
            case Event.OfDefault e -> defaults.record(e, sequence, atNanos);
            case Event.MarkMoved e -> prices.moved(e);
            case Event.TimeAdvanced e -> {}
            case Event.KeyRegistered e -> {}
            case Event.KeyDisabled e -> {}
            case Event.UnderlyingListed e -> {}
            case Event.TradingParametersSet e -> {}
            case Event.AuctionParametersSet e -> {}
            case Event.PhaseChanged e -> phases.enter(e, sequence, atNanos, command);
            case Event.IndicativeChanged e -> {}
            case Event.AuctionEnded e -> phases.end(e, sequence, atNanos);
            case Event.MarginParametersSet e -> {}
            case Event.RequestRepeated e -> {}
            case Event.PositionChanged e ->
                positions.add(e.account(), known(e.contract()), atNanos, sequence, e.lots(), e.entryCostMicros());
            case Event.OrdersLinked e -> {}
            case Event.KillSwitchSet e ->
                killSwitches.add(sequence, atNanos, e.reach(), e.whose(), e.thrown(), e.officer(), e.reason());
            case Event.QuoteRejected e ->
                rejections.add(
                        sequence,
                        atNanos,
                        command.getClass().getSimpleName(),
                        e.account(),
                        e.contract(),
                        e.reason(),
                        e.sentence());
            case Event.MarketMakerProtectionSet e -> {}
            case Event.QuotesFrozen e -> {}
            case Event.MarketMakerProtectionReset e -> {}
            case Event.PositionLimitsSet e -> {}
            case Event.ControlGroupSet e -> {}
            case Event.IndexSupplierSet e -> {}
            case Event.SessionOpened e -> {}
            case Event.CancelOnDisconnectSet e -> {}
            case Event.SessionLost e -> {}
            case Event.GatewayLost e -> {}
        }
    }

    private void open(Event.VenueOpened opened, long sequence, long atNanos) {
        venue = Optional.of(new RecordedVenue(opened.name(), opened.clock(), opened.practice(), atNanos));
        venues.add(sequence, opened.name(), opened.clock(), opened.practice(), atNanos);
    }

    /** The venue whose tape this is, once it has been opened. */
    Optional<RecordedVenue> venue() {
        return venue;
    }

    private void trade(Event.Traded trade, long sequence, long atNanos) throws SQLException {
        Contract contract = contracts.contract(trade.contract());
        long units = Math.multiplyExact(trade.lots(), contract.unitsPerLot());
        long valueMicros = contract.valueMicros(trade.lots(), PriceGrid.tenths(trade.priceTicks()));
        trades.add(
                trade.tradeId(),
                sequence,
                atNanos,
                contract.id(),
                trade.priceTicks(),
                trade.lots(),
                units,
                valueMicros,
                trade.takerSide(),
                trade.makerOrderId(),
                trade.makerAccount(),
                trade.makerFeeMicros(),
                trade.takerOrderId(),
                trade.takerAccount(),
                trade.takerFeeMicros(),
                prices.markTenths(contract.id()),
                prices.indexTenths(contract.underlying().code()),
                "",
                "",
                0L);
        fill(trade.makerOrderId(), trade, trade.makerLotsOpen(), trade.makerFeeMicros(), atNanos);
        fill(trade.takerOrderId(), trade, trade.takerLotsOpen(), trade.takerFeeMicros(), atNanos);
        candles.trade(contract.id(), atNanos, trade.priceTicks(), units, valueMicros);
    }

    /** A strip's order is filled by its own report, not by the trades of its months. */
    private void fill(long orderId, Event.Traded trade, long lotsOpen, long feeMicros, long atNanos) {
        orders.change(
                orderId,
                order -> order.contract().id() == trade.contract()
                        ? order.filled(trade.lots(), trade.priceTicks(), lotsOpen, feeMicros, atNanos)
                        : order);
    }

    /** The buyer stands as the taker; candles are the book's. */
    private void trade(Event.BlockTraded trade, long sequence, long atNanos) {
        Contract contract = contracts.contract(trade.contract());
        trades.add(
                trade.tradeId(),
                sequence,
                atNanos,
                contract.id(),
                trade.priceTicks(),
                trade.lots(),
                Math.multiplyExact(trade.lots(), contract.unitsPerLot()),
                contract.valueMicros(trade.lots(), PriceGrid.tenths(trade.priceTicks())),
                Side.BUY,
                0L,
                trade.seller(),
                trade.sellerFeeMicros(),
                0L,
                trade.buyer(),
                trade.buyerFeeMicros(),
                prices.markTenths(contract.id()),
                prices.indexTenths(contract.underlying().code()),
                trade.kind(),
                trade.reference(),
                trade.executedNanos());
    }

    private void settleMonth(Event.MonthSettled month, long atNanos) throws SQLException {
        contracts.change(month.contract(), listing -> listing.settled(atNanos));
        monthSettlements.add(
                month.contract(),
                month.finalTenths(),
                month.reconstructedDays(),
                month.carriedDays(),
                month.determinedDays(),
                atNanos);
    }

    private void reject(
            long account, RejectReason reason, String sentence, long sequence, long atNanos, Command command)
            throws SQLException {
        String name = command.getClass().getSimpleName();
        rejections.add(sequence, atNanos, name, account, contractOf(command), reason, sentence);
    }

    private static int contractOf(Command command) {
        if (command instanceof Command.PlaceOrder order) return order.contract();
        if (command instanceof Command.CancelAll orders) return orders.contract();
        if (command instanceof Command.SetReference reference) return reference.contract();
        return 0;
    }

    private int known(int contract) {
        return contracts.contract(contract).id();
    }

    /** Writes what was gathered since the last time; the caller commits. */
    void write() throws SQLException {
        contracts.write();
        orders.write();
        cash.write();
        payments.write();
        assets.write();
        candles.write();
        prices.write();
        phases.write();
        defaults.write();
        valuations.write();
        for (Rows rows : List.of(
                venues,
                members,
                accounts,
                rejections,
                killSwitches,
                trades,
                legs,
                hours,
                prints,
                settlements,
                monthSettlements,
                optionExpiries,
                fundingRates,
                positions,
                marginCalls)) rows.write();
    }
}
