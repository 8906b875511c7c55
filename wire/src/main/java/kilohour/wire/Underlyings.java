package kilohour.wire;

import kilohour.contracts.Good;
import kilohour.contracts.ListingTerms;
import kilohour.contracts.Lot;
import kilohour.contracts.Underlying;
import kilohour.units.PriceGrid;
import kilohour.wire.sbe.GoodTermsDecoder;
import kilohour.wire.sbe.GoodTermsEncoder;
import kilohour.wire.sbe.ListingTermsDecoder;
import kilohour.wire.sbe.ListingTermsEncoder;
import kilohour.wire.sbe.LotRuleCode;
import kilohour.wire.sbe.UnderlyingTermsDecoder;
import kilohour.wire.sbe.UnderlyingTermsEncoder;

/** The terms of an underlying: its good and what is listed on it. */
final class Underlyings {
    private Underlyings() {}

    static void put(Underlying it, UnderlyingTermsEncoder out) {
        put(it.good(), out.good());
        put(it.terms(), out.listing());
        out.tickMicros(it.grid().tickMicros());
    }

    static Underlying underlying(UnderlyingTermsDecoder in, String code, String description) {
        return new Underlying(
                code, description, good(in.good()), new PriceGrid(in.tickMicros()), listing(in.listing()));
    }

    static void put(ListingTerms it, ListingTermsEncoder out) {
        out.months(Codes.LISTED_MONTHS.code(it.months()))
                .monthsAhead((short) it.monthsAhead())
                .strips(Codes.yesNo(it.strips()))
                .spreads(Codes.yesNo(it.spreads()))
                .options(Codes.OPTION_LISTING.code(it.options()))
                .impactUnits(it.impactUnits());
    }

    static ListingTerms listing(ListingTermsDecoder in) {
        return new ListingTerms(
                Codes.LISTED_MONTHS.value(in.months()),
                in.monthsAhead(),
                Codes.yesNo(in.strips()),
                Codes.yesNo(in.spreads()),
                Codes.OPTION_LISTING.value(in.options()),
                in.impactUnits());
    }

    private static void put(Good it, GoodTermsEncoder out) {
        out.unit(it.unit()).units(it.units()).perpetualLotUnits(it.perpetualLotUnits());
        switch (it.lot()) {
            case Lot.Flow flow ->
                out.source(flow.source()).lotRule(LotRuleCode.FLOW).lotUnits(flow.perHour());
            case Lot.Fixed fixed -> out.source("").lotRule(LotRuleCode.FIXED).lotUnits(fixed.units());
        }
    }

    private static Good good(GoodTermsDecoder in) {
        return new Good(in.unit(), in.units(), lot(in), in.perpetualLotUnits());
    }

    private static Lot lot(GoodTermsDecoder in) {
        return switch (in.lotRule()) {
            case FLOW -> new Lot.Flow(in.source(), in.lotUnits());
            case FIXED -> new Lot.Fixed(in.lotUnits());
            case NULL_VAL -> throw new IllegalArgumentException("the rule of a lot is missing");
        };
    }
}
