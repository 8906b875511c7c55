package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Event;
import kilohour.exchange.FundShare;
import kilohour.exchange.PortfolioLeg;
import kilohour.wire.sbe.AccountPortedDecoder;
import kilohour.wire.sbe.AccountPortedEncoder;
import kilohour.wire.sbe.DefaultParametersSetDecoder;
import kilohour.wire.sbe.DefaultParametersSetEncoder;
import kilohour.wire.sbe.DefaultSettledDecoder;
import kilohour.wire.sbe.DefaultSettledEncoder;
import kilohour.wire.sbe.FundCalledDecoder;
import kilohour.wire.sbe.FundCalledEncoder;
import kilohour.wire.sbe.FundSharesSetDecoder;
import kilohour.wire.sbe.FundSharesSetEncoder;
import kilohour.wire.sbe.LayerUsedDecoder;
import kilohour.wire.sbe.LayerUsedEncoder;
import kilohour.wire.sbe.LiquidationChangedDecoder;
import kilohour.wire.sbe.LiquidationChangedEncoder;
import kilohour.wire.sbe.MarginCallMetDecoder;
import kilohour.wire.sbe.MarginCallMetEncoder;
import kilohour.wire.sbe.MemberDefaultedDecoder;
import kilohour.wire.sbe.MemberDefaultedEncoder;
import kilohour.wire.sbe.PortfolioAllottedDecoder;
import kilohour.wire.sbe.PortfolioAllottedEncoder;
import kilohour.wire.sbe.PortfolioAuctionEndedDecoder;
import kilohour.wire.sbe.PortfolioAuctionEndedEncoder;
import kilohour.wire.sbe.PortfolioAuctionedDecoder;
import kilohour.wire.sbe.PortfolioAuctionedEncoder;
import kilohour.wire.sbe.PortfolioBidPlacedDecoder;
import kilohour.wire.sbe.PortfolioBidPlacedEncoder;
import kilohour.wire.sbe.PositionsTornUpDecoder;
import kilohour.wire.sbe.PositionsTornUpEncoder;

