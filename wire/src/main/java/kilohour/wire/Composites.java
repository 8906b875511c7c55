package kilohour.wire;

import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.Contract;
import kilohour.contracts.Option;
import kilohour.contracts.Spread;
import kilohour.contracts.Underlying;
import kilohour.exchange.AuctionParameters;
import kilohour.exchange.DefaultParameters;
import kilohour.exchange.OrderTerms;
import kilohour.exchange.PaymentParameters;
import kilohour.exchange.RequestId;
import kilohour.exchange.Scope;
import kilohour.exchange.TradingParameters;
import kilohour.exchange.Trigger;
import kilohour.wire.sbe.AuctionParametersDecoder;
import kilohour.wire.sbe.AuctionParametersEncoder;
import kilohour.wire.sbe.ChargesDecoder;
import kilohour.wire.sbe.ChargesEncoder;
import kilohour.wire.sbe.CollateralTermsDecoder;
import kilohour.wire.sbe.CollateralTermsEncoder;
import kilohour.wire.sbe.ContractKindCode;
import kilohour.wire.sbe.ContractTermsDecoder;
import kilohour.wire.sbe.ContractTermsEncoder;
import kilohour.wire.sbe.DefaultParametersDecoder;
import kilohour.wire.sbe.DefaultParametersEncoder;
import kilohour.wire.sbe.OptionParametersDecoder;
import kilohour.wire.sbe.OptionParametersEncoder;
import kilohour.wire.sbe.OrderTermsDecoder;
import kilohour.wire.sbe.OrderTermsEncoder;
import kilohour.wire.sbe.PaymentParametersDecoder;
import kilohour.wire.sbe.PaymentParametersEncoder;
import kilohour.wire.sbe.RequestIdDecoder;
import kilohour.wire.sbe.RequestIdEncoder;
import kilohour.wire.sbe.ScopesDecoder;
import kilohour.wire.sbe.ScopesEncoder;
import kilohour.wire.sbe.TradingParametersDecoder;
import kilohour.wire.sbe.TradingParametersEncoder;

/** The parts that several messages share. Text cannot stand inside a composite: the message carries it at its end. */
final class Composites {
    private static final int SCOPES_KNOWN = 0b1111;

    private Composites() {}

    static void put(RequestId it, RequestIdEncoder out) {
        out.high(it.high()).low(it.low());
    }

    static RequestId requestId(RequestIdDecoder in) {
        return new RequestId(in.high(), in.low());
    }

    static void put(DefaultParameters it, DefaultParametersEncoder out) {
        out.depthPpm(it.depthPpm())
                .positionPpm(it.positionPpm())
                .limitPpm(it.limitPpm())
                .feePpm(it.feePpm())
                .bookMinutes(it.bookMinutes())
                .auctionMinutes(it.auctionMinutes())
                .auctionRounds(it.auctionRounds())
                .packages(it.packages())
                .assessmentPpm(it.assessmentPpm())
                .assessmentMinutes(it.assessmentMinutes())
                .portingMinutes(it.portingMinutes());
    }

    static DefaultParameters defaults(DefaultParametersDecoder in) {
        return new DefaultParameters(
                in.depthPpm(),
                in.positionPpm(),
                in.limitPpm(),
                in.feePpm(),
                in.bookMinutes(),
                in.auctionMinutes(),
                in.auctionRounds(),
                in.packages(),
                in.assessmentPpm(),
                in.assessmentMinutes(),
                in.portingMinutes());
    }

    static void put(OrderTerms it, OrderTermsEncoder out) {
        out.side(Codes.SIDE.code(it.side()))
                .type(Codes.ORDER_TYPE.code(it.type()))
                .timeInForce(Codes.TIME_IN_FORCE.code(it.timeInForce()))
                .postOnly(Codes.POST_ONLY.code(it.postOnly()))
                .reduceOnly(Codes.yesNo(it.reduceOnly()))
                .selfTradePrevention(Codes.SELF_TRADE_PREVENTION.code(it.selfTradePrevention()))
                .lots(it.lots())
                .limitTicks(it.limitTicks())
                .untilNanos(it.untilNanos())
                .displayLots(it.displayLots());
        Trigger trigger = it.trigger();
        out.triggerKind(Codes.TRIGGER_KIND.codeOrNull(trigger == null ? null : trigger.kind()))
                .triggerSource(Codes.TRIGGER_SOURCE.codeOrNull(trigger == null ? null : trigger.source()))
                .triggerTicks(trigger == null ? 0 : trigger.ticks());
    }

