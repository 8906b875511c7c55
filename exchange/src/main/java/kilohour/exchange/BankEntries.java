package kilohour.exchange;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Entries of bank statements that are booked, so that the same statement read twice moves money once. */
final class BankEntries {
    /** Most that one command forgets. */
    private static final int FORGOTTEN_MAX = 1_000;

    /** By bank account and the bank's own reference; {@code byDay} the same, the oldest first. */
    private final NavigableMap<String, StateRecord.BankEntryState> byReference = new TreeMap<>();

    private final NavigableMap<String, StateRecord.BankEntryState> byDay = new TreeMap<>();

    StateRecord.BankEntryState get(String bank, String entry) {
        return byReference.get(key(bank, entry));
    }

    void put(StateRecord.BankEntryState booked) {
        byReference.put(key(booked.bank(), booked.entry()), booked);
        byDay.put(dayKey(booked), booked);
    }

    /** Forgets what was booked before a day. */
    void forget(int beforeDay) {
        for (int i = 0; i < FORGOTTEN_MAX && !byDay.isEmpty(); i++) {
            StateRecord.BankEntryState oldest = byDay.firstEntry().getValue();
            if (oldest.day() >= beforeDay) return;
            byDay.pollFirstEntry();
            byReference.remove(key(oldest.bank(), oldest.entry()));
        }
    }

    /** In order of bank account and reference. */
    Collection<StateRecord.BankEntryState> all() {
        return byReference.values();
    }

    private static String key(String bank, String entry) {
        return bank + '\n' + entry;
    }

    private static String dayKey(StateRecord.BankEntryState booked) {
        return "%08d\n".formatted(booked.day()) + key(booked.bank(), booked.entry());
    }
}
