package kilohour.exchange;

/** Margin calls, liquidations, auctions of portfolios, members' defaults: what officers say of them and what falls due. */
final class DefaultManagement {
    private static final int REASON_CHARS_MAX = 200;
    private static final String DEFAULT = "default ";

    final MarginCalls calls;
    private final State state;
    private final Liquidations liquidations;
    private final PortfolioAuctions auctions;
    private final MemberDefaults defaults;
    private final DefaultFund fund;
    private final FundSizings sizing;
    private final LossSharing sharing;
    private final Waterfall waterfall;

    DefaultManagement(State state, Margining margining, Trading trading, MassCancel massCancel) {
        this.state = state;
        this.liquidations = new Liquidations(state, margining, trading);
        this.sharing = new LossSharing(state, margining);
        this.auctions = new PortfolioAuctions(state, margining, trading, liquidations, sharing);
        this.defaults = new MemberDefaults(state, margining, liquidations, massCancel);
        this.fund = new DefaultFund(state, margining, defaults);
        this.sizing = new FundSizings(state, fund);
        this.waterfall = new Waterfall(state, margining, defaults, fund, sharing);
        this.calls = new MarginCalls(state, margining, trading, liquidations);
        liquidations.lead(auctions, defaults);
        defaults.lead(waterfall);
        sharing.lead(waterfall, auctions);
    }

    Refusal run(Command.OfDefault command) {
        return switch (command) {
            case Command.SetDefaultParameters set -> set(set);
            case Command.SetFundShares set -> fund.set(set);
            case Command.SizeFund size -> sizing.size(size.sizing());
            case Command.MoveFundShare move -> fund.move(move);
            case Command.MoveVenueFund move -> fund.move(move);
            case Command.LiquidateAccount liquidate -> liquidate(liquidate);
            case Command.DeclareDefault declare -> declare(declare);
            case Command.PortAccount port -> defaults.port(port);
        };
    }

    Refusal bid(Command.BidForPortfolio command) {
        return auctions.bid(command);
    }

    int watch(DueQueue.Item item, int most) {
        return calls.watch(item, most);
    }

    int callDue(DueQueue.Item item) {
        return calls.due(item);
    }

    int liquidate(DueQueue.Item item) {
        return liquidations.step(item);
    }

    int auctionEnd(DueQueue.Item item) {
        return auctions.end(item);
    }

    int shareLoss(int most) {
        return sharing.work(most);
    }

    /** How many accounts were looked at where losses began to be shared, since this was asked last. */
    int sharedMeanwhile() {
        return sharing.meanwhile();
    }

    int portingEnd(DueQueue.Item item, int most) {
        return defaults.portingEnd(item, most);
    }

    /** An assessment for a default, that it was not paid, or a member's own share. */
    int fundCallDue(DueQueue.Item item) {
        if (item.subject().startsWith(Waterfall.MISSED)) waterfall.missed(item.subject());
        else if (item.subject().startsWith(DEFAULT))
            waterfall.collect(Integer.parseInt(item.subject().substring(DEFAULT.length())));
        else fund.collect(item);
        return 1;
    }

    private Refusal set(Command.SetDefaultParameters command) {
        boolean busy = !state.defaults.liquidations.isEmpty() || state.defaults.anyUnsettled();
        if (busy && !command.parameters().active())
            return new Refusal(
                    RejectReason.IN_LIQUIDATION, "accounts are being liquidated: parameters can change, not go");
        state.defaults.parameters = command.parameters();
        state.say(new Event.DefaultParametersSet(command.parameters()));
        return null;
    }

    private Refusal liquidate(Command.LiquidateAccount command) {
        Refusal refusal = words(command.officer(), command.reason());
        if (refusal != null) return refusal;
        if (!state.accounts.containsKey(command.account()))
            return new Refusal(RejectReason.UNKNOWN_ACCOUNT, "there is no account " + command.account());
        if (state.defaults.isLiquidated(command.account())) return Defaults.inLiquidation(command.account());
        liquidations.start(command.account(), LiquidationReason.OFFICER, false);
        return null;
    }

    private Refusal declare(Command.DeclareDefault command) {
        Refusal refusal = words(command.officer(), command.reason());
        if (refusal != null) return refusal;
        if (!state.members.containsKey(command.member()))
            return new Refusal(RejectReason.UNKNOWN_MEMBER, "there is no member " + command.member());
        if (state.defaults.isInDefault(command.member()))
            return new Refusal(RejectReason.IN_DEFAULT, "member %d is in default already".formatted(command.member()));
        defaults.declare(command.member(), command.reason(), 0, 0);
        return null;
    }

    private Refusal words(String officer, String reason) {
        if (!state.defaults.parameters.active())
            return new Refusal(RejectReason.INVALID_FIELD, "there are no default parameters yet: set them first");
        if (officer.isBlank() || officer.length() > 64)
            return new Refusal(RejectReason.INVALID_FIELD, "say who does it, in 1 to 64 characters");
        return !reason.isBlank() && reason.length() <= REASON_CHARS_MAX
                ? null
                : new Refusal(RejectReason.INVALID_FIELD, "say why, in 1 to " + REASON_CHARS_MAX + " characters");
    }
}
