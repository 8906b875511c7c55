package kilohour.wire;

import kilohour.exchange.StateRecord;
import kilohour.wire.sbe.AccountStateDecoder;
import kilohour.wire.sbe.AssetBalanceStateDecoder;
import kilohour.wire.sbe.AssetStateDecoder;
import kilohour.wire.sbe.AuctionParametersStateDecoder;
import kilohour.wire.sbe.BankEntryStateDecoder;
import kilohour.wire.sbe.BidRankStateDecoder;
import kilohour.wire.sbe.BlockProposalStateDecoder;
import kilohour.wire.sbe.CancelOnDisconnectStateDecoder;
import kilohour.wire.sbe.ChargesStateDecoder;
import kilohour.wire.sbe.ContractStateDecoder;
import kilohour.wire.sbe.ControlGroupStateDecoder;
import kilohour.wire.sbe.DebitStateDecoder;
import kilohour.wire.sbe.DefaultParametersStateDecoder;
import kilohour.wire.sbe.DefaultStateDecoder;
import kilohour.wire.sbe.DueStateDecoder;
import kilohour.wire.sbe.EndOfStateDecoder;
import kilohour.wire.sbe.FundCallStateDecoder;
import kilohour.wire.sbe.FundShareStateDecoder;
import kilohour.wire.sbe.FundSizingStateDecoder;
import kilohour.wire.sbe.GainStateDecoder;
import kilohour.wire.sbe.IndexSupplierStateDecoder;
import kilohour.wire.sbe.KeyStateDecoder;
import kilohour.wire.sbe.KillSwitchStateDecoder;
import kilohour.wire.sbe.LedgerStateDecoder;
import kilohour.wire.sbe.LiquidationStateDecoder;
import kilohour.wire.sbe.LossSharingStateDecoder;
import kilohour.wire.sbe.MarginGroupStateDecoder;
import kilohour.wire.sbe.MarginStateDecoder;
import kilohour.wire.sbe.MemberStateDecoder;
import kilohour.wire.sbe.OptionParametersStateDecoder;
import kilohour.wire.sbe.OrderStateDecoder;
import kilohour.wire.sbe.PaymentStateDecoder;
import kilohour.wire.sbe.PayoutAddressStateDecoder;
import kilohour.wire.sbe.PhaseStateDecoder;
import kilohour.wire.sbe.PortfolioAuctionStateDecoder;
import kilohour.wire.sbe.PortfolioBidStateDecoder;
import kilohour.wire.sbe.PositionLimitsStateDecoder;
import kilohour.wire.sbe.PositionStateDecoder;
import kilohour.wire.sbe.PriceMinuteStateDecoder;
import kilohour.wire.sbe.PrintStateDecoder;
import kilohour.wire.sbe.QuoteGroupStateDecoder;
import kilohour.wire.sbe.RequestStateDecoder;
import kilohour.wire.sbe.SessionStateDecoder;
import kilohour.wire.sbe.SpreadRequestStateDecoder;
import kilohour.wire.sbe.StopsMetStateDecoder;
import kilohour.wire.sbe.UnderlyingStateDecoder;
import kilohour.wire.sbe.VenueStateDecoder;
import kilohour.wire.sbe.VolatilityStateDecoder;
import kilohour.wire.sbe.WithdrawalStateDecoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** State records to bytes and back. Keeps flyweights: one codec per thread. */
public final class StateCodec {
    private final MessageWriter writer = new MessageWriter();
    private final MessageReader reader = new MessageReader("a state record");
    private final VenueStates venue = new VenueStates(writer, reader);
    private final MarketStates market = new MarketStates(writer, reader);
    private final ControlStates controls = new ControlStates(writer, reader);
    private final AuctionStates auctions = new AuctionStates(writer, reader);
    private final PaymentStates payments = new PaymentStates(writer, reader);
    private final DefaultStates defaults = new DefaultStates(writer, reader);
    private final FundSizings fund = new FundSizings(writer, reader);
    private final IndexSuppliers suppliers = new IndexSuppliers(writer, reader);
    private final OptionStates options = new OptionStates(writer, reader);
    private final MarginRecords margins = new MarginRecords(writer, reader);
    private final Spreads spreads = new Spreads(writer, reader);
    private final CollateralStates collateral = new CollateralStates(writer, reader);

