package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.CashTransferredDecoder;
import kilohour.wire.sbe.CashTransferredEncoder;
import kilohour.wire.sbe.FundingRateSetDecoder;
import kilohour.wire.sbe.FundingRateSetEncoder;
import kilohour.wire.sbe.MarginCalledDecoder;
import kilohour.wire.sbe.MarginCalledEncoder;
import kilohour.wire.sbe.MonthSettledDecoder;
import kilohour.wire.sbe.MonthSettledEncoder;
import kilohour.wire.sbe.PositionChangedDecoder;
import kilohour.wire.sbe.PositionChangedEncoder;
import kilohour.wire.sbe.StripCascadedDecoder;
import kilohour.wire.sbe.StripCascadedEncoder;
import kilohour.wire.sbe.TradingEndedDecoder;
import kilohour.wire.sbe.TradingEndedEncoder;

/** Cash, positions, funding, settlement. */
final class ClearingEvents {
    private final CashTransferredEncoder cashTransferredEncoder = new CashTransferredEncoder();
    private final CashTransferredDecoder cashTransferredDecoder = new CashTransferredDecoder();
    private final PositionChangedEncoder positionChangedEncoder = new PositionChangedEncoder();
    private final PositionChangedDecoder positionChangedDecoder = new PositionChangedDecoder();
    private final FundingRateSetEncoder fundingRateSetEncoder = new FundingRateSetEncoder();
    private final FundingRateSetDecoder fundingRateSetDecoder = new FundingRateSetDecoder();
    private final TradingEndedEncoder tradingEndedEncoder = new TradingEndedEncoder();
    private final TradingEndedDecoder tradingEndedDecoder = new TradingEndedDecoder();
    private final StripCascadedEncoder stripCascadedEncoder = new StripCascadedEncoder();
    private final StripCascadedDecoder stripCascadedDecoder = new StripCascadedDecoder();
    private final MonthSettledEncoder monthSettledEncoder = new MonthSettledEncoder();
    private final MonthSettledDecoder monthSettledDecoder = new MonthSettledDecoder();
    private final MarginCalledEncoder marginCalledEncoder = new MarginCalledEncoder();
    private final MarginCalledDecoder marginCalledDecoder = new MarginCalledDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    ClearingEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.CashTransferred it) {
        writer.begin(cashTransferredEncoder)
                .from(it.from())
                .to(it.to())
                .amountMicros(it.amountMicros())
                .purpose(Codes.PURPOSE.code(it.purpose()))
                .contract(it.contract())
                .reference(it.reference());
    }

    Event.CashTransferred cashTransferred() {
        var in = reader.open(cashTransferredDecoder);
        return new Event.CashTransferred(
                in.from(),
                in.to(),
                in.amountMicros(),
                Codes.PURPOSE.value(in.purpose()),
                in.contract(),
                in.reference());
    }

    void write(Event.PositionChanged it) {
        writer.begin(positionChangedEncoder)
                .account(it.account())
                .contract(it.contract())
                .lots(it.lots())
                .entryCostMicros(it.entryCostMicros());
    }

    Event.PositionChanged positionChanged() {
        var in = reader.open(positionChangedDecoder);
        return new Event.PositionChanged(in.account(), in.contract(), in.lots(), in.entryCostMicros());
    }

    void write(Event.FundingRateSet it) {
        writer.begin(fundingRateSetEncoder)
                .contract(it.contract())
                .hour(it.hour())
                .indexTenths(it.indexTenths())
                .premiumSumPpb(it.premiumSumPpb())
                .minutes(it.minutes())
                .ratePpb(it.ratePpb());
    }

    Event.FundingRateSet fundingRateSet() {
        var in = reader.open(fundingRateSetDecoder);
        return new Event.FundingRateSet(
                in.contract(), in.hour(), in.indexTenths(), in.premiumSumPpb(), in.minutes(), in.ratePpb());
    }

    void write(Event.TradingEnded it) {
        writer.begin(tradingEndedEncoder).contract(it.contract());
    }

    Event.TradingEnded tradingEnded() {
        var in = reader.open(tradingEndedDecoder);
        return new Event.TradingEnded(in.contract());
    }

    void write(Event.MonthSettled it) {
        writer.begin(monthSettledEncoder)
                .contract(it.contract())
                .finalTenths(it.finalTenths())
                .reconstructedDays(it.reconstructedDays())
                .carriedDays(it.carriedDays())
                .determinedDays(it.determinedDays());
    }

    Event.MonthSettled monthSettled() {
        var in = reader.open(monthSettledDecoder);
        return new Event.MonthSettled(
                in.contract(), in.finalTenths(), in.reconstructedDays(), in.carriedDays(), in.determinedDays());
    }

    void write(Event.StripCascaded it) {
        writer.begin(stripCascadedEncoder).contract(it.contract()).priceTenths(it.priceTenths());
    }

    Event.StripCascaded stripCascaded() {
        var in = reader.open(stripCascadedDecoder);
        return new Event.StripCascaded(in.contract(), in.priceTenths());
    }

    void write(Event.MarginCalled it) {
        writer.begin(marginCalledEncoder)
                .account(it.account())
                .day(it.day())
                .shortfallMicros(it.shortfallMicros())
                .dueNanos(it.dueNanos());
    }

    Event.MarginCalled marginCalled() {
        var in = reader.open(marginCalledDecoder);
        return new Event.MarginCalled(in.account(), in.day(), in.shortfallMicros(), in.dueNanos());
    }
}