/** The default fund, liquidations, auctions of portfolios, defaults. */
final class DefaultEvents {
    private final DefaultParametersSetEncoder defaultParametersSetEncoder = new DefaultParametersSetEncoder();
    private final DefaultParametersSetDecoder defaultParametersSetDecoder = new DefaultParametersSetDecoder();
    private final FundSharesSetEncoder fundSharesSetEncoder = new FundSharesSetEncoder();
    private final FundSharesSetDecoder fundSharesSetDecoder = new FundSharesSetDecoder();
    private final FundCalledEncoder fundCalledEncoder = new FundCalledEncoder();
    private final FundCalledDecoder fundCalledDecoder = new FundCalledDecoder();
    private final LiquidationChangedEncoder liquidationChangedEncoder = new LiquidationChangedEncoder();
    private final LiquidationChangedDecoder liquidationChangedDecoder = new LiquidationChangedDecoder();
    private final PortfolioAuctionedEncoder portfolioAuctionedEncoder = new PortfolioAuctionedEncoder();
    private final PortfolioAuctionedDecoder portfolioAuctionedDecoder = new PortfolioAuctionedDecoder();
    private final PortfolioBidPlacedEncoder portfolioBidPlacedEncoder = new PortfolioBidPlacedEncoder();
    private final PortfolioBidPlacedDecoder portfolioBidPlacedDecoder = new PortfolioBidPlacedDecoder();
    private final PortfolioAllottedEncoder portfolioAllottedEncoder = new PortfolioAllottedEncoder();
    private final PortfolioAllottedDecoder portfolioAllottedDecoder = new PortfolioAllottedDecoder();
    private final PortfolioAuctionEndedEncoder portfolioAuctionEndedEncoder = new PortfolioAuctionEndedEncoder();
    private final PortfolioAuctionEndedDecoder portfolioAuctionEndedDecoder = new PortfolioAuctionEndedDecoder();
    private final PositionsTornUpEncoder positionsTornUpEncoder = new PositionsTornUpEncoder();
    private final PositionsTornUpDecoder positionsTornUpDecoder = new PositionsTornUpDecoder();
    private final MemberDefaultedEncoder memberDefaultedEncoder = new MemberDefaultedEncoder();
    private final MemberDefaultedDecoder memberDefaultedDecoder = new MemberDefaultedDecoder();
    private final LayerUsedEncoder layerUsedEncoder = new LayerUsedEncoder();
    private final LayerUsedDecoder layerUsedDecoder = new LayerUsedDecoder();
    private final DefaultSettledEncoder defaultSettledEncoder = new DefaultSettledEncoder();
    private final DefaultSettledDecoder defaultSettledDecoder = new DefaultSettledDecoder();
    private final AccountPortedEncoder accountPortedEncoder = new AccountPortedEncoder();
    private final AccountPortedDecoder accountPortedDecoder = new AccountPortedDecoder();
    private final MarginCallMetEncoder marginCallMetEncoder = new MarginCallMetEncoder();
    private final MarginCallMetDecoder marginCallMetDecoder = new MarginCallMetDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    DefaultEvents(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Event.DefaultParametersSet it) {
        DefaultParametersSetEncoder out = writer.begin(defaultParametersSetEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Event.DefaultParametersSet defaultParametersSet() {
        var in = reader.open(defaultParametersSetDecoder);
        return new Event.DefaultParametersSet(Composites.defaults(in.parameters()));
    }

    void write(Event.FundSharesSet it) {
        FundSharesSetEncoder out = writer.begin(fundSharesSetEncoder);
        out.coverMicros(it.coverMicros());
        var shares = out.sharesCount(it.shares().size());
        for (FundShare each : it.shares()) shares.next().member(each.member()).requiredMicros(each.requiredMicros());
    }

    Event.FundSharesSet fundSharesSet() {
        var in = reader.open(fundSharesSetDecoder);
        List<FundShare> shares = new ArrayList<>();
        for (var each : in.shares()) shares.add(new FundShare(each.member(), each.requiredMicros()));
        return new Event.FundSharesSet(in.coverMicros(), shares);
    }

    void write(Event.FundCalled it) {
        FundCalledEncoder out = writer.begin(fundCalledEncoder);
        out.member(it.member())
                .defaulted(it.defaulted())
                .amountMicros(it.amountMicros())
                .dueNanos(it.dueNanos());
    }

    Event.FundCalled fundCalled() {
        var in = reader.open(fundCalledDecoder);
        return new Event.FundCalled(in.member(), in.defaulted(), in.amountMicros(), in.dueNanos());
    }

    void write(Event.LiquidationChanged it) {
        LiquidationChangedEncoder out = writer.begin(liquidationChangedEncoder);
        out.account(it.account())
                .reason(Codes.LIQUIDATION_REASON.code(it.reason()))
                .stage(Codes.LIQUIDATION_STAGE.code(it.stage()))
                .equityMicros(it.equityMicros())
                .initialMicros(it.initialMicros());
    }

    Event.LiquidationChanged liquidationChanged() {
        var in = reader.open(liquidationChangedDecoder);
        return new Event.LiquidationChanged(
                in.account(),
                Codes.LIQUIDATION_REASON.value(in.reason()),
                Codes.LIQUIDATION_STAGE.value(in.stage()),
                in.equityMicros(),
                in.initialMicros());
    }

    void write(Event.PortfolioAuctioned it) {
        PortfolioAuctionedEncoder out = writer.begin(portfolioAuctionedEncoder);
        out.auction(it.auction())
                .account(it.account())
                .packages(it.packages())
                .reserveMicros(it.reserveMicros())
                .closesNanos(it.closesNanos());
        var legs = out.legsCount(it.legs().size());
        for (PortfolioLeg each : it.legs())
            legs.next().contract(each.contract()).lots(each.lots());
    }

    Event.PortfolioAuctioned portfolioAuctioned() {
        var in = reader.open(portfolioAuctionedDecoder);
        List<PortfolioLeg> legs = new ArrayList<>();
        for (var each : in.legs()) legs.add(new PortfolioLeg(each.contract(), each.lots()));
        return new Event.PortfolioAuctioned(
                in.auction(), in.account(), in.packages(), in.reserveMicros(), in.closesNanos(), legs);
    }

    void write(Event.PortfolioBidPlaced it) {
        PortfolioBidPlacedEncoder out = writer.begin(portfolioBidPlacedEncoder);
        out.auction(it.auction()).account(it.account()).packages(it.packages()).priceMicros(it.priceMicros());
    }

    Event.PortfolioBidPlaced portfolioBidPlaced() {
        var in = reader.open(portfolioBidPlacedDecoder);
        return new Event.PortfolioBidPlaced(in.auction(), in.account(), in.packages(), in.priceMicros());
    }

    void write(Event.PortfolioAllotted it) {
        PortfolioAllottedEncoder out = writer.begin(portfolioAllottedEncoder);
        out.auction(it.auction()).account(it.account()).packages(it.packages()).priceMicros(it.priceMicros());
    }

    Event.PortfolioAllotted portfolioAllotted() {
        var in = reader.open(portfolioAllottedDecoder);
        return new Event.PortfolioAllotted(in.auction(), in.account(), in.packages(), in.priceMicros());
    }

    void write(Event.PortfolioAuctionEnded it) {
        PortfolioAuctionEndedEncoder out = writer.begin(portfolioAuctionEndedEncoder);
        out.auction(it.auction())
                .account(it.account())
                .packagesSold(it.packagesSold())
                .priceMicros(it.priceMicros());
    }

    Event.PortfolioAuctionEnded portfolioAuctionEnded() {
        var in = reader.open(portfolioAuctionEndedDecoder);
        return new Event.PortfolioAuctionEnded(in.auction(), in.account(), in.packagesSold(), in.priceMicros());
    }

    void write(Event.PositionsTornUp it) {
        PositionsTornUpEncoder out = writer.begin(positionsTornUpEncoder);
        out.account(it.account()).contract(it.contract()).lots(it.lots()).priceTenths(it.priceTenths());
    }

    Event.PositionsTornUp positionsTornUp() {
        var in = reader.open(positionsTornUpDecoder);
        return new Event.PositionsTornUp(in.account(), in.contract(), in.lots(), in.priceTenths());
    }

    void write(Event.MemberDefaulted it) {
        MemberDefaultedEncoder out = writer.begin(memberDefaultedEncoder);
        out.member(it.member())
                .number(it.number())
                .collateralMicros(it.collateralMicros())
                .reason(it.reason());
    }

    Event.MemberDefaulted memberDefaulted() {
        var in = reader.open(memberDefaultedDecoder);
        return new Event.MemberDefaulted(in.member(), in.number(), in.reason(), in.collateralMicros());
    }

    void write(Event.LayerUsed it) {
        LayerUsedEncoder out = writer.begin(layerUsedEncoder);
        out.member(it.member())
                .layer(Codes.WATERFALL_LAYER.code(it.layer()))
                .availableMicros(it.availableMicros())
                .usedMicros(it.usedMicros())
                .leftMicros(it.leftMicros());
    }

    Event.LayerUsed layerUsed() {
        var in = reader.open(layerUsedDecoder);
        return new Event.LayerUsed(
                in.member(),
                Codes.WATERFALL_LAYER.value(in.layer()),
                in.availableMicros(),
                in.usedMicros(),
                in.leftMicros());
    }

    void write(Event.DefaultSettled it) {
        DefaultSettledEncoder out = writer.begin(defaultSettledEncoder);
        out.member(it.member()).lossMicros(it.lossMicros()).uncoveredMicros(it.uncoveredMicros());
    }

    Event.DefaultSettled defaultSettled() {
        var in = reader.open(defaultSettledDecoder);
        return new Event.DefaultSettled(in.member(), in.lossMicros(), in.uncoveredMicros());
    }

    void write(Event.AccountPorted it) {
        AccountPortedEncoder out = writer.begin(accountPortedEncoder);
        out.account(it.account()).fromMember(it.fromMember()).toMember(it.toMember());
    }

    Event.AccountPorted accountPorted() {
        var in = reader.open(accountPortedDecoder);
        return new Event.AccountPorted(in.account(), in.fromMember(), in.toMember());
    }

    void write(Event.MarginCallMet it) {
        MarginCallMetEncoder out = writer.begin(marginCallMetEncoder);
        out.account(it.account()).day(it.day());
    }

    Event.MarginCallMet marginCallMet() {
        var in = reader.open(marginCallMetDecoder);
        return new Event.MarginCallMet(in.account(), in.day());
    }
}