    /**
     * Writes one state record with its header and returns its length in bytes. An expandable buffer grows as needed.
     *
     * @throws WireFormatException if a text is longer than 65,534 bytes of UTF-8
     * @throws IndexOutOfBoundsException if a buffer that cannot grow is too small
     */
    public int encode(StateRecord it, MutableDirectBuffer out, int offset) {
        writer.to(out, offset);
        try {
            write(it);
        } catch (IllegalStateException tooLong) {
            throw new WireFormatException(
                    "state record not written: a text in it is longer than 65,534 bytes of UTF-8", tooLong);
        }
        return writer.length();
    }

    /**
     * Reads one state record that fills exactly {@code length} bytes; never looks beyond them.
     *
     * @throws WireFormatException if the bytes are anything else
     */
    public StateRecord decode(DirectBuffer in, int offset, int length) {
        return reader.read(in, offset, length, this::read);
    }

    private void write(StateRecord what) {
        switch (what) {
            case StateRecord.AssetState it -> collateral.write(it);
            case StateRecord.AssetBalanceState it -> collateral.write(it);
            case StateRecord.DebitState it -> collateral.write(it);
            case StateRecord.PaymentState it -> payments.write(it);
            case StateRecord.PayoutAddressState it -> payments.write(it);
            case StateRecord.WithdrawalState it -> payments.write(it);
            case StateRecord.BankEntryState it -> payments.write(it);
            case StateRecord.VenueState it -> venue.write(it);
            case StateRecord.MemberState it -> venue.write(it);
            case StateRecord.LedgerState it -> venue.write(it);
            case StateRecord.AccountState it -> venue.write(it);
            case StateRecord.KeyState it -> venue.write(it);
            case StateRecord.UnderlyingState it -> market.write(it);
            case StateRecord.MarginState it -> market.write(it);
            case StateRecord.AuctionParametersState it -> auctions.write(it);
            case StateRecord.PhaseState it -> auctions.write(it);
            case StateRecord.OptionParametersState it -> options.write(it);
            case StateRecord.VolatilityState it -> options.write(it);
            case StateRecord.ChargesState it -> margins.write(it);
            case StateRecord.MarginGroupState it -> margins.write(it);
            case StateRecord.PriceMinuteState it -> auctions.write(it);
            case StateRecord.DefaultParametersState it -> defaults.write(it);
            case StateRecord.FundShareState it -> defaults.write(it);
            case StateRecord.FundSizingState it -> fund.write(it);
            case StateRecord.LossSharingState it -> defaults.write(it);
            case StateRecord.FundCallState it -> defaults.write(it);
            case StateRecord.LiquidationState it -> defaults.write(it);
            case StateRecord.PortfolioAuctionState it -> defaults.write(it);
            case StateRecord.PortfolioBidState it -> defaults.write(it);
            case StateRecord.BidRankState it -> defaults.write(it);
            case StateRecord.DefaultState it -> defaults.write(it);
            case StateRecord.GainState it -> defaults.write(it);
            case StateRecord.PrintState it -> market.write(it);
            case StateRecord.ContractState it -> market.write(it);
            case StateRecord.PositionState it -> market.write(it);
            case StateRecord.OrderState it -> market.write(it);
            case StateRecord.StopsMetState it -> market.write(it);
            case StateRecord.RequestState it -> venue.write(it);
            case StateRecord.DueState it -> venue.write(it);
            case StateRecord.EndOfState it -> venue.write(it);
            case StateRecord.SessionState it -> controls.write(it);
            case StateRecord.CancelOnDisconnectState it -> controls.write(it);
            case StateRecord.KillSwitchState it -> controls.write(it);
            case StateRecord.QuoteGroupState it -> controls.write(it);
            case StateRecord.PositionLimitsState it -> controls.write(it);
            case StateRecord.SpreadRequestState it -> spreads.write(it);
            case StateRecord.ControlGroupState it -> controls.write(it);
            case StateRecord.IndexSupplierState it -> suppliers.write(it);
            case StateRecord.BlockProposalState it -> controls.write(it);
        }
    }