    static OrderTerms terms(OrderTermsDecoder in, String label) {
        return new OrderTerms(
                Codes.SIDE.value(in.side()),
                Codes.ORDER_TYPE.value(in.type()),
                in.lots(),
                in.limitTicks(),
                Codes.TIME_IN_FORCE.value(in.timeInForce()),
                Codes.POST_ONLY.value(in.postOnly()),
                Codes.yesNo(in.reduceOnly()),
                Codes.SELF_TRADE_PREVENTION.value(in.selfTradePrevention()),
                label,
                in.untilNanos(),
                in.displayLots(),
                trigger(in));
    }

    private static Trigger trigger(OrderTermsDecoder in) {
        Trigger.Kind kind = Codes.TRIGGER_KIND.valueOrNull(in.triggerKind());
        return kind == null
                ? null
                : new Trigger(kind, Codes.TRIGGER_SOURCE.value(in.triggerSource()), in.triggerTicks());
    }

    static void put(Contract it, ContractTermsEncoder out) {
        out.id(it.id());
        Underlyings.put(it.underlying(), out.underlying());
        out.strikeTicks(it instanceof Option option ? option.strikeTicks() : 0);
        switch (it) {
            case Option option ->
                out.kind(optionKind(option)).year(option.month().getYear()).month((short)
                        option.month().getMonthValue());
            case Contract.MonthFuture future ->
                out.kind(ContractKindCode.MONTH_FUTURE)
                        .year(future.month().getYear())
                        .month((short) future.month().getMonthValue());
            case Contract.Strip strip ->
                out.kind(
                                switch (strip.period()) {
                                    case QUARTER -> ContractKindCode.QUARTER_STRIP;
                                    case YEAR -> ContractKindCode.YEAR_STRIP;
                                })
                        .year(strip.firstMonth().getYear())
                        .month((short) strip.firstMonth().getMonthValue());
            case Spread spread ->
                out.kind(ContractKindCode.SPREAD)
                        .year(spread.near().month().getYear())
                        .month((short) spread.near().month().getMonthValue());
            case Contract.Perpetual _ ->
                out.kind(ContractKindCode.PERPETUAL)
                        .year(ContractTermsEncoder.yearNullValue())
                        .month(ContractTermsEncoder.monthNullValue());
        }
    }

    /** Of a spread, its near leg: {@link Spreads} knows the other. */
    static Contract contract(ContractTermsDecoder in, String code, String description) {
        Underlying underlying = Underlyings.underlying(in.underlying(), code, description);
        return switch (in.kind()) {
            case MONTH_FUTURE, SPREAD ->
                new Contract.MonthFuture(in.id(), underlying, YearMonth.of(in.year(), in.month()));
            case QUARTER_STRIP -> strip(in, underlying, Contract.Strip.Period.QUARTER);
            case YEAR_STRIP -> strip(in, underlying, Contract.Strip.Period.YEAR);
            case PERPETUAL -> new Contract.Perpetual(in.id(), underlying);
            case CALL -> option(in, underlying, Option.Style.ON_FUTURE, Option.Type.CALL);
            case PUT -> option(in, underlying, Option.Style.ON_FUTURE, Option.Type.PUT);
            case AVERAGE_CALL -> option(in, underlying, Option.Style.AVERAGE_PRICE, Option.Type.CALL);
            case AVERAGE_PUT -> option(in, underlying, Option.Style.AVERAGE_PRICE, Option.Type.PUT);
            case NULL_VAL -> throw new IllegalArgumentException("the kind of contract is missing");
        };
    }

    private static ContractKindCode optionKind(Option option) {
        boolean call = option.type() == Option.Type.CALL;
        return switch (option.style()) {
            case ON_FUTURE -> call ? ContractKindCode.CALL : ContractKindCode.PUT;
            case AVERAGE_PRICE -> call ? ContractKindCode.AVERAGE_CALL : ContractKindCode.AVERAGE_PUT;
        };
    }

    private static Contract option(
            ContractTermsDecoder in, Underlying underlying, Option.Style style, Option.Type type) {
        return new Option(in.id(), underlying, YearMonth.of(in.year(), in.month()), style, type, in.strikeTicks());
    }

    static void put(OptionParameters it, OptionParametersEncoder out) {
        out.version(it.version())
                .strikeStepPpm(it.strikeStepPpm())
                .strikesEachSide(it.strikesEachSide())
                .strikesMax(it.strikesMax())
                .volatilityPpm(it.volatilityPpm())
                .shortMinimumPpm(it.shortMinimumPpm());
    }

