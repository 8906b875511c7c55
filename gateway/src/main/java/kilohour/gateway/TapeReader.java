package kilohour.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kilohour.contracts.Contract;
import kilohour.exchange.Batch;
import kilohour.exchange.Event;
import kilohour.exchange.OpenOrder;
import kilohour.exchange.Views;
import kilohour.units.Side;

/** Reads recorded batches into the blotter and the time and sales, and notes what changed. */
final class TapeReader {
    private final Floor floor;

    TapeReader(Floor floor) {
        this.floor = floor;
    }

    /** Prices of the near legs of the batch's trades of spreads, by trade. */
    private final Map<Long, Long> nearTicks = new HashMap<>();

    void read(Batch batch, List<Notice> notices) {
        nearTicks.clear();
        for (Event event : batch.events())
            if (event instanceof Event.LegsBooked legs) nearTicks.put(legs.tradeId(), legs.nearTicks());
        for (Event event : batch.events()) read(event, batch.atNanos(), notices);
    }

    private void read(Event event, long atNanos, List<Notice> notices) {
        switch (event) {
            case Event.ContractListed listed -> floor.sales().listed(listed.contract(), atNanos);
            case Event.OrderAccepted accepted -> accepted(accepted, atNanos, notices);
            case Event.OrderAmended amended ->
                changed(
                        order(amended.orderId())
                                .amended(amended.lotsOpen(), amended.limitTicks(), amended.triggerTicks(), atNanos),
                        notices);
            case Event.OrdersLinked linked -> {
                changed(order(linked.firstOrderId()).linkedTo(linked.secondOrderId()), notices);
                changed(order(linked.secondOrderId()).linkedTo(linked.firstOrderId()), notices);
            }
            case Event.OrderTriggered triggered ->
                changed(
                        order(triggered.orderId()).triggered(triggered.lotsOpen(), triggered.limitTicks(), atNanos),
                        notices);
            case Event.OrderCancelled cancelled -> {
                Order order = order(cancelled.orderId());
                changed(order.cancelled(cancelled.lots(), cancelled.reason(), atNanos), notices);
                floor.blotter()
                        .order(order.linkedTo())
                        .filter(other -> other.linkedTo() == order.orderId())
                        .ifPresent(other -> floor.blotter().note(other.linkedTo(0)));
            }
            case Event.Traded traded -> traded(traded, atNanos, notices);
            case Event.OrderFilled filled ->
                changed(
                        order(filled.orderId())
                                .filled(
                                        filled.lots(),
                                        filled.priceTicks(),
                                        filled.feeMicros(),
                                        filled.lotsOpen(),
                                        atNanos),
                        notices);
            case Event.BlockTraded traded -> traded(traded, atNanos, notices);
            case Event.PositionChanged position -> notices.add(new Notice.AccountTouched(position.account()));
            case Event.CashTransferred cash -> transferred(cash, atNanos, notices);
            case Event.MarkMoved mark -> {
                notices.add(new Notice.ContractTouched(mark.contract()));
                notices.add(new Notice.MarksMoved());
            }
            case Event.SettlementPriceSet set -> {
                notices.add(new Notice.ContractTouched(set.contract()));
                notices.add(new Notice.SettlementSet(
                        floor.sales().contract(set.contract()), set.day(), set.priceTenths(), set.tier(), atNanos));
            }
            case Event.PhaseChanged changed -> {
                notices.add(new Notice.ContractTouched(changed.contract()));
                for (int spread : floor.exchange().implies(changed.contract()))
                    notices.add(new Notice.ContractTouched(spread));
            }
            case Event.IndicativeChanged changed -> notices.add(new Notice.ContractTouched(changed.contract()));
            case Event.TradingEnded ended -> notices.add(new Notice.ContractTouched(ended.contract()));
            case Event.HourDeclared hour -> touchedAll(hour.index(), notices);
            case Event.PrintDeclared print -> {
                floor.sales().printed(print.index(), dayPrint(print));
                touchedAll(print.index(), notices);
            }
            case Event.FundingRateSet rate ->
                floor.sales()
                        .fundingSet(
                                rate.contract(),
                                new Records.FundingHour(
                                        kilohour.units.Utc.startOfHour(rate.hour() + 1),
                                        rate.indexTenths(),
                                        rate.ratePpb()));
            case Event.MonthSettled settled -> floor.sales().settled(settled.contract());
            case Event.OptionExpired expired -> floor.sales().settled(expired.contract());
            case Event.SpreadEnded ended -> floor.sales().settled(ended.contract());
            case Event.StripCascaded cascaded -> floor.sales().settled(cascaded.contract());
            case Event.KeyDisabled disabled -> notices.add(new Notice.KeyDisabled(disabled.keyId()));
            case Event.SessionLost lost -> notices.add(new Notice.SessionLost(lost.session()));
            case Event.WithdrawalRequested asked -> notices.add(new Notice.AccountTouched(asked.account()));
            case Event.WithdrawalApproved approved -> notices.add(new Notice.AccountTouched(approved.account()));
            case Event.WithdrawalEnded ended -> notices.add(new Notice.AccountTouched(ended.account()));
            case Event.AssetTransferred moved -> {
                notices.add(new Notice.AccountTouched(moved.from()));
                notices.add(new Notice.AccountTouched(moved.to()));
            }
            case Event.VenueOpened _,
                    Event.CollateralAssetSet _,
                    Event.AssetPriced _,
                    Event.DebitCalled _,
                    Event.PaymentParametersSet _,
                    Event.PayoutAddressSet _,
                    Event.BankEntryBooked _,
                    Event.LegsBooked _,
                    Event.KillSwitchSet _,
                    Event.BlockTradeProposed _,
                    Event.BlockTradeEnded _,
                    Event.PositionLimitsSet _,
                    Event.ControlGroupSet _,
                    Event.IndexSupplierSet _,
                    Event.QuoteRejected _,
                    Event.MarketMakerProtectionSet _,
                    Event.QuotesFrozen _,
                    Event.MarketMakerProtectionReset _,
                    Event.SessionOpened _,
                    Event.CancelOnDisconnectSet _,
                    Event.GatewayLost _,
                    Event.TimeAdvanced _,
                    Event.MemberRegistered _,
                    Event.AccountOpened _,
                    Event.KeyRegistered _,
                    Event.UnderlyingListed _,
                    Event.ReferenceSet _,
                    Event.TradingParametersSet _,
                    Event.AuctionParametersSet _,
                    Event.AuctionEnded _,
                    Event.CommandRejected _,
                    Event.RequestRejected _,
                    Event.RequestRepeated _,
                    Event.MarginParametersSet _,
                    Event.OfDefault _,
                    Event.OptionParametersSet _,
                    Event.VolatilitySet _,
                    Event.AccountValued _,
                    Event.ChargesSet _,
                    Event.MarginGroupSet _,
                    Event.ChargeBaseSet _,
                    Event.MarginCalled _ -> {}
        }
    }

