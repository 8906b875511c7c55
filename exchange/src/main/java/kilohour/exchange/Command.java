package kilohour.exchange;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import kilohour.clearing.Charges;
import kilohour.clearing.CollateralAsset;
import kilohour.clearing.MarginGroup;
import kilohour.clearing.MarginParameters;
import kilohour.clearing.OptionParameters;
import kilohour.contracts.PrintGrade;
import kilohour.contracts.PrintStatus;
import kilohour.contracts.Underlying;
import kilohour.units.Side;

/** What the market is told, in the imperative. Every command is answered by events: done, or rejected with a reason. */
public sealed interface Command {

    /** A client's request: done once per account and request id. */
    sealed interface Request extends Command {
        long account();

        RequestId requestId();
    }

    // ── Running the venue ───────────────────────────────────────────────────────────────────────────────────────

    /**
     * The first command of a log.
     *
     * @param practice whether money is not real: admits reconstructed prints
     */
    record OpenVenue(String name, Clock clock, boolean practice) implements Command {
        public enum Clock {
            /** Venue time is the replicated log's timestamp. */
            LIVE,
            /** Venue time is the last {@link AdvanceTime}: simulations and time-lapse. */
            DRIVEN
        }
    }

    /** Moves a driven clock forward and does what falls due on the way. */
    record AdvanceTime(long toNanos) implements Command {}

    /** Does what is due on a live clock; sent by the node's timer. */
    record Tick() implements Command {}

    record RegisterMember(int member, String name) implements Command {}

    /** Opens an account of a member; ids from {@link kilohour.clearing.VenueAccount#FIRST_MEMBER_ACCOUNT}. */
    record OpenAccount(long account, int member, String name, AccountKind kind) implements Command {
        /** A client's. */
        public OpenAccount(long account, int member, String name) {
            this(account, member, name, AccountKind.CLIENT);
        }
    }

