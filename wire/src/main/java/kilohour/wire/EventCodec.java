package kilohour.wire;

import kilohour.exchange.Event;
import kilohour.wire.sbe.AccountOpenedDecoder;
import kilohour.wire.sbe.AccountPortedDecoder;
import kilohour.wire.sbe.AccountValuedDecoder;
import kilohour.wire.sbe.AssetPricedDecoder;
import kilohour.wire.sbe.AssetTransferredDecoder;
import kilohour.wire.sbe.AuctionEndedDecoder;
import kilohour.wire.sbe.AuctionParametersSetDecoder;
import kilohour.wire.sbe.BankEntryBookedDecoder;
import kilohour.wire.sbe.BlockTradeEndedDecoder;
import kilohour.wire.sbe.BlockTradeProposedDecoder;
import kilohour.wire.sbe.BlockTradedDecoder;
import kilohour.wire.sbe.CancelOnDisconnectSetDecoder;
import kilohour.wire.sbe.CashTransferredDecoder;
import kilohour.wire.sbe.ChargeBaseSetDecoder;
import kilohour.wire.sbe.ChargesSetDecoder;
import kilohour.wire.sbe.CollateralAssetSetDecoder;
import kilohour.wire.sbe.CommandRejectedDecoder;
import kilohour.wire.sbe.ContractListedDecoder;
import kilohour.wire.sbe.ControlGroupSetDecoder;
import kilohour.wire.sbe.DebitCalledDecoder;
import kilohour.wire.sbe.DefaultParametersSetDecoder;
import kilohour.wire.sbe.DefaultSettledDecoder;
import kilohour.wire.sbe.FundCalledDecoder;
import kilohour.wire.sbe.FundSharesSetDecoder;
import kilohour.wire.sbe.FundSizedDecoder;
import kilohour.wire.sbe.FundingRateSetDecoder;
import kilohour.wire.sbe.GatewayLostDecoder;
import kilohour.wire.sbe.HourDeclaredDecoder;
import kilohour.wire.sbe.IndexSupplierSetDecoder;
import kilohour.wire.sbe.IndicativeChangedDecoder;
import kilohour.wire.sbe.KeyDisabledDecoder;
import kilohour.wire.sbe.KeyRegisteredDecoder;
import kilohour.wire.sbe.KillSwitchSetDecoder;
import kilohour.wire.sbe.LayerUsedDecoder;
import kilohour.wire.sbe.LegsBookedDecoder;
import kilohour.wire.sbe.LiquidationChangedDecoder;
import kilohour.wire.sbe.MarginCallMetDecoder;
import kilohour.wire.sbe.MarginCalledDecoder;
import kilohour.wire.sbe.MarginGroupSetDecoder;
import kilohour.wire.sbe.MarginParametersSetDecoder;
import kilohour.wire.sbe.MarkMovedDecoder;
import kilohour.wire.sbe.MarketMakerProtectionResetDecoder;
import kilohour.wire.sbe.MarketMakerProtectionSetDecoder;
import kilohour.wire.sbe.MemberDefaultedDecoder;
import kilohour.wire.sbe.MemberRegisteredDecoder;
import kilohour.wire.sbe.MonthSettledDecoder;
import kilohour.wire.sbe.OptionExpiredDecoder;
import kilohour.wire.sbe.OptionParametersSetDecoder;
import kilohour.wire.sbe.OrderAcceptedDecoder;
import kilohour.wire.sbe.OrderAmendedDecoder;
import kilohour.wire.sbe.OrderCancelledDecoder;
import kilohour.wire.sbe.OrderFilledDecoder;
import kilohour.wire.sbe.OrderTriggeredDecoder;
import kilohour.wire.sbe.OrdersLinkedDecoder;
import kilohour.wire.sbe.PaymentParametersSetDecoder;
import kilohour.wire.sbe.PayoutAddressSetDecoder;
import kilohour.wire.sbe.PhaseChangedDecoder;
import kilohour.wire.sbe.PortfolioAllottedDecoder;
import kilohour.wire.sbe.PortfolioAuctionEndedDecoder;
import kilohour.wire.sbe.PortfolioAuctionedDecoder;
import kilohour.wire.sbe.PortfolioBidPlacedDecoder;
import kilohour.wire.sbe.PositionChangedDecoder;
import kilohour.wire.sbe.PositionLimitsSetDecoder;
import kilohour.wire.sbe.PositionsTornUpDecoder;
import kilohour.wire.sbe.PrintDeclaredDecoder;
import kilohour.wire.sbe.QuoteRejectedDecoder;
import kilohour.wire.sbe.QuotesFrozenDecoder;
import kilohour.wire.sbe.ReferenceSetDecoder;
import kilohour.wire.sbe.RequestRejectedDecoder;
import kilohour.wire.sbe.RequestRepeatedDecoder;
import kilohour.wire.sbe.SessionLostDecoder;
import kilohour.wire.sbe.SessionOpenedDecoder;
import kilohour.wire.sbe.SettlementPriceSetDecoder;
import kilohour.wire.sbe.SpreadEndedDecoder;
import kilohour.wire.sbe.StripCascadedDecoder;
import kilohour.wire.sbe.TimeAdvancedDecoder;
import kilohour.wire.sbe.TradedDecoder;
import kilohour.wire.sbe.TradingEndedDecoder;
import kilohour.wire.sbe.TradingParametersSetDecoder;
import kilohour.wire.sbe.UnderlyingListedDecoder;
import kilohour.wire.sbe.VenueOpenedDecoder;
import kilohour.wire.sbe.VolatilitySetDecoder;
import kilohour.wire.sbe.WithdrawalApprovedDecoder;
import kilohour.wire.sbe.WithdrawalEndedDecoder;
import kilohour.wire.sbe.WithdrawalRequestedDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Events to bytes and back. Keeps flyweights: one codec per thread. */
public final class EventCodec {
    private final MessageWriter writer = new MessageWriter();
    private final MessageReader reader = new MessageReader("an event");
    private final VenueEvents venue = new VenueEvents(writer, reader);
    private final MarketEvents market = new MarketEvents(writer, reader);
    private final TradingEvents trading = new TradingEvents(writer, reader);
    private final AuctionEvents auctions = new AuctionEvents(writer, reader);
    private final PaymentEvents payments = new PaymentEvents(writer, reader);
    private final DefaultEvents defaults = new DefaultEvents(writer, reader);
    private final FundSizings fund = new FundSizings(writer, reader);
    private final IndexSuppliers suppliers = new IndexSuppliers(writer, reader);
    private final Valuations valuations = new Valuations(writer, reader);
    private final OptionEvents options = new OptionEvents(writer, reader);
    private final MarginRecords margins = new MarginRecords(writer, reader);
    private final CollateralEvents collateral = new CollateralEvents(writer, reader);
    private final ClearingEvents clearing = new ClearingEvents(writer, reader);
    private final ControlEvents controls = new ControlEvents(writer, reader);
    private final Spreads spreads = new Spreads(writer, reader);