    private Order order(long orderId) {
        return floor.blotter().order(orderId).orElseThrow();
    }

    private void accepted(Event.OrderAccepted accepted, long atNanos, List<Notice> notices) {
        changed(
                new Order(
                        accepted.orderId(),
                        accepted.account(),
                        floor.sales().contract(accepted.contract()),
                        accepted.terms(),
                        accepted.terms().trigger() != null,
                        accepted.terms().lots(),
                        accepted.limitTicks(),
                        accepted.terms().lots(),
                        0,
                        0,
                        0,
                        0,
                        null,
                        0,
                        false,
                        atNanos,
                        atNanos),
                notices);
    }

    /** What others see of an iceberg is as the whole batch left it. */
    private void changed(Order changed, List<Notice> notices) {
        Order order = changed.terms().displayLots() == 0
                ? changed
                : changed.showing(floor.exchange()
                        .openOrder(changed.orderId())
                        .map(OpenOrder::lotsShown)
                        .orElse(0L));
        floor.blotter().note(order);
        notices.add(new Notice.OrderChanged(order));
        notices.add(new Notice.ContractTouched(order.contract().id()));
        for (int implied : floor.exchange().implies(order.contract().id()))
            notices.add(new Notice.ContractTouched(implied));
        notices.add(new Notice.AccountTouched(order.account()));
    }