    /** A key by its public id; its secret never enters the log. Officer keys act for no account (0). */
    record RegisterKey(String keyId, long account, Set<Scope> scopes) implements Command {
        public RegisterKey {
            scopes = scopes.isEmpty()
                    ? Set.of()
                    : java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(scopes));
        }
    }

    record DisableKey(String keyId) implements Command {}

    /** Cash paid in from outside, in micro-dollars, more than zero. */
    record Deposit(long account, RequestId requestId, long amountMicros, String reference) implements Request {}

    /**
     * Asks for cash to be paid out, in micro-dollars, more than zero, at most what margin leaves free. It is held at
     * once and paid when officers have approved it.
     */
    record Withdraw(long account, RequestId requestId, long amountMicros, String reference) implements Request {}

    record SetPaymentParameters(PaymentParameters parameters) implements Command {}

    /**
     * Where an account's withdrawals of an asset go from now on; those under way go where they were to go.
     *
     * @param asset {@code USD} or a collateral asset's code
     * @param officer the key of who does it
     */
    record SetPayoutAddress(long account, String asset, PayoutAddress address, String officer) implements Command {}

    /**
     * One officer's approval; a withdrawal above the threshold needs those of two.
     *
     * @param amountMicros the withdrawal's amount said again, so that nobody approves what he has not read
     * @param officer the key of who does it
     */
    record ApproveWithdrawal(long withdrawal, long amountMicros, String officer) implements Command {}

    /**
     * Sends a withdrawal's cash back: it is refused, or, once approved, was not paid by the bank.
     *
     * @param officer the key of who does it
     * @param reason why, 1 to 200 characters: its owner reads it
     */
    record RefuseWithdrawal(long withdrawal, String officer, String reason) implements Command {}

    /** Takes a withdrawal back as long as nobody has approved it. */
    record CancelWithdrawal(long account, RequestId requestId, long withdrawal) implements Request {}

    /**
     * The bank has paid a withdrawal, as its statement shows.
     *
     * @param bank the venue's account at the bank, by its number
     * @param entry the bank's own reference of the entry, unique in that account
     * @param day when the bank booked it, days since 1970
     */
    record SettleWithdrawal(String bank, String entry, int day, long withdrawal, long amountMicros)
            implements Command {}

    /**
     * Cash paid in, as the bank's statement shows; the same entry again is refused and moves nothing.
     *
     * @param bank the venue's account at the bank, by its number
     * @param entry the bank's own reference of the entry, unique in that account
     * @param day when the bank booked it, days since 1970
     */
    record CreditBankEntry(String bank, String entry, int day, long account, long amountMicros, String reference)
            implements Command {}

    /**
     * The bank took a deposit back.
     *
     * @param entry the bank's own reference of the entry that takes it back
     * @param day when the bank booked that, days since 1970
     * @param reversed the reference of the deposit's entry
     * @param officer the key of who does it
     */
    record ReverseBankEntry(String bank, String entry, int day, String reversed, String officer) implements Command {}

    /** Takes an asset as collateral, or changes its terms; its kind and maturity never change. */
    record SetCollateralAsset(CollateralAsset asset) implements Command {}

    /** @param pricePpm parts per million of a dollar per unit: a bill's per dollar of face */
    record SetAssetPrice(String asset, long pricePpm) implements Command {}

    /**
     * An asset came in for an account, as its custodian has confirmed; the same confirmation again moves nothing.
     *
     * @param amountMicros millionths of its unit, more than zero
     * @param custodian who keeps it, and {@code entry} the custodian's own reference
     * @param officer the key of who says so
     */
    record DepositAsset(long account, String asset, long amountMicros, String custodian, String entry, String officer)
            implements Command {}

    /** Asks for an asset to be sent out, under the same control as dollars; its amount in millionths of its unit. */
    record WithdrawAsset(long account, RequestId requestId, String asset, long amountMicros, String reference)
            implements Request {}

    /** Lists a good: its contracts follow once it has a first price. */
    record ListUnderlying(Underlying underlying) implements Command {}

    record SetTradingParameters(TradingParameters parameters) implements Command {}

    record SetMarginParameters(MarginParameters parameters) implements Command {}

    /** What margin charges beyond its scenarios; {@link Charges#none} ends it. */
    record SetCharges(Charges charges) implements Command {}

    /** Which underlyings' losses are offset against each other, and how far. */
    record SetMarginGroup(MarginGroup group) implements Command {}

    record SetAuctionParameters(AuctionParameters parameters) implements Command {}

    /** Options on an underlying's months are listed from now on, and margined so. */
    record SetOptionParameters(OptionParameters parameters) implements Command {}

    /**
     * The volatility that a month's options are marked and margined with; computed outside.
     *
     * @param volatilityPpm of a year, parts per million: 1% to 500%
     */
    record SetVolatility(String index, YearMonth month, long volatilityPpm) implements Command {}

    /**
     * Stops trading until it is resumed: orders stay and may be cancelled, nothing trades and none is taken.
     *
     * @param subject a contract's name, an underlying's code for all of its contracts, or empty for the whole venue
     * @param reason what people are told, 1 to 64 characters
     * @param officer the key of who does it
     */
    record HaltTrading(String subject, String reason, String officer) implements Command {}

    /** Resumes trading where it was halted, by an auction. */
    record ResumeTrading(String subject, String officer) implements Command {}

    /** The reference price of a contract that has not traded yet, in tenths: where its first mark stands. */
    record SetReference(int contract, long priceTenths) implements Command {}

    /** The index's final value of an hour, in tenths. */
    record DeclareHour(String index, int hour, long valueTenths, PrintGrade grade) implements Command {}

    /**
     * The index's final print of a day, in tenths.
     *
     * @param recordHash SHA-256 of the print's record, hexadecimal: what anyone can recompute
     */
    record DeclarePrint(
            String index, int day, long valueTenths, PrintGrade grade, PrintStatus status, String recordHash)
            implements Command {}

    /**
     * Stops an account, a member or the venue, or lets it trade again. Its open orders are cancelled, new ones refused;
     * reduce-only orders pass an account's and a member's switch.
     *
     * @param whose the account or the member; 0 for the venue
     * @param officer the key of who does it
     * @param reason why, 1 to 200 characters: those who are stopped read it
     */
    record SetKillSwitch(KillReach reach, long whose, boolean thrown, String officer, String reason)
            implements Command {}

    /** How much of an underlying may be held under one control; from the next order on. */
    record SetPositionLimits(PositionLimits limits) implements Command {}

    /**
     * Whose positions an account's are added up with.
     *
     * @param group from 1 up; 0 for an account that stands alone
     */
    record SetControlGroup(long account, int group) implements Command {}

    /**
     * A member supplies prices to an index, or does so no more.
     *
     * @param addOnPpm what margin charges its house accounts besides, of the value of their net position on the index, parts per
     *     million
     */
    record SetIndexSupplier(int member, String index, boolean supplies, long addOnPpm) implements Command {}

    /** One side of a trade agreed outside the book offers it to the other. */
    record ProposeBlockTrade(long account, RequestId requestId, long counterparty, BlockTerms terms)
            implements Request {}

    /**
     * The counterparty accepts or declines a proposal; its proposer may withdraw it by not accepting.
     *
     * @param priceTicks the proposal's price and {@code lots} said again, so that nobody accepts what he has not read;
     *     passed over where it is not accepted
     */
    record AnswerBlockTrade(
            long account, RequestId requestId, long proposal, boolean accept, long priceTicks, long lots)
            implements Request {}

    // ── Defaults ────────────────────────────────────────────────────────────────────────────────────────────────

    /** What officers say of the default fund, liquidations and defaults. */
    sealed interface OfDefault extends Command {}

    record SetDefaultParameters(DefaultParameters parameters) implements OfDefault {}

    /**
     * What each member must have in the default fund; computed outside. Members not named need nothing.
     *
     * @param coverMicros the loss that the fund must bear, of the two largest members together: no more than the shares'
     *     sum
     * @param shares in ascending order of member
     */
    record SetFundShares(long coverMicros, List<FundShare> shares) implements OfDefault {
        public SetFundShares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * The day's size of the default fund and each member's share in it, computed outside and checked here; once for each
     * day, and not while a default is open.
     */
    record SizeFund(FundSizing sizing) implements OfDefault {}

    /**
     * Moves a member's fund share.
     *
     * @param account one of the member's house accounts, or 0 for money from or to outside
     * @param amountMicros into the fund if positive, out of it if negative
     */
    record MoveFundShare(int member, long account, long amountMicros, String reference) implements OfDefault {}

    /** Money of the venue from outside, or out if negative, micro-dollars. */
    record MoveVenueFund(VenueFund fund, long amountMicros, String reference) implements OfDefault {}

    /** An officer has an account liquidated until its equity covers initial margin. */
    record LiquidateAccount(long account, String officer, String reason) implements OfDefault {}

    /** An officer declares a member in default. */
    record DeclareDefault(int member, String officer, String reason) implements OfDefault {}

    /** A client of a member in default goes to another member, with positions and collateral. */
    record PortAccount(long account, int member) implements OfDefault {}

    /**
     * A member's sealed bid for packages of a portfolio; another one replaces it.
     *
     * @param account a house account
     * @param packages at most how many; 0 withdraws the bid
     * @param priceMicros what the member asks for taking one package over at the marks, or gives if negative
     */
    record BidForPortfolio(long account, RequestId requestId, int auction, int packages, long priceMicros)
            implements Request {}

    // ── Clients' connections ────────────────────────────────────────────────────────────────────────────────────

    /**
     * A client's connection at a gateway begins; its orders go with it if the account's default says so.
     *
     * @param session a number of the gateway's choice, not 0, of no other open session
     * @param gateway the cluster's number of the session that the gateway speaks through; the node sets it
     */
    record OpenSession(long account, RequestId requestId, long session, long gateway) implements Request {}

    /**
     * Whether orders go with the connection that they came through.
     *
     * @param session that connection; 0 for the account's default, which connections opened later begin with
     */
    record SetCancelOnDisconnect(long account, RequestId requestId, long session, boolean cancelOnDisconnect)
            implements Request {}

    /** A connection ended, in order or not. */
    record EndSession(long session) implements Command {}

    /** A gateway's way to the market ended, and with it all its connections; the node says so. */
    record EndGateway(long gateway) implements Command {}

    // ── Trading ─────────────────────────────────────────────────────────────────────────────────────────────────

    /** @param session the client's connection that it came through, or 0: see {@link OpenSession} */
    record PlaceOrder(long account, RequestId requestId, int contract, OrderTerms terms, long session)
            implements Request {
        public PlaceOrder(long account, RequestId requestId, int contract, OrderTerms terms) {
            this(account, requestId, contract, terms, 0);
        }
    }

    /**
     * Places two orders of which one cancels the other. At least one of them waits for a trigger, so that both can never
     * fill at once.
     *
     * @param session as of {@link PlaceOrder}
     */
    record PlacePair(long account, RequestId requestId, int contract, OrderTerms first, OrderTerms second, long session)
            implements Request {}

    /**
     * Changes an open order. Fewer lots at the same price keeps its place; anything else goes to the back and may
     * trade.
     *
     * @param lots what the order shall come to, filled lots included: a fill that crosses the amendment on its way
     *     makes it no larger than was meant; more than has filled
     * @param triggerTicks a stop's new trigger, or 0 to leave it
     */
    record AmendOrder(long account, RequestId requestId, long orderId, long lots, long limitTicks, long triggerTicks)
            implements Request {
        public AmendOrder(long account, RequestId requestId, long orderId, long lots, long limitTicks) {
            this(account, requestId, orderId, lots, limitTicks, 0);
        }
    }

    /**
     * Two-sided quotes in up to 100 contracts, each replacing the group's quote there. Each side stands or is refused by
     * itself; a side that is refused leaves nothing standing.
     *
     * @param group made by {@link SetMarketMakerProtection}, and of one underlying
     * @param postOnly what a quote does where it would trade at once; {@link OrderTerms.PostOnly#NO} lets it
     * @param session as of {@link PlaceOrder}
     */
    record MassQuote(
            long account,
            RequestId requestId,
            String group,
            OrderTerms.PostOnly postOnly,
            List<Quote> quotes,
            long session)
            implements Request {
        /** Most quotes in one request. */
        public static final int QUOTES_MAX = 100;

        public MassQuote {
            quotes = List.copyOf(quotes);
        }

        /** Prices in ticks; a side of 0 lots is no quote and takes out the one that stood. */
        public record Quote(int contract, long bidTicks, long bidLots, long askTicks, long askLots) {
            long ticks(Side side) {
                return side == Side.BUY ? bidTicks : askTicks;
            }

            long lots(Side side) {
                return side == Side.BUY ? bidLots : askLots;
            }
        }
    }

    /** Makes, changes or ends a quote group. */
    record SetMarketMakerProtection(long account, RequestId requestId, MarketMakerProtection protection)
            implements Request {}

    /** Lets a frozen group quote again at once, and begins its count anew. */
    record ResetMarketMakerProtection(long account, RequestId requestId, String group) implements Request {}

    /**
     * Lists a spread between two months that nobody has listed yet; what is listed already is answered likewise.
     *
     * @param first one leg's contract; which of the two is the near leg follows from them
     */
    record CreateSpread(long account, RequestId requestId, int first, int second) implements Request {}

    record CancelOrder(long account, RequestId requestId, long orderId) implements Request {}

    /**
     * Cancels an account's open orders, in one contract or, with 0, in all.
     *
     * @param label only those with exactly this label, or empty for all
     */
    record CancelAll(long account, RequestId requestId, int contract, String label) implements Request {
        public CancelAll(long account, RequestId requestId, int contract) {
            this(account, requestId, contract, "");
        }
    }
}
