package kilohour.wire;

import kilohour.exchange.Command;
import kilohour.wire.sbe.AdvanceTimeDecoder;
import kilohour.wire.sbe.AmendOrderDecoder;
import kilohour.wire.sbe.AnswerBlockTradeDecoder;
import kilohour.wire.sbe.ApproveWithdrawalDecoder;
import kilohour.wire.sbe.BidForPortfolioDecoder;
import kilohour.wire.sbe.CancelAllDecoder;
import kilohour.wire.sbe.CancelOrderDecoder;
import kilohour.wire.sbe.CancelWithdrawalDecoder;
import kilohour.wire.sbe.CreateSpreadDecoder;
import kilohour.wire.sbe.CreditBankEntryDecoder;
import kilohour.wire.sbe.DeclareDefaultDecoder;
import kilohour.wire.sbe.DeclareHourDecoder;
import kilohour.wire.sbe.DeclarePrintDecoder;
import kilohour.wire.sbe.DepositAssetDecoder;
import kilohour.wire.sbe.DepositDecoder;
import kilohour.wire.sbe.DisableKeyDecoder;
import kilohour.wire.sbe.EndGatewayDecoder;
import kilohour.wire.sbe.EndSessionDecoder;
import kilohour.wire.sbe.HaltTradingDecoder;
import kilohour.wire.sbe.LiquidateAccountDecoder;
import kilohour.wire.sbe.ListUnderlyingDecoder;
import kilohour.wire.sbe.MassQuoteDecoder;
import kilohour.wire.sbe.MoveFundShareDecoder;
import kilohour.wire.sbe.MoveVenueFundDecoder;
import kilohour.wire.sbe.OpenAccountDecoder;
import kilohour.wire.sbe.OpenSessionDecoder;
import kilohour.wire.sbe.OpenVenueDecoder;
import kilohour.wire.sbe.PlaceOrderDecoder;
import kilohour.wire.sbe.PlacePairDecoder;
import kilohour.wire.sbe.PortAccountDecoder;
import kilohour.wire.sbe.ProposeBlockTradeDecoder;
import kilohour.wire.sbe.RefuseWithdrawalDecoder;
import kilohour.wire.sbe.RegisterKeyDecoder;
import kilohour.wire.sbe.RegisterMemberDecoder;
import kilohour.wire.sbe.ResetMarketMakerProtectionDecoder;
import kilohour.wire.sbe.ResumeTradingDecoder;
import kilohour.wire.sbe.ReverseBankEntryDecoder;
import kilohour.wire.sbe.SetAssetPriceDecoder;
import kilohour.wire.sbe.SetAuctionParametersDecoder;
import kilohour.wire.sbe.SetCancelOnDisconnectDecoder;
import kilohour.wire.sbe.SetChargesDecoder;
import kilohour.wire.sbe.SetCollateralAssetDecoder;
import kilohour.wire.sbe.SetControlGroupDecoder;
import kilohour.wire.sbe.SetDefaultParametersDecoder;
import kilohour.wire.sbe.SetFundSharesDecoder;
import kilohour.wire.sbe.SetIndexSupplierDecoder;
import kilohour.wire.sbe.SetKillSwitchDecoder;
import kilohour.wire.sbe.SetMarginGroupDecoder;
import kilohour.wire.sbe.SetMarginParametersDecoder;
import kilohour.wire.sbe.SetMarketMakerProtectionDecoder;
import kilohour.wire.sbe.SetOptionParametersDecoder;
import kilohour.wire.sbe.SetPaymentParametersDecoder;
import kilohour.wire.sbe.SetPayoutAddressDecoder;
import kilohour.wire.sbe.SetPositionLimitsDecoder;
import kilohour.wire.sbe.SetReferenceDecoder;
import kilohour.wire.sbe.SetTradingParametersDecoder;
import kilohour.wire.sbe.SetVolatilityDecoder;
import kilohour.wire.sbe.SettleWithdrawalDecoder;
import kilohour.wire.sbe.SizeFundDecoder;
import kilohour.wire.sbe.TickDecoder;
import kilohour.wire.sbe.WithdrawAssetDecoder;
import kilohour.wire.sbe.WithdrawDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Commands to bytes and back. Keeps flyweights: one codec per thread. */
public final class CommandCodec {
    private final MessageWriter writer = new MessageWriter();
    private final MessageReader reader = new MessageReader("a command");
    private final VenueCommands venue = new VenueCommands(writer, reader);
    private final MarketCommands market = new MarketCommands(writer, reader);
    private final TradingCommands trading = new TradingCommands(writer, reader);
    private final ControlCommands controls = new ControlCommands(writer, reader);
    private final AuctionCommands auctions = new AuctionCommands(writer, reader);
    private final PaymentCommands payments = new PaymentCommands(writer, reader);
    private final DefaultCommands defaults = new DefaultCommands(writer, reader);
    private final FundSizings fund = new FundSizings(writer, reader);
    private final IndexSuppliers suppliers = new IndexSuppliers(writer, reader);
    private final OptionCommands options = new OptionCommands(writer, reader);
    private final MarginRecords margins = new MarginRecords(writer, reader);
    private final Spreads spreads = new Spreads(writer, reader);
    private final CollateralCommands collateral = new CollateralCommands(writer, reader);

