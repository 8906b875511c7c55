package kilohour.clearing;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All positions, by contract and by account, both in ascending order. Closed ones are dropped. */
public final class Positions {
    private static final NavigableMap<Long, Position> NO_HOLDERS = Collections.emptyNavigableMap();
    private static final NavigableMap<Integer, Position> NONE_HELD = Collections.emptyNavigableMap();

    private final NavigableMap<Integer, NavigableMap<Long, Position>> byContract = new TreeMap<>();
    private final NavigableMap<Long, NavigableMap<Integer, Position>> byAccount = new TreeMap<>();

    /** The position, made if there is none. */
    public Position of(long account, int contract) {
        Position known = holders(contract).get(account);
        return known != null ? known : restore(account, contract, new Position());
    }

    public Position restore(long account, int contract, Position position) {
        byContract.computeIfAbsent(contract, c -> new TreeMap<>()).put(account, position);
        byAccount.computeIfAbsent(account, a -> new TreeMap<>()).put(contract, position);
        return position;
    }

    /** Signed lots held, 0 if none. */
    public long lots(long account, int contract) {
        Position position = holders(contract).get(account);
        return position == null ? 0 : position.lots();
    }

    /** Who holds a contract, by account. */
    public NavigableMap<Long, Position> holders(int contract) {
        return byContract.getOrDefault(contract, NO_HOLDERS);
    }

    /** What an account holds, by contract. */
    public NavigableMap<Integer, Position> held(long account) {
        return byAccount.getOrDefault(account, NONE_HELD);
    }

    /** Forgets a position that is closed. */
    public void dropIfClosed(long account, int contract) {
        Position position = holders(contract).get(account);
        if (position == null || !position.isClosed()) return;
        remove(byContract, contract, account);
        remove(byAccount, account, contract);
    }

    private static <A, B> void remove(NavigableMap<A, NavigableMap<B, Position>> map, A outer, B inner) {
        var positions = map.get(outer);
        positions.remove(inner);
        if (positions.isEmpty()) map.remove(outer);
    }

    /** Lots held long in a contract: its open interest. */
    public long openInterestLots(int contract) {
        long longs = 0;
        for (Position position : holders(contract).values())
            if (position.lots() > 0) longs = Math.addExact(longs, position.lots());
        return longs;
    }

    /** Longs less shorts of a contract: zero, except while a settlement of it is under way. */
    public long netLots(int contract) {
        long net = 0;
        for (Position position : holders(contract).values()) net = Math.addExact(net, position.lots());
        return net;
    }

    /** Visits every position, by contract, then by account. */
    public void forEach(Visitor visitor) {
        byContract.forEach((contract, holders) ->
                holders.forEach((account, position) -> visitor.position(account, contract, position)));
    }

    /** Is shown positions. */
    public interface Visitor {
        void position(long account, int contract, Position position);
    }
}
