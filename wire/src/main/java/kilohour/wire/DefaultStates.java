package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.BidRankStateDecoder;
import kilohour.wire.sbe.BidRankStateEncoder;
import kilohour.wire.sbe.DefaultParametersStateDecoder;
import kilohour.wire.sbe.DefaultParametersStateEncoder;
import kilohour.wire.sbe.DefaultStateDecoder;
import kilohour.wire.sbe.DefaultStateEncoder;
import kilohour.wire.sbe.FundCallStateDecoder;
import kilohour.wire.sbe.FundCallStateEncoder;
import kilohour.wire.sbe.FundShareStateDecoder;
import kilohour.wire.sbe.FundShareStateEncoder;
import kilohour.wire.sbe.GainStateDecoder;
import kilohour.wire.sbe.GainStateEncoder;
import kilohour.wire.sbe.LiquidationStateDecoder;
import kilohour.wire.sbe.LiquidationStateEncoder;
import kilohour.wire.sbe.LossSharingStateDecoder;
import kilohour.wire.sbe.LossSharingStateEncoder;
import kilohour.wire.sbe.PortfolioAuctionStateDecoder;
import kilohour.wire.sbe.PortfolioAuctionStateEncoder;
import kilohour.wire.sbe.PortfolioBidStateDecoder;
import kilohour.wire.sbe.PortfolioBidStateEncoder;