    /**
     * Writes one command with its header and returns its length in bytes. An expandable buffer grows as needed.
     *
     * @throws WireFormatException if a text is longer than 65,534 bytes of UTF-8
     * @throws IndexOutOfBoundsException if a buffer that cannot grow is too small
     */
    public int encode(Command it, MutableDirectBuffer out, int offset) {
        writer.to(out, offset);
        try {
            write(it);
        } catch (IllegalStateException tooLong) {
            throw new WireFormatException(
                    "command not written: a text in it is longer than 65,534 bytes of UTF-8", tooLong);
        }
        return writer.length();
    }

    /**
     * Reads one command that fills exactly {@code length} bytes; never looks beyond them.
     *
     * @throws WireFormatException if the bytes are anything else
     */
    public Command decode(DirectBuffer in, int offset, int length) {
        return reader.read(in, offset, length, this::read);
    }

    private void write(Command what) {
        switch (what) {
            case Command.SetCollateralAsset it -> collateral.write(it);
            case Command.SetAssetPrice it -> collateral.write(it);
            case Command.DepositAsset it -> collateral.write(it);
            case Command.WithdrawAsset it -> collateral.write(it);
            case Command.SetPaymentParameters it -> payments.write(it);
            case Command.SetPayoutAddress it -> payments.write(it);
            case Command.ApproveWithdrawal it -> payments.write(it);
            case Command.RefuseWithdrawal it -> payments.write(it);
            case Command.CancelWithdrawal it -> payments.write(it);
            case Command.SettleWithdrawal it -> payments.write(it);
            case Command.CreditBankEntry it -> payments.write(it);
            case Command.ReverseBankEntry it -> payments.write(it);
            case Command.OpenVenue it -> venue.write(it);
            case Command.AdvanceTime it -> venue.write(it);
            case Command.Tick it -> venue.write(it);
            case Command.RegisterMember it -> venue.write(it);
            case Command.OpenAccount it -> venue.write(it);
            case Command.RegisterKey it -> venue.write(it);
            case Command.DisableKey it -> venue.write(it);
            case Command.Deposit it -> venue.write(it);
            case Command.Withdraw it -> venue.write(it);
            case Command.ListUnderlying it -> market.write(it);
            case Command.SetTradingParameters it -> market.write(it);
            case Command.SetAuctionParameters it -> auctions.write(it);
            case Command.HaltTrading it -> auctions.write(it);
            case Command.SetOptionParameters it -> options.write(it);
            case Command.SetVolatility it -> options.write(it);
            case Command.SetCharges it -> margins.write(it);
            case Command.SetMarginGroup it -> margins.write(it);
            case Command.ResumeTrading it -> auctions.write(it);
            case Command.SetDefaultParameters it -> defaults.write(it);
            case Command.SetFundShares it -> defaults.write(it);
            case Command.SizeFund it -> fund.write(it);
            case Command.MoveFundShare it -> defaults.write(it);
            case Command.MoveVenueFund it -> defaults.write(it);
            case Command.LiquidateAccount it -> defaults.write(it);
            case Command.DeclareDefault it -> defaults.write(it);
            case Command.PortAccount it -> defaults.write(it);
            case Command.BidForPortfolio it -> defaults.write(it);
            case Command.SetMarginParameters it -> market.write(it);
            case Command.SetReference it -> market.write(it);
            case Command.DeclareHour it -> market.write(it);
            case Command.DeclarePrint it -> market.write(it);
            case Command.PlaceOrder it -> trading.write(it);
            case Command.PlacePair it -> trading.write(it);
            case Command.AmendOrder it -> trading.write(it);
            case Command.CancelOrder it -> trading.write(it);
            case Command.CancelAll it -> trading.write(it);
            case Command.CreateSpread it -> spreads.write(it);
            case Command.OpenSession it -> controls.write(it);
            case Command.SetCancelOnDisconnect it -> controls.write(it);
            case Command.EndSession it -> controls.write(it);
            case Command.EndGateway it -> controls.write(it);
            case Command.SetKillSwitch it -> controls.write(it);
            case Command.MassQuote it -> controls.write(it);
            case Command.SetMarketMakerProtection it -> controls.write(it);
            case Command.ResetMarketMakerProtection it -> controls.write(it);
            case Command.SetPositionLimits it -> controls.write(it);
            case Command.SetControlGroup it -> controls.write(it);
            case Command.SetIndexSupplier it -> suppliers.write(it);
            case Command.ProposeBlockTrade it -> controls.write(it);
            case Command.AnswerBlockTrade it -> controls.write(it);
        }
    }

