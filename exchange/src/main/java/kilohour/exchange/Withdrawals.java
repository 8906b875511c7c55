package kilohour.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Withdrawals under way, by number, and where each account's go. */
final class Withdrawals {
    long next = 1;
    PaymentParameters parameters = PaymentParameters.CONTROLLED;
    private final NavigableMap<Long, StateRecord.WithdrawalState> underWay = new TreeMap<>();
    private final NavigableMap<Payee, PayoutAddress> addresses = new TreeMap<>();

    StateRecord.WithdrawalState get(long withdrawal) {
        return underWay.get(withdrawal);
    }

    void put(StateRecord.WithdrawalState withdrawal) {
        underWay.put(withdrawal.withdrawal(), withdrawal);
    }

    void remove(long withdrawal) {
        underWay.remove(withdrawal);
    }

    Collection<StateRecord.WithdrawalState> all() {
        return underWay.values();
    }

    long underWay(long account) {
        return underWay.values().stream()
                .filter(each -> each.account() == account)
                .count();
    }

    /** Where an account's withdrawals of an asset go, or null. */
    PayoutAddress address(long account, String asset) {
        return addresses.get(new Payee(account, asset));
    }

    void register(long account, String asset, PayoutAddress address) {
        addresses.put(new Payee(account, asset), address);
    }

    NavigableMap<Payee, PayoutAddress> addresses() {
        return addresses;
    }

    record Payee(long account, String asset) implements Comparable<Payee> {
        private static final Comparator<Payee> IN_ORDER =
                Comparator.comparingLong(Payee::account).thenComparing(Payee::asset);

        @Override
        public int compareTo(Payee other) {
            return IN_ORDER.compare(this, other);
        }
    }
}