    /**
     * Writes one event with its header and returns its length in bytes. An expandable buffer grows as needed.
     *
     * @throws WireFormatException if a text is longer than 65,534 bytes of UTF-8
     * @throws IndexOutOfBoundsException if a buffer that cannot grow is too small
     */
    public int encode(Event it, MutableDirectBuffer out, int offset) {
        writer.to(out, offset);
        try {
            write(it);
        } catch (IllegalStateException tooLong) {
            throw new WireFormatException(
                    "event not written: a text in it is longer than 65,534 bytes of UTF-8", tooLong);
        }
        return writer.length();
    }

    /**
     * Reads one event that fills exactly {@code length} bytes; never looks beyond them.
     *
     * @throws WireFormatException if the bytes are anything else
     */
    public Event decode(DirectBuffer in, int offset, int length) {
        return reader.read(in, offset, length, this::read);
    }

    private void write(Event what) {
        switch (what) {
            case Event.CollateralAssetSet it -> collateral.write(it);
            case Event.AssetPriced it -> collateral.write(it);
            case Event.AssetTransferred it -> collateral.write(it);
            case Event.DebitCalled it -> collateral.write(it);
            case Event.AccountValued it -> valuations.write(it);
            case Event.PaymentParametersSet it -> payments.write(it);
            case Event.PayoutAddressSet it -> payments.write(it);
            case Event.WithdrawalRequested it -> payments.write(it);
            case Event.WithdrawalApproved it -> payments.write(it);
            case Event.WithdrawalEnded it -> payments.write(it);
            case Event.BankEntryBooked it -> payments.write(it);
            case Event.VenueOpened it -> venue.write(it);
            case Event.TimeAdvanced it -> venue.write(it);
            case Event.MemberRegistered it -> venue.write(it);
            case Event.AccountOpened it -> venue.write(it);
            case Event.KeyRegistered it -> venue.write(it);
            case Event.KeyDisabled it -> venue.write(it);
            case Event.UnderlyingListed it -> market.write(it);
            case Event.ContractListed it -> market.write(it);
            case Event.ReferenceSet it -> market.write(it);
            case Event.TradingParametersSet it -> market.write(it);
            case Event.AuctionParametersSet it -> auctions.write(it);
            case Event.PhaseChanged it -> auctions.write(it);
            case Event.OptionParametersSet it -> options.write(it);
            case Event.VolatilitySet it -> options.write(it);
            case Event.ChargesSet it -> margins.write(it);
            case Event.MarginGroupSet it -> margins.write(it);
            case Event.ChargeBaseSet it -> margins.write(it);
            case Event.OptionExpired it -> options.write(it);
            case Event.IndicativeChanged it -> auctions.write(it);
            case Event.AuctionEnded it -> auctions.write(it);
            case Event.DefaultParametersSet it -> defaults.write(it);
            case Event.FundSharesSet it -> defaults.write(it);
            case Event.FundSized it -> fund.write(it);
            case Event.FundCalled it -> defaults.write(it);
            case Event.LiquidationChanged it -> defaults.write(it);
            case Event.PortfolioAuctioned it -> defaults.write(it);
            case Event.PortfolioBidPlaced it -> defaults.write(it);
            case Event.PortfolioAllotted it -> defaults.write(it);
            case Event.PortfolioAuctionEnded it -> defaults.write(it);
            case Event.PositionsTornUp it -> defaults.write(it);
            case Event.MemberDefaulted it -> defaults.write(it);
            case Event.LayerUsed it -> defaults.write(it);
            case Event.DefaultSettled it -> defaults.write(it);
            case Event.AccountPorted it -> defaults.write(it);
            case Event.MarginCallMet it -> defaults.write(it);
            case Event.MarginParametersSet it -> market.write(it);
            case Event.CommandRejected it -> venue.write(it);
            case Event.RequestRejected it -> venue.write(it);
            case Event.RequestRepeated it -> venue.write(it);
            case Event.HourDeclared it -> market.write(it);
            case Event.PrintDeclared it -> market.write(it);
            case Event.MarkMoved it -> market.write(it);
            case Event.SettlementPriceSet it -> market.write(it);
            case Event.OrderAccepted it -> trading.write(it);
            case Event.OrderAmended it -> trading.write(it);
            case Event.OrderCancelled it -> trading.write(it);
            case Event.OrdersLinked it -> trading.write(it);
            case Event.OrderTriggered it -> trading.write(it);
            case Event.Traded it -> trading.write(it);
            case Event.OrderFilled it -> trading.write(it);
            case Event.CashTransferred it -> clearing.write(it);
            case Event.PositionChanged it -> clearing.write(it);
            case Event.FundingRateSet it -> clearing.write(it);
            case Event.TradingEnded it -> clearing.write(it);
            case Event.MonthSettled it -> clearing.write(it);
            case Event.StripCascaded it -> clearing.write(it);
            case Event.LegsBooked it -> spreads.write(it);
            case Event.SpreadEnded it -> spreads.write(it);
            case Event.MarginCalled it -> clearing.write(it);
            case Event.SessionOpened it -> controls.write(it);
            case Event.CancelOnDisconnectSet it -> controls.write(it);
            case Event.SessionLost it -> controls.write(it);
            case Event.GatewayLost it -> controls.write(it);
            case Event.KillSwitchSet it -> controls.write(it);
            case Event.QuoteRejected it -> controls.write(it);
            case Event.MarketMakerProtectionSet it -> controls.write(it);
            case Event.QuotesFrozen it -> controls.write(it);
            case Event.MarketMakerProtectionReset it -> controls.write(it);
            case Event.PositionLimitsSet it -> controls.write(it);
            case Event.ControlGroupSet it -> controls.write(it);
            case Event.IndexSupplierSet it -> suppliers.write(it);
            case Event.BlockTradeProposed it -> controls.write(it);
            case Event.BlockTradeEnded it -> controls.write(it);
            case Event.BlockTraded it -> controls.write(it);
        }
    }

