package kilohour.exchange;

import java.util.function.Consumer;
import kilohour.clearing.Position;
import kilohour.units.Side;

/** The state as records and back. */
final class Snapshot {
    private Snapshot() {}

    static void write(State state, Consumer<StateRecord> out) {
        long[] count = {0};
        Consumer<StateRecord> counted = record -> {
            count[0]++;
            out.accept(record);
        };
        counted.accept(new StateRecord.VenueState(
                state.name,
                state.clock,
                state.practice,
                state.nowNanos,
                state.nextSequence,
                state.nextOrderId,
                state.nextTradeId,
                state.nextContractId,
                state.parameters));
        counted.accept(new StateRecord.AuctionParametersState(state.auctions));
        state.members.values().forEach(counted);
        state.accounts.all().forEach(account -> counted.accept(account.state));
        state.keys.values().forEach(counted);
        state.ledger.forEach((account, cash) -> counted.accept(new StateRecord.LedgerState(account, cash)));
        state.indices.values().forEach(line -> counted.accept(line.state()));
        for (IndexLine line : state.indices.values())
            if (line.margin != null) counted.accept(new StateRecord.MarginState(line.margin));
        for (IndexLine line : state.indices.values())
            if (line.tariff != null)
                counted.accept(new StateRecord.ChargesState(
                        line.tariff.charges(), line.tariff.priceTenths(), line.tariff.openInterestUnits()));
        state.marginGroups.forEach(counted);
        for (IndexLine line : state.indices.values()) line.optionStates(counted);
        state.indices.values().forEach(line -> line.prints.values().forEach(counted));
        state.markets.values().forEach(market -> counted.accept(market.state()));
        for (ContractMarket market : state.markets.values()) {
            if (!market.phase.isPlain()) counted.accept(market.phase.state(market.id()));
            market.hour.forEach((minute, low, high) ->
                    counted.accept(new StateRecord.PriceMinuteState(market.id(), minute, low, high)));
        }
        state.positions.forEach((account, contract, position) -> counted.accept(new StateRecord.PositionState(
                account, contract, position.lots(), position.valueMicros(), position.entryCostMicros())));
        state.markets.values().forEach(market -> writeOrders(state, market, counted));
        state.limits.values().forEach(limits -> counted.accept(new StateRecord.PositionLimitsState(limits)));
        state.controlGroups.forEach(counted::accept);
        state.suppliers.forEach(counted::accept);
        state.spreadRequests.forEach(
                (contract, account) -> counted.accept(new StateRecord.SpreadRequestState(contract, account)));
        state.proposals.all().forEach(counted);
        state.quotes.forEach(state.orders, counted::accept);
        state.killSwitches.all().forEach(counted);
        counted.accept(new StateRecord.PaymentState(state.withdrawals.next, state.withdrawals.parameters));
        state.withdrawals
                .addresses()
                .forEach((payee, address) ->
                        counted.accept(new StateRecord.PayoutAddressState(payee.account(), payee.asset(), address)));
        for (HeldAsset held : state.collateral.all()) {
            counted.accept(held.state());
            held.ledger.forEach((account, amount) ->
                    counted.accept(new StateRecord.AssetBalanceState(held.code(), account, amount)));
        }
        state.collateral.debits.forEach((account, cure) -> counted.accept(new StateRecord.DebitState(account, cure)));
        state.withdrawals.all().forEach(counted);
        state.bankEntries.all().forEach(counted);
        state.sessions.all().forEach(counted);
        state.sessions.forEachDefault(counted::accept);
        state.defaults.forEach(counted);
        state.requests.forEach(counted::accept);
        state.due.forEach(item ->
                counted.accept(new StateRecord.DueState(item.atNanos(), item.kind(), item.subject(), item.cursor())));
        out.accept(new StateRecord.EndOfState(count[0]));
    }