    private StateRecord read(int templateId) {
        return switch (templateId) {
            case VenueStateDecoder.TEMPLATE_ID -> venue.venueState();
            case MemberStateDecoder.TEMPLATE_ID -> venue.memberState();
            case LedgerStateDecoder.TEMPLATE_ID -> venue.ledgerState();
            case AccountStateDecoder.TEMPLATE_ID -> venue.accountState();
            case KeyStateDecoder.TEMPLATE_ID -> venue.keyState();
            case UnderlyingStateDecoder.TEMPLATE_ID -> market.underlyingState();
            case MarginStateDecoder.TEMPLATE_ID -> market.marginState();
            case AuctionParametersStateDecoder.TEMPLATE_ID -> auctions.auctionParametersState();
            case PhaseStateDecoder.TEMPLATE_ID -> auctions.phaseState();
            case OptionParametersStateDecoder.TEMPLATE_ID -> options.optionParametersState();
            case VolatilityStateDecoder.TEMPLATE_ID -> options.volatilityState();
            case ChargesStateDecoder.TEMPLATE_ID -> margins.chargesState();
            case MarginGroupStateDecoder.TEMPLATE_ID -> margins.marginGroupState();
            case PriceMinuteStateDecoder.TEMPLATE_ID -> auctions.priceMinuteState();
            case DefaultParametersStateDecoder.TEMPLATE_ID -> defaults.defaultParametersState();
            case FundShareStateDecoder.TEMPLATE_ID -> defaults.fundShareState();
            case FundSizingStateDecoder.TEMPLATE_ID -> fund.fundSizingState();
            case LossSharingStateDecoder.TEMPLATE_ID -> defaults.lossSharingState();
            case FundCallStateDecoder.TEMPLATE_ID -> defaults.fundCallState();
            case LiquidationStateDecoder.TEMPLATE_ID -> defaults.liquidationState();
            case PortfolioAuctionStateDecoder.TEMPLATE_ID -> defaults.portfolioAuctionState();
            case PortfolioBidStateDecoder.TEMPLATE_ID -> defaults.portfolioBidState();
            case BidRankStateDecoder.TEMPLATE_ID -> defaults.bidRankState();
            case DefaultStateDecoder.TEMPLATE_ID -> defaults.defaultState();
            case GainStateDecoder.TEMPLATE_ID -> defaults.gainState();
            case PrintStateDecoder.TEMPLATE_ID -> market.printState();
            case ContractStateDecoder.TEMPLATE_ID -> market.contractState();
            case PositionStateDecoder.TEMPLATE_ID -> market.positionState();
            case OrderStateDecoder.TEMPLATE_ID -> market.orderState();
            case StopsMetStateDecoder.TEMPLATE_ID -> market.stopsMetState();
            case RequestStateDecoder.TEMPLATE_ID -> venue.requestState();
            case DueStateDecoder.TEMPLATE_ID -> venue.dueState();
            case EndOfStateDecoder.TEMPLATE_ID -> venue.endOfState();
            case SessionStateDecoder.TEMPLATE_ID -> controls.sessionState();
            case CancelOnDisconnectStateDecoder.TEMPLATE_ID -> controls.cancelOnDisconnectState();
            case KillSwitchStateDecoder.TEMPLATE_ID -> controls.killSwitchState();
            case QuoteGroupStateDecoder.TEMPLATE_ID -> controls.quoteGroupState();
            case PositionLimitsStateDecoder.TEMPLATE_ID -> controls.positionLimitsState();
            case SpreadRequestStateDecoder.TEMPLATE_ID -> spreads.spreadRequestState();
            case ControlGroupStateDecoder.TEMPLATE_ID -> controls.controlGroupState();
            case IndexSupplierStateDecoder.TEMPLATE_ID -> suppliers.indexSupplierState();
            case BlockProposalStateDecoder.TEMPLATE_ID -> controls.blockProposalState();
            case PaymentStateDecoder.TEMPLATE_ID -> payments.paymentState();
            case PayoutAddressStateDecoder.TEMPLATE_ID -> payments.payoutAddressState();
            case WithdrawalStateDecoder.TEMPLATE_ID -> payments.withdrawalState();
            case BankEntryStateDecoder.TEMPLATE_ID -> payments.bankEntryState();
            case AssetStateDecoder.TEMPLATE_ID -> collateral.assetState();
            case AssetBalanceStateDecoder.TEMPLATE_ID -> collateral.assetBalanceState();
            case DebitStateDecoder.TEMPLATE_ID -> collateral.debitState();
            default -> throw reader.unknown(templateId);
        };
    }
}