/** What is known of the default fund, of liquidations and of defaults. */
final class DefaultStates {
    private final DefaultParametersStateEncoder defaultParametersStateEncoder = new DefaultParametersStateEncoder();
    private final DefaultParametersStateDecoder defaultParametersStateDecoder = new DefaultParametersStateDecoder();
    private final FundShareStateEncoder fundShareStateEncoder = new FundShareStateEncoder();
    private final FundShareStateDecoder fundShareStateDecoder = new FundShareStateDecoder();
    private final FundCallStateEncoder fundCallStateEncoder = new FundCallStateEncoder();
    private final FundCallStateDecoder fundCallStateDecoder = new FundCallStateDecoder();
    private final LiquidationStateEncoder liquidationStateEncoder = new LiquidationStateEncoder();
    private final LiquidationStateDecoder liquidationStateDecoder = new LiquidationStateDecoder();
    private final PortfolioAuctionStateEncoder portfolioAuctionStateEncoder = new PortfolioAuctionStateEncoder();
    private final PortfolioAuctionStateDecoder portfolioAuctionStateDecoder = new PortfolioAuctionStateDecoder();
    private final PortfolioBidStateEncoder portfolioBidStateEncoder = new PortfolioBidStateEncoder();
    private final PortfolioBidStateDecoder portfolioBidStateDecoder = new PortfolioBidStateDecoder();
    private final BidRankStateEncoder bidRankStateEncoder = new BidRankStateEncoder();
    private final BidRankStateDecoder bidRankStateDecoder = new BidRankStateDecoder();
    private final DefaultStateEncoder defaultStateEncoder = new DefaultStateEncoder();
    private final DefaultStateDecoder defaultStateDecoder = new DefaultStateDecoder();
    private final GainStateEncoder gainStateEncoder = new GainStateEncoder();
    private final GainStateDecoder gainStateDecoder = new GainStateDecoder();
    private final LossSharingStateEncoder lossSharingStateEncoder = new LossSharingStateEncoder();
    private final LossSharingStateDecoder lossSharingStateDecoder = new LossSharingStateDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    DefaultStates(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(StateRecord.DefaultParametersState it) {
        DefaultParametersStateEncoder out = writer.begin(defaultParametersStateEncoder);
        Composites.put(it.parameters(), out.parameters());
        out.nextDefault(it.nextDefault()).nextAuction(it.nextAuction());
    }

    StateRecord.DefaultParametersState defaultParametersState() {
        var in = reader.open(defaultParametersStateDecoder);
        return new StateRecord.DefaultParametersState(
                Composites.defaults(in.parameters()), in.nextDefault(), in.nextAuction());
    }

    void write(StateRecord.FundShareState it) {
        FundShareStateEncoder out = writer.begin(fundShareStateEncoder);
        out.member(it.member()).requiredMicros(it.requiredMicros());
    }

    StateRecord.FundShareState fundShareState() {
        var in = reader.open(fundShareStateDecoder);
        return new StateRecord.FundShareState(in.member(), in.requiredMicros());
    }

    void write(StateRecord.LossSharingState it) {
        LossSharingStateEncoder out = writer.begin(lossSharingStateEncoder);
        out.member(it.member())
                .account(it.account())
                .contract(it.contract())
                .stage(Codes.SHARING_STAGE.code(it.stage()))
                .cursor(it.cursor())
                .amount(it.amount())
                .total(it.total())
                .rest(it.rest())
                .taken(it.taken());
    }

    StateRecord.LossSharingState lossSharingState() {
        var in = reader.open(lossSharingStateDecoder);
        return new StateRecord.LossSharingState(
                in.member(),
                in.account(),
                in.contract(),
                Codes.SHARING_STAGE.value(in.stage()),
                in.cursor(),
                in.amount(),
                in.total(),
                in.rest(),
                in.taken());
    }

    void write(StateRecord.FundCallState it) {
        FundCallStateEncoder out = writer.begin(fundCallStateEncoder);
        out.member(it.member())
                .defaulted(it.defaulted())
                .amountMicros(it.amountMicros())
                .dueNanos(it.dueNanos());
    }

    StateRecord.FundCallState fundCallState() {
        var in = reader.open(fundCallStateDecoder);
        return new StateRecord.FundCallState(in.member(), in.defaulted(), in.amountMicros(), in.dueNanos());
    }

    void write(StateRecord.LiquidationState it) {
        LiquidationStateEncoder out = writer.begin(liquidationStateEncoder);
        out.account(it.account())
                .reason(Codes.LIQUIDATION_REASON.code(it.reason()))
                .whole(Codes.yesNo(it.whole()))
                .stage(Codes.LIQUIDATION_STAGE.code(it.stage()))
                .sinceNanos(it.sinceNanos())
                .minutes(it.minutes())
                .rounds(it.rounds())
                .collateralMicros(it.collateralMicros());
    }

    StateRecord.LiquidationState liquidationState() {
        var in = reader.open(liquidationStateDecoder);
        return new StateRecord.LiquidationState(
                in.account(),
                Codes.LIQUIDATION_REASON.value(in.reason()),
                Codes.yesNo(in.whole()),
                Codes.LIQUIDATION_STAGE.value(in.stage()),
                in.sinceNanos(),
                in.minutes(),
                in.rounds(),
                in.collateralMicros());
    }

    void write(StateRecord.PortfolioAuctionState it) {
        PortfolioAuctionStateEncoder out = writer.begin(portfolioAuctionStateEncoder);
        out.auction(it.auction())
                .account(it.account())
                .packages(it.packages())
                .reserveMicros(it.reserveMicros())
                .closesNanos(it.closesNanos());
    }

    StateRecord.PortfolioAuctionState portfolioAuctionState() {
        var in = reader.open(portfolioAuctionStateDecoder);
        return new StateRecord.PortfolioAuctionState(
                in.auction(), in.account(), in.packages(), in.reserveMicros(), in.closesNanos());
    }

    void write(StateRecord.PortfolioBidState it) {
        PortfolioBidStateEncoder out = writer.begin(portfolioBidStateEncoder);
        out.auction(it.auction())
                .account(it.account())
                .packages(it.packages())
                .priceMicros(it.priceMicros())
                .placedNanos(it.placedNanos());
    }

    StateRecord.PortfolioBidState portfolioBidState() {
        var in = reader.open(portfolioBidStateDecoder);
        return new StateRecord.PortfolioBidState(
                in.auction(), in.account(), in.packages(), in.priceMicros(), in.placedNanos());
    }

    void write(StateRecord.BidRankState it) {
        BidRankStateEncoder out = writer.begin(bidRankStateEncoder);
        out.defaulted(it.defaulted()).member(it.member()).rank(Codes.BID_RANK.code(it.rank()));
    }

    StateRecord.BidRankState bidRankState() {
        var in = reader.open(bidRankStateDecoder);
        return new StateRecord.BidRankState(in.defaulted(), in.member(), Codes.BID_RANK.value(in.rank()));
    }

    void write(StateRecord.DefaultState it) {
        DefaultStateEncoder out = writer.begin(defaultStateEncoder);
        out.member(it.member())
                .number(it.number())
                .sinceNanos(it.sinceNanos())
                .stage(Codes.DEFAULT_STAGE.code(it.stage()))
                .collateralMicros(it.collateralMicros())
                .assessed(Codes.yesNo(it.assessed()))
                .uncoveredMicros(it.uncoveredMicros());
        var layers = out.layersCount(it.layers().size());
        for (StateRecord.DefaultState.LayerUse each : it.layers())
            layers.next()
                    .layer(Codes.WATERFALL_LAYER.code(each.layer()))
                    .availableMicros(each.availableMicros())
                    .usedMicros(each.usedMicros());
        out.reason(it.reason());
    }

    StateRecord.DefaultState defaultState() {
        var in = reader.open(defaultStateDecoder);
        List<StateRecord.DefaultState.LayerUse> layers = new ArrayList<>();
        for (var each : in.layers())
            layers.add(new StateRecord.DefaultState.LayerUse(
                    Codes.WATERFALL_LAYER.value(each.layer()), each.availableMicros(), each.usedMicros()));
        return new StateRecord.DefaultState(
                in.member(),
                in.number(),
                in.reason(),
                in.sinceNanos(),
                Codes.DEFAULT_STAGE.value(in.stage()),
                in.collateralMicros(),
                Codes.yesNo(in.assessed()),
                in.uncoveredMicros(),
                layers);
    }

    void write(StateRecord.GainState it) {
        GainStateEncoder out = writer.begin(gainStateEncoder);
        out.account(it.account()).gainedMicros(it.gainedMicros());
    }

    StateRecord.GainState gainState() {
        var in = reader.open(gainStateDecoder);
        return new StateRecord.GainState(in.account(), in.gainedMicros());
    }
}