    private Command read(int templateId) {
        return switch (templateId) {
            case OpenVenueDecoder.TEMPLATE_ID -> venue.openVenue();
            case AdvanceTimeDecoder.TEMPLATE_ID -> venue.advanceTime();
            case TickDecoder.TEMPLATE_ID -> venue.tick();
            case RegisterMemberDecoder.TEMPLATE_ID -> venue.registerMember();
            case OpenAccountDecoder.TEMPLATE_ID -> venue.openAccount();
            case RegisterKeyDecoder.TEMPLATE_ID -> venue.registerKey();
            case DisableKeyDecoder.TEMPLATE_ID -> venue.disableKey();
            case DepositDecoder.TEMPLATE_ID -> venue.deposit();
            case WithdrawDecoder.TEMPLATE_ID -> venue.withdraw();
            case ListUnderlyingDecoder.TEMPLATE_ID -> market.listUnderlying();
            case SetTradingParametersDecoder.TEMPLATE_ID -> market.setTradingParameters();
            case SetAuctionParametersDecoder.TEMPLATE_ID -> auctions.setAuctionParameters();
            case HaltTradingDecoder.TEMPLATE_ID -> auctions.haltTrading();
            case SetOptionParametersDecoder.TEMPLATE_ID -> options.setOptionParameters();
            case SetVolatilityDecoder.TEMPLATE_ID -> options.setVolatility();
            case SetChargesDecoder.TEMPLATE_ID -> margins.setCharges();
            case SetMarginGroupDecoder.TEMPLATE_ID -> margins.setMarginGroup();
            case ResumeTradingDecoder.TEMPLATE_ID -> auctions.resumeTrading();
            case SetDefaultParametersDecoder.TEMPLATE_ID -> defaults.setDefaultParameters();
            case SetFundSharesDecoder.TEMPLATE_ID -> defaults.setFundShares();
            case SizeFundDecoder.TEMPLATE_ID -> fund.sizeFund();
            case MoveFundShareDecoder.TEMPLATE_ID -> defaults.moveFundShare();
            case MoveVenueFundDecoder.TEMPLATE_ID -> defaults.moveVenueFund();
            case LiquidateAccountDecoder.TEMPLATE_ID -> defaults.liquidateAccount();
            case DeclareDefaultDecoder.TEMPLATE_ID -> defaults.declareDefault();
            case PortAccountDecoder.TEMPLATE_ID -> defaults.portAccount();
            case BidForPortfolioDecoder.TEMPLATE_ID -> defaults.bidForPortfolio();
            case SetMarginParametersDecoder.TEMPLATE_ID -> market.setMarginParameters();
            case SetReferenceDecoder.TEMPLATE_ID -> market.setReference();
            case DeclareHourDecoder.TEMPLATE_ID -> market.declareHour();
            case DeclarePrintDecoder.TEMPLATE_ID -> market.declarePrint();
            case PlaceOrderDecoder.TEMPLATE_ID -> trading.placeOrder();
            case PlacePairDecoder.TEMPLATE_ID -> trading.placePair();
            case AmendOrderDecoder.TEMPLATE_ID -> trading.amendOrder();
            case CancelOrderDecoder.TEMPLATE_ID -> trading.cancelOrder();
            case CancelAllDecoder.TEMPLATE_ID -> trading.cancelAll();
            case CreateSpreadDecoder.TEMPLATE_ID -> spreads.createSpread();
            case OpenSessionDecoder.TEMPLATE_ID -> controls.openSession();
            case SetCancelOnDisconnectDecoder.TEMPLATE_ID -> controls.setCancelOnDisconnect();
            case EndSessionDecoder.TEMPLATE_ID -> controls.endSession();
            case EndGatewayDecoder.TEMPLATE_ID -> controls.endGateway();
            case SetKillSwitchDecoder.TEMPLATE_ID -> controls.setKillSwitch();
            case MassQuoteDecoder.TEMPLATE_ID -> controls.massQuote();
            case SetMarketMakerProtectionDecoder.TEMPLATE_ID -> controls.setMarketMakerProtection();
            case ResetMarketMakerProtectionDecoder.TEMPLATE_ID -> controls.resetMarketMakerProtection();
            case SetPositionLimitsDecoder.TEMPLATE_ID -> controls.setPositionLimits();
            case SetControlGroupDecoder.TEMPLATE_ID -> controls.setControlGroup();
            case SetIndexSupplierDecoder.TEMPLATE_ID -> suppliers.setIndexSupplier();
            case ProposeBlockTradeDecoder.TEMPLATE_ID -> controls.proposeBlockTrade();
            case AnswerBlockTradeDecoder.TEMPLATE_ID -> controls.answerBlockTrade();
            case SetPaymentParametersDecoder.TEMPLATE_ID -> payments.setPaymentParameters();
            case SetPayoutAddressDecoder.TEMPLATE_ID -> payments.setPayoutAddress();
            case ApproveWithdrawalDecoder.TEMPLATE_ID -> payments.approveWithdrawal();
            case RefuseWithdrawalDecoder.TEMPLATE_ID -> payments.refuseWithdrawal();
            case CancelWithdrawalDecoder.TEMPLATE_ID -> payments.cancelWithdrawal();
            case SettleWithdrawalDecoder.TEMPLATE_ID -> payments.settleWithdrawal();
            case CreditBankEntryDecoder.TEMPLATE_ID -> payments.creditBankEntry();
            case ReverseBankEntryDecoder.TEMPLATE_ID -> payments.reverseBankEntry();
            case SetCollateralAssetDecoder.TEMPLATE_ID -> collateral.setCollateralAsset();
            case SetAssetPriceDecoder.TEMPLATE_ID -> collateral.setAssetPrice();
            case DepositAssetDecoder.TEMPLATE_ID -> collateral.depositAsset();
            case WithdrawAssetDecoder.TEMPLATE_ID -> collateral.withdrawAsset();
            default -> throw reader.unknown(templateId);
        };
    }
}