    private Event read(int templateId) {
        return switch (templateId) {
            case VenueOpenedDecoder.TEMPLATE_ID -> venue.venueOpened();
            case TimeAdvancedDecoder.TEMPLATE_ID -> venue.timeAdvanced();
            case MemberRegisteredDecoder.TEMPLATE_ID -> venue.memberRegistered();
            case AccountOpenedDecoder.TEMPLATE_ID -> venue.accountOpened();
            case KeyRegisteredDecoder.TEMPLATE_ID -> venue.keyRegistered();
            case KeyDisabledDecoder.TEMPLATE_ID -> venue.keyDisabled();
            case UnderlyingListedDecoder.TEMPLATE_ID -> market.underlyingListed();
            case ContractListedDecoder.TEMPLATE_ID -> market.contractListed();
            case ReferenceSetDecoder.TEMPLATE_ID -> market.referenceSet();
            case TradingParametersSetDecoder.TEMPLATE_ID -> market.tradingParametersSet();
            case AuctionParametersSetDecoder.TEMPLATE_ID -> auctions.auctionParametersSet();
            case PhaseChangedDecoder.TEMPLATE_ID -> auctions.phaseChanged();
            case OptionParametersSetDecoder.TEMPLATE_ID -> options.optionParametersSet();
            case VolatilitySetDecoder.TEMPLATE_ID -> options.volatilitySet();
            case ChargesSetDecoder.TEMPLATE_ID -> margins.chargesSet();
            case MarginGroupSetDecoder.TEMPLATE_ID -> margins.marginGroupSet();
            case ChargeBaseSetDecoder.TEMPLATE_ID -> margins.chargeBaseSet();
            case OptionExpiredDecoder.TEMPLATE_ID -> options.optionExpired();
            case IndicativeChangedDecoder.TEMPLATE_ID -> auctions.indicativeChanged();
            case AuctionEndedDecoder.TEMPLATE_ID -> auctions.auctionEnded();
            case DefaultParametersSetDecoder.TEMPLATE_ID -> defaults.defaultParametersSet();
            case FundSharesSetDecoder.TEMPLATE_ID -> defaults.fundSharesSet();
            case FundSizedDecoder.TEMPLATE_ID -> fund.fundSized();
            case FundCalledDecoder.TEMPLATE_ID -> defaults.fundCalled();
            case LiquidationChangedDecoder.TEMPLATE_ID -> defaults.liquidationChanged();
            case PortfolioAuctionedDecoder.TEMPLATE_ID -> defaults.portfolioAuctioned();
            case PortfolioBidPlacedDecoder.TEMPLATE_ID -> defaults.portfolioBidPlaced();
            case PortfolioAllottedDecoder.TEMPLATE_ID -> defaults.portfolioAllotted();
            case PortfolioAuctionEndedDecoder.TEMPLATE_ID -> defaults.portfolioAuctionEnded();
            case PositionsTornUpDecoder.TEMPLATE_ID -> defaults.positionsTornUp();
            case MemberDefaultedDecoder.TEMPLATE_ID -> defaults.memberDefaulted();
            case LayerUsedDecoder.TEMPLATE_ID -> defaults.layerUsed();
            case DefaultSettledDecoder.TEMPLATE_ID -> defaults.defaultSettled();
            case AccountPortedDecoder.TEMPLATE_ID -> defaults.accountPorted();
            case MarginCallMetDecoder.TEMPLATE_ID -> defaults.marginCallMet();
            case MarginParametersSetDecoder.TEMPLATE_ID -> market.marginParametersSet();
            case CommandRejectedDecoder.TEMPLATE_ID -> venue.commandRejected();
            case RequestRejectedDecoder.TEMPLATE_ID -> venue.requestRejected();
            case RequestRepeatedDecoder.TEMPLATE_ID -> venue.requestRepeated();
            case HourDeclaredDecoder.TEMPLATE_ID -> market.hourDeclared();
            case PrintDeclaredDecoder.TEMPLATE_ID -> market.printDeclared();
            case MarkMovedDecoder.TEMPLATE_ID -> market.markMoved();
            case SettlementPriceSetDecoder.TEMPLATE_ID -> market.settlementPriceSet();
            case OrderAcceptedDecoder.TEMPLATE_ID -> trading.orderAccepted();
            case OrderAmendedDecoder.TEMPLATE_ID -> trading.orderAmended();
            case OrderCancelledDecoder.TEMPLATE_ID -> trading.orderCancelled();
            case OrdersLinkedDecoder.TEMPLATE_ID -> trading.ordersLinked();
            case OrderTriggeredDecoder.TEMPLATE_ID -> trading.orderTriggered();
            case TradedDecoder.TEMPLATE_ID -> trading.traded();
            case OrderFilledDecoder.TEMPLATE_ID -> trading.orderFilled();
            case CashTransferredDecoder.TEMPLATE_ID -> clearing.cashTransferred();
            case PositionChangedDecoder.TEMPLATE_ID -> clearing.positionChanged();
            case FundingRateSetDecoder.TEMPLATE_ID -> clearing.fundingRateSet();
            case TradingEndedDecoder.TEMPLATE_ID -> clearing.tradingEnded();
            case MonthSettledDecoder.TEMPLATE_ID -> clearing.monthSettled();
            case StripCascadedDecoder.TEMPLATE_ID -> clearing.stripCascaded();
            case LegsBookedDecoder.TEMPLATE_ID -> spreads.legsBooked();
            case SpreadEndedDecoder.TEMPLATE_ID -> spreads.spreadEnded();
            case MarginCalledDecoder.TEMPLATE_ID -> clearing.marginCalled();
            case SessionOpenedDecoder.TEMPLATE_ID -> controls.sessionOpened();
            case CancelOnDisconnectSetDecoder.TEMPLATE_ID -> controls.cancelOnDisconnectSet();
            case SessionLostDecoder.TEMPLATE_ID -> controls.sessionLost();
            case GatewayLostDecoder.TEMPLATE_ID -> controls.gatewayLost();
            case KillSwitchSetDecoder.TEMPLATE_ID -> controls.killSwitchSet();
            case QuoteRejectedDecoder.TEMPLATE_ID -> controls.quoteRejected();
            case MarketMakerProtectionSetDecoder.TEMPLATE_ID -> controls.marketMakerProtectionSet();
            case QuotesFrozenDecoder.TEMPLATE_ID -> controls.quotesFrozen();
            case MarketMakerProtectionResetDecoder.TEMPLATE_ID -> controls.marketMakerProtectionReset();
            case PositionLimitsSetDecoder.TEMPLATE_ID -> controls.positionLimitsSet();
            case ControlGroupSetDecoder.TEMPLATE_ID -> controls.controlGroupSet();
            case IndexSupplierSetDecoder.TEMPLATE_ID -> suppliers.indexSupplierSet();
            case BlockTradeProposedDecoder.TEMPLATE_ID -> controls.blockTradeProposed();
            case BlockTradeEndedDecoder.TEMPLATE_ID -> controls.blockTradeEnded();
            case BlockTradedDecoder.TEMPLATE_ID -> controls.blockTraded();
            case PaymentParametersSetDecoder.TEMPLATE_ID -> payments.paymentParametersSet();
            case PayoutAddressSetDecoder.TEMPLATE_ID -> payments.payoutAddressSet();
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> payments.withdrawalRequested();
            case WithdrawalApprovedDecoder.TEMPLATE_ID -> payments.withdrawalApproved();
            case WithdrawalEndedDecoder.TEMPLATE_ID -> payments.withdrawalEnded();
            case BankEntryBookedDecoder.TEMPLATE_ID -> payments.bankEntryBooked();
            case CollateralAssetSetDecoder.TEMPLATE_ID -> collateral.collateralAssetSet();
            case AssetPricedDecoder.TEMPLATE_ID -> collateral.assetPriced();
            case AssetTransferredDecoder.TEMPLATE_ID -> collateral.assetTransferred();
            case DebitCalledDecoder.TEMPLATE_ID -> collateral.debitCalled();
            case AccountValuedDecoder.TEMPLATE_ID -> valuations.accountValued();
            default -> throw reader.unknown(templateId);
        };
    }
}
