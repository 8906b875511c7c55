package kilohour.clearing;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/** All positions, by account and by contract, both in ascending order. Closed ones are dropped. */
public final class Positions {
    private static final HeldPositions NONE = new HeldPositions();

    private final Long2ObjectHashMap<HeldPositions> byAccount = new Long2ObjectHashMap<>();
    /** By contract id: ids are given from 1 up without gaps. */
    private final List<Holders> byContract = new ArrayList<>();

    /** What was asked for last and is not {@link #NONE}: a command asks for the same several times over. */
    private HeldPositions last = NONE;

    private long lastAccount;

    /** The position, made if there is none. */
    public Position of(long account, int contract) {
        Position known = held(account).in(contract);
        return known != null ? known : restore(account, contract, new Position());
    }

    public Position restore(long account, int contract, Position position) {
        while (byContract.size() <= contract) byContract.add(new Holders());
        HeldPositions held = byAccount.get(account);
        if (held == null) {
            held = new HeldPositions();
            byAccount.put(account, held);
        }
        position.account = account;
        held.put(contract, position);
        byContract.get(contract).add(position);
        return position;
    }

    /** Signed lots held, 0 if none. */
    public long lots(long account, int contract) {
        Position position = held(account).in(contract);
        return position == null ? 0 : position.lots();
    }

    /** Who holds a contract, from an account on, ascending: a view, good until a position is opened or dropped. */
    public List<Position> holders(int contract, long fromAccount) {
        return contract < byContract.size() ? byContract.get(contract).from(fromAccount) : List.of();
    }

    /** What an account holds: it stays up to date once the account has held anything. */
    public HeldPositions held(long account) {
        if (last != NONE && lastAccount == account) return last;
        HeldPositions held = byAccount.get(account);
        if (held == null) return NONE;
        last = held;
        lastAccount = account;
        return held;
    }

    /** Forgets a position that is closed. */
    public void dropIfClosed(long account, int contract) {
        HeldPositions held = held(account);
        Position position = held.in(contract);
        if (position == null || !position.isClosed()) return;
        held.remove(contract);
        byContract.get(contract).remove(position);
    }

    /** Lots held long in a contract: its open interest. */
    public long openInterestLots(int contract) {
        return contract < byContract.size() ? byContract.get(contract).longLots() : 0;
    }

    /** Longs less shorts of a contract: zero, except while a settlement of it is under way. */
    public long netLots(int contract) {
        return contract < byContract.size() ? byContract.get(contract).netLots() : 0;
    }

    /**
     * Sum of the values at which positions in a contract were entered or last settled: with the clearing account's cash
     * zero over all contracts, unless a settlement is under way.
     */
    public long netValueMicros(int contract) {
        return contract < byContract.size() ? byContract.get(contract).netValueMicros() : 0;
    }

    /** Visits every position, by contract, then by account. */
    public void forEach(Visitor visitor) {
        for (int contract = 0; contract < byContract.size(); contract++)
            for (Position position : holders(contract, Long.MIN_VALUE))
                visitor.position(position.account(), contract, position);
    }

    /** Is shown positions. */
    public interface Visitor {
        void position(long account, int contract, Position position);
    }
}
