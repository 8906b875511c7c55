package kilohour.wire;

import java.util.ArrayList;
import java.util.List;
import kilohour.exchange.Command;
import kilohour.exchange.FundShare;
import kilohour.wire.sbe.BidForPortfolioDecoder;
import kilohour.wire.sbe.BidForPortfolioEncoder;
import kilohour.wire.sbe.DeclareDefaultDecoder;
import kilohour.wire.sbe.DeclareDefaultEncoder;
import kilohour.wire.sbe.LiquidateAccountDecoder;
import kilohour.wire.sbe.LiquidateAccountEncoder;
import kilohour.wire.sbe.MoveFundShareDecoder;
import kilohour.wire.sbe.MoveFundShareEncoder;
import kilohour.wire.sbe.MoveVenueFundDecoder;
import kilohour.wire.sbe.MoveVenueFundEncoder;
import kilohour.wire.sbe.PortAccountDecoder;
import kilohour.wire.sbe.PortAccountEncoder;
import kilohour.wire.sbe.SetDefaultParametersDecoder;
import kilohour.wire.sbe.SetDefaultParametersEncoder;
import kilohour.wire.sbe.SetFundSharesDecoder;
import kilohour.wire.sbe.SetFundSharesEncoder;

/** The default fund, liquidations, defaults. */
final class DefaultCommands {
    private final SetDefaultParametersEncoder setDefaultParametersEncoder = new SetDefaultParametersEncoder();
    private final SetDefaultParametersDecoder setDefaultParametersDecoder = new SetDefaultParametersDecoder();
    private final SetFundSharesEncoder setFundSharesEncoder = new SetFundSharesEncoder();
    private final SetFundSharesDecoder setFundSharesDecoder = new SetFundSharesDecoder();
    private final MoveFundShareEncoder moveFundShareEncoder = new MoveFundShareEncoder();
    private final MoveFundShareDecoder moveFundShareDecoder = new MoveFundShareDecoder();
    private final MoveVenueFundEncoder moveVenueFundEncoder = new MoveVenueFundEncoder();
    private final MoveVenueFundDecoder moveVenueFundDecoder = new MoveVenueFundDecoder();
    private final LiquidateAccountEncoder liquidateAccountEncoder = new LiquidateAccountEncoder();
    private final LiquidateAccountDecoder liquidateAccountDecoder = new LiquidateAccountDecoder();
    private final DeclareDefaultEncoder declareDefaultEncoder = new DeclareDefaultEncoder();
    private final DeclareDefaultDecoder declareDefaultDecoder = new DeclareDefaultDecoder();
    private final PortAccountEncoder portAccountEncoder = new PortAccountEncoder();
    private final PortAccountDecoder portAccountDecoder = new PortAccountDecoder();
    private final BidForPortfolioEncoder bidForPortfolioEncoder = new BidForPortfolioEncoder();
    private final BidForPortfolioDecoder bidForPortfolioDecoder = new BidForPortfolioDecoder();
    private final MessageWriter writer;
    private final MessageReader reader;

    DefaultCommands(MessageWriter writer, MessageReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void write(Command.SetDefaultParameters it) {
        SetDefaultParametersEncoder out = writer.begin(setDefaultParametersEncoder);
        Composites.put(it.parameters(), out.parameters());
    }

    Command.SetDefaultParameters setDefaultParameters() {
        var in = reader.open(setDefaultParametersDecoder);
        return new Command.SetDefaultParameters(Composites.defaults(in.parameters()));
    }

    void write(Command.SetFundShares it) {
        SetFundSharesEncoder out = writer.begin(setFundSharesEncoder);
        out.coverMicros(it.coverMicros());
        var shares = out.sharesCount(it.shares().size());
        for (FundShare each : it.shares()) shares.next().member(each.member()).requiredMicros(each.requiredMicros());
    }

    Command.SetFundShares setFundShares() {
        var in = reader.open(setFundSharesDecoder);
        List<FundShare> shares = new ArrayList<>();
        for (var each : in.shares()) shares.add(new FundShare(each.member(), each.requiredMicros()));
        return new Command.SetFundShares(in.coverMicros(), shares);
    }

    void write(Command.MoveFundShare it) {
        MoveFundShareEncoder out = writer.begin(moveFundShareEncoder);
        out.member(it.member())
                .account(it.account())
                .amountMicros(it.amountMicros())
                .reference(it.reference());
    }

    Command.MoveFundShare moveFundShare() {
        var in = reader.open(moveFundShareDecoder);
        return new Command.MoveFundShare(in.member(), in.account(), in.amountMicros(), in.reference());
    }

    void write(Command.MoveVenueFund it) {
        MoveVenueFundEncoder out = writer.begin(moveVenueFundEncoder);
        out.fund(Codes.VENUE_FUND.code(it.fund()))
                .amountMicros(it.amountMicros())
                .reference(it.reference());
    }

    Command.MoveVenueFund moveVenueFund() {
        var in = reader.open(moveVenueFundDecoder);
        return new Command.MoveVenueFund(Codes.VENUE_FUND.value(in.fund()), in.amountMicros(), in.reference());
    }

    void write(Command.LiquidateAccount it) {
        LiquidateAccountEncoder out = writer.begin(liquidateAccountEncoder);
        out.account(it.account()).officer(it.officer()).reason(it.reason());
    }

    Command.LiquidateAccount liquidateAccount() {
        var in = reader.open(liquidateAccountDecoder);
        return new Command.LiquidateAccount(in.account(), in.officer(), in.reason());
    }

    void write(Command.DeclareDefault it) {
        DeclareDefaultEncoder out = writer.begin(declareDefaultEncoder);
        out.member(it.member()).officer(it.officer()).reason(it.reason());
    }

    Command.DeclareDefault declareDefault() {
        var in = reader.open(declareDefaultDecoder);
        return new Command.DeclareDefault(in.member(), in.officer(), in.reason());
    }

    void write(Command.PortAccount it) {
        PortAccountEncoder out = writer.begin(portAccountEncoder);
        out.account(it.account()).member(it.member());
    }

    Command.PortAccount portAccount() {
        var in = reader.open(portAccountDecoder);
        return new Command.PortAccount(in.account(), in.member());
    }

    void write(Command.BidForPortfolio it) {
        BidForPortfolioEncoder out = writer.begin(bidForPortfolioEncoder);
        Composites.put(it.requestId(), out.requestId());
        out.account(it.account()).auction(it.auction()).packages(it.packages()).priceMicros(it.priceMicros());
    }

    Command.BidForPortfolio bidForPortfolio() {
        var in = reader.open(bidForPortfolioDecoder);
        return new Command.BidForPortfolio(
                in.account(), Composites.requestId(in.requestId()), in.auction(), in.packages(), in.priceMicros());
    }
}