    private static void writeOrders(State state, ContractMarket market, Consumer<StateRecord> out) {
        for (Side side : Side.values())
            market.book.forEach(
                    side,
                    (orderId, owner, priceTicks, shown, hidden, tranche) -> out.accept(
                            new StateRecord.OrderState(state.orders.get(orderId).seen(shown))));
        market.stops.forEach(stop -> out.accept(new StateRecord.OrderState(stop.seen(0))));
        market.stops.forEachTouched(market.id(), out::accept);
    }

    /** Fills an empty state; refuses records that do not end as they should. */
    static void read(State state, Iterable<StateRecord> records) {
        long count = 0;
        boolean ended = false;
        for (StateRecord record : records) {
            if (ended) throw new IllegalArgumentException("the snapshot goes on after its end");
            if (record instanceof StateRecord.EndOfState end) {
                if (end.records() != count)
                    throw new IllegalArgumentException(
                            "the snapshot has " + count + " records and should have " + end.records());
                ended = true;
            } else {
                count++;
                restore(state, record);
            }
        }
        if (!ended) throw new IllegalArgumentException("the snapshot breaks off after " + count + " records");
    }

    private static void restore(State state, StateRecord record) {
        switch (record) {
            case StateRecord.VenueState venue -> restore(state, venue);
            case StateRecord.MemberState member -> state.members.put(member.member(), member);
            case StateRecord.AccountState account -> state.accounts.put(account.account(), account);
            case StateRecord.KeyState key -> state.keys.put(key.keyId(), key);
            case StateRecord.LedgerState ledger -> state.ledger.restore(ledger.account(), ledger.cashMicros());
            case StateRecord.UnderlyingState underlying ->
                state.indices.put(underlying.underlying().code(), new IndexLine(underlying));
            case StateRecord.MarginState margin ->
                state.indices.get(margin.parameters().index()).margin = margin.parameters();
            case StateRecord.ChargesState charges ->
                state.indices
                        .get(charges.charges().index())
                        .charge(charges.charges(), true, charges.priceTenths(), charges.openInterestUnits());
            case StateRecord.MarginGroupState group -> state.marginGroups.restore(group.group());
            case StateRecord.OptionParametersState options ->
                state.indices.get(options.parameters().index()).restore(options);
            case StateRecord.VolatilityState volatility ->
                state.indices.get(volatility.index()).volatilities.put(volatility.month(), volatility.volatilityPpm());
            case StateRecord.PrintState print ->
                state.indices.get(print.index()).prints.put(print.day(), print);
            case StateRecord.ContractState contract -> state.list(new ContractMarket(contract));
            case StateRecord.AuctionParametersState auctions -> state.auctions = auctions.parameters();
            case StateRecord.PhaseState phase ->
                state.markets.get(phase.contract()).phase.restore(phase);
            case StateRecord.PriceMinuteState minute ->
                state.markets.get(minute.contract()).hour.put(minute.minute(), minute.lowTicks(), minute.highTicks());
            case StateRecord.PositionState position ->
                state.positions.restore(
                        position.account(),
                        position.contract(),
                        new Position(position.lots(), position.valueMicros(), position.entryCostMicros()));
            case StateRecord.OrderState order -> restore(state, order.order());
            case StateRecord.QuoteGroupState group -> state.quotes.restore(group, state);
            case StateRecord.PositionLimitsState limits ->
                state.limits.put(limits.limits().index(), limits.limits());
            case StateRecord.SpreadRequestState request ->
                state.spreadRequests.put(request.contract(), request.account());
            case StateRecord.IndexSupplierState supplier ->
                state.suppliers.put(supplier.index(), supplier.member(), supplier.addOnPpm());
            case StateRecord.ControlGroupState group -> state.controlGroups.put(group.account(), group.group());
            case StateRecord.BlockProposalState proposal -> state.proposals.put(proposal);
            case StateRecord.KillSwitchState killSwitch -> state.killSwitches.put(killSwitch);
            case StateRecord.PaymentState payments -> {
                state.withdrawals.next = payments.nextWithdrawal();
                state.withdrawals.parameters = payments.parameters();
            }
            case StateRecord.PayoutAddressState address ->
                state.withdrawals.register(address.account(), address.asset(), address.address());
            case StateRecord.AssetState asset -> {
                var held = new HeldAsset(asset.asset());
                held.pricePpm = asset.pricePpm();
                held.pricedNanos = asset.pricedNanos();
                held.standing = asset.standing();
                held.matured = asset.matured();
                state.collateral.put(held);
            }
            case StateRecord.AssetBalanceState balance ->
                state.collateral.get(balance.asset()).ledger.restore(balance.account(), balance.amountMicros());
            case StateRecord.DebitState debit -> state.collateral.debits.put(debit.account(), debit.cureNanos());
            case StateRecord.WithdrawalState withdrawal -> state.withdrawals.put(withdrawal);
            case StateRecord.BankEntryState entry -> state.bankEntries.put(entry);
            case StateRecord.SessionState session -> state.sessions.put(session);
            case StateRecord.CancelOnDisconnectState account -> state.sessions.cancelByDefault(account.account(), true);
            case StateRecord.StopsMetState met ->
                state.markets.get(met.contract()).stops.touch(met.source(), met.lowTenths(), met.highTenths());
            case StateRecord.RequestState request -> state.requests.remember(request);
            case StateRecord.DueState due ->
                state.due.add(new DueQueue.Item(due.atNanos(), due.kind(), due.subject(), due.cursor()));
            case StateRecord.DefaultParametersState parameters -> state.defaults.restore(parameters);
            case StateRecord.FundShareState share ->
                state.defaults.requiredMicros.put(share.member(), share.requiredMicros());
            case StateRecord.FundSizingState sized -> state.defaults.sizing = sized.sizing();
            case StateRecord.LossSharingState sharing -> state.defaults.sharing = sharing;
            case StateRecord.FundCallState call -> state.defaults.put(call);
            case StateRecord.LiquidationState liquidation ->
                state.defaults.liquidations.put(liquidation.account(), liquidation);
            case StateRecord.PortfolioAuctionState auction -> state.defaults.auctions.put(auction.auction(), auction);
            case StateRecord.PortfolioBidState bid -> state.defaults.put(bid);
            case StateRecord.BidRankState rank -> state.defaults.put(rank);
            case StateRecord.DefaultState known -> state.defaults.byMember.put(known.member(), known);
            case StateRecord.GainState gain -> state.defaults.gains.put(gain.account(), gain.gainedMicros());
            case StateRecord.EndOfState _ -> throw new IllegalStateException("the end is not a part of the state");
        }
    }

    private static void restore(State state, StateRecord.VenueState venue) {
        state.name = venue.name();
        state.clock = venue.clock();
        state.practice = venue.practice();
        state.nowNanos = venue.nowNanos();
        state.nextSequence = venue.nextSequence();
        state.nextOrderId = venue.nextOrderId();
        state.nextTradeId = venue.nextTradeId();
        state.nextContractId = venue.nextContractId();
        state.parameters = venue.parameters();
    }

    private static void link(Order one, Order other) {
        one.link(other);
        for (Order each : new Order[] {one, other}) {
            if (each.terms.reduceOnly()) continue;
            each.countedLots = each.lotsOpen;
            each.countedTicks = each.limitTicks;
        }
    }

    private static void restore(State state, OpenOrder seen) {
        var order = new Order(seen);
        state.orders.add(order);
        Order linked = seen.linkedTo() == 0 ? null : state.orders.get(seen.linkedTo());
        if (linked != null) link(order, linked);
        ContractMarket market = state.markets.get(order.contract);
        if (order.isUntriggered()) market.stops.add(order);
        else market.rest(order, seen.lotsShown());
    }
}
