package kilohour.exchange;

import java.util.ArrayList;
import java.util.List;

/** What is told of each account at the close of a day, for its statement. */
final class DayClose {
    private final State state;
    private final Margining margining;

    DayClose(State state, Margining margining) {
        this.state = state;
        this.margining = margining;
    }

    /** Says what an account is worth and must have; nothing of an account that has nothing. */
    void tell(Account account, int day) {
        Valuation valuation = of(account.number);
        boolean empty = valuation.cashMicros() == 0
                && valuation.initialMicros() == 0
                && valuation.pledged().isEmpty()
                && state.positions.held(account.number).count() == 0;
        if (!empty) state.say(new Event.AccountValued(account.number, day, valuation));
    }

    private Valuation of(long account) {
        long options = margining.equity.optionValueMicros(account);
        return new Valuation(
                state.ledger.cashMicros(account),
                Math.subtractExact(margining.equity.unsettledMicros(account), options),
                options,
                margining.maintenanceMicros(account),
                margining.initialMicros(account),
                pledged(account));
    }

    private List<Valuation.Pledged> pledged(long account) {
        if (state.collateral.count() == 0) return List.of();
        var pledged = new ArrayList<Valuation.Pledged>();
        for (HeldAsset held : state.collateral.all()) {
            long amount = held.ledger.cashMicros(account);
            if (amount == 0) continue;
            pledged.add(new Valuation.Pledged(
                    held.code(),
                    amount,
                    held.pricePpm,
                    held.asset.haircutPpm(held.standing),
                    held.collateralMicros(amount)));
        }
        return pledged;
    }
}
