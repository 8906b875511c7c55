package kilohour.exchange;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Withdrawals under way, by number, and where each account's go. */
final class Withdrawals {
    long next = 1;
    PaymentParameters parameters = PaymentParameters.CONTROLLED;
    private final NavigableMap<Long, StateRecord.WithdrawalState> underWay = new TreeMap<>();
    private final NavigableMap<Long, PayoutAddress> addresses = new TreeMap<>();

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

    /** Where an account's money goes, or null. */
    PayoutAddress address(long account) {
        return addresses.get(account);
    }

    void register(long account, PayoutAddress address) {
        addresses.put(account, address);
    }

    NavigableMap<Long, PayoutAddress> addresses() {
        return addresses;
    }
}