    /** The buyer stands as the taker: there is no order to tell who proposed. */
    private void traded(Event.BlockTraded traded, long atNanos, List<Notice> notices) {
        Views.Market market = floor.exchange().market(traded.contract()).orElse(null);
        Trade trade = new Trade(
                traded.tradeId(),
                floor.sales().contract(traded.contract()),
                traded.priceTicks(),
                traded.lots(),
                Side.BUY,
                0,
                traded.seller(),
                traded.sellerFeeMicros(),
                0,
                traded.buyer(),
                traded.buyerFeeMicros(),
                market == null ? 0 : market.markTenths(),
                market == null ? 0 : market.indexTenths(),
                atNanos,
                traded.kind(),
                Views.NO_PRICE);
        floor.sales().traded(trade);
        floor.blotter().note(trade);
        notices.add(new Notice.TradeDone(trade));
    }

    private void traded(Event.Traded traded, long atNanos, List<Notice> notices) {
        Contract contract = floor.sales().contract(traded.contract());
        Views.Market market = floor.exchange().market(traded.contract()).orElse(null);
        Trade trade = new Trade(
                traded.tradeId(),
                contract,
                traded.priceTicks(),
                traded.lots(),
                traded.takerSide(),
                traded.makerOrderId(),
                traded.makerAccount(),
                traded.makerFeeMicros(),
                traded.takerOrderId(),
                traded.takerAccount(),
                traded.takerFeeMicros(),
                market == null ? 0 : market.markTenths(),
                market == null ? 0 : market.indexTenths(),
                atNanos,
                null,
                nearTicks.getOrDefault(traded.tradeId(), Views.NO_PRICE));
        floor.sales().traded(trade);
        floor.blotter().note(trade);
        notices.add(new Notice.TradeDone(trade));
        filled(traded.makerOrderId(), traded, traded.makerFeeMicros(), traded.makerLotsOpen(), atNanos, notices);
        filled(traded.takerOrderId(), traded, traded.takerFeeMicros(), traded.takerLotsOpen(), atNanos, notices);
    }

    /** A strip's order is filled by its own report, not by the trades of its months. */
    private void filled(
            long orderId, Event.Traded traded, long feeMicros, long lotsOpen, long atNanos, List<Notice> notices) {
        Order order = order(orderId);
        if (order.contract().id() == traded.contract())
            changed(order.filled(traded.lots(), traded.priceTicks(), feeMicros, lotsOpen, atNanos), notices);
    }

    private void transferred(Event.CashTransferred cash, long atNanos, List<Notice> notices) {
        post(cash.from(), -cash.amountMicros(), cash, atNanos, notices);
        post(cash.to(), cash.amountMicros(), cash, atNanos, notices);
    }

    private void post(long account, long amountMicros, Event.CashTransferred cash, long atNanos, List<Notice> notices) {
        if (account < kilohour.clearing.VenueAccount.FIRST_MEMBER_ACCOUNT) return;
        String instrument = floor.sales()
                .listing(cash.contract())
                .map(l -> l.contract().name())
                .orElse(null);
        floor.sales()
                .posted(
                        account,
                        new Records.CashLine(atNanos, cash.purpose(), instrument, amountMicros, cash.reference()));
        notices.add(new Notice.AccountTouched(account));
    }

    private static Records.DayPrint dayPrint(Event.PrintDeclared print) {
        return new Records.DayPrint(print.day(), print.valueTenths(), print.status(), print.grade(), null);
    }

    private void touchedAll(String index, List<Notice> notices) {
        for (Sales.Listing listing : floor.sales().listings())
            if (listing.contract().underlying().code().equals(index))
                notices.add(new Notice.ContractTouched(listing.contract().id()));
    }
}