    static OptionParameters options(OptionParametersDecoder in, String index) {
        return new OptionParameters(
                index,
                in.version(),
                in.strikeStepPpm(),
                in.strikesEachSide(),
                in.strikesMax(),
                in.volatilityPpm(),
                in.shortMinimumPpm());
    }

    static void put(Charges it, ChargesEncoder out) {
        out.basisPpm(it.basisPpm())
                .liquidityPpm(it.liquidityPpm())
                .concentrationPpm(it.concentrationPpm())
                .thresholdPpm(it.thresholdPpm())
                .dailyVolumeUnits(it.dailyVolumeUnits());
    }

    static Charges charges(ChargesDecoder in, String index) {
        return new Charges(
                index,
                in.basisPpm(),
                in.liquidityPpm(),
                in.concentrationPpm(),
                in.thresholdPpm(),
                in.dailyVolumeUnits());
    }

    private static Contract strip(ContractTermsDecoder in, Underlying underlying, Contract.Strip.Period period) {
        return new Contract.Strip(in.id(), underlying, period, YearMonth.of(in.year(), in.month()));
    }

    static void put(TradingParameters it, TradingParametersEncoder out) {
        out.makerFeePpm(it.makerFeePpm())
                .takerFeePpm(it.takerFeePpm())
                .bandPpm(it.bandPpm())
                .protectionPpm(it.protectionPpm())
                .orderUnitsMax(it.orderUnitsMax())
                .openOrdersMax(it.openOrdersMax());
    }

    static TradingParameters trading(TradingParametersDecoder in) {
        return new TradingParameters(
                in.makerFeePpm(),
                in.takerFeePpm(),
                in.bandPpm(),
                in.protectionPpm(),
                in.orderUnitsMax(),
                in.openOrdersMax());
    }

    static void put(AuctionParameters it, AuctionParametersEncoder out) {
        out.openingNanos(it.openingNanos())
                .reopeningNanos(it.reopeningNanos())
                .closingNanos(it.closingNanos())
                .pausePpm(it.pausePpm())
                .pauseNanos(it.pauseNanos());
    }

    static AuctionParameters auctions(AuctionParametersDecoder in) {
        return new AuctionParameters(
                in.openingNanos(), in.reopeningNanos(), in.closingNanos(), in.pausePpm(), in.pauseNanos());
    }

    static void put(PaymentParameters it, PaymentParametersEncoder out) {
        out.automatic(Codes.yesNo(it.automatic()))
                .dualAboveMicros(it.dualAboveMicros())
                .debitPpm(it.debitPpm())
                .liquidityMicros(it.liquidityMicros());
    }

    static PaymentParameters payments(PaymentParametersDecoder in) {
        return new PaymentParameters(
                Codes.yesNo(in.automatic()), in.dualAboveMicros(), in.debitPpm(), in.liquidityMicros());
    }

    static void put(CollateralAsset it, CollateralTermsEncoder out) {
        out.kind(Codes.ASSET_KIND.code(it.kind()))
                .haircutPpm(it.haircutPpm())
                .capMicros(it.capMicros())
                .priceAgeNanosMax(it.priceAgeNanosMax())
                .maturityDay(it.maturityDay());
    }

    static CollateralAsset collateral(String code, CollateralTermsDecoder in) {
        return new CollateralAsset(
                code,
                Codes.ASSET_KIND.value(in.kind()),
                in.haircutPpm(),
                in.capMicros(),
                in.priceAgeNanosMax(),
                in.maturityDay());
    }

    static void put(Set<Scope> it, ScopesEncoder out) {
        out.clear();
        for (Scope scope : it) {
            switch (scope) {
                case READ -> out.read(true);
                case TRADE -> out.trade(true);
                case OFFICER -> out.officer(true);
                case WALLET -> out.wallet(true);
            }
        }
    }

    static Set<Scope> scopes(ScopesDecoder in) {
        if ((in.getRaw() & ~SCOPES_KNOWN) != 0)
            throw new IllegalArgumentException("unknown scopes: bits " + Integer.toBinaryString(in.getRaw()));
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (in.read()) scopes.add(Scope.READ);
        if (in.trade()) scopes.add(Scope.TRADE);
        if (in.officer()) scopes.add(Scope.OFFICER);
        if (in.wallet()) scopes.add(Scope.WALLET);
        return Collections.unmodifiableSet(scopes);
    }
}
