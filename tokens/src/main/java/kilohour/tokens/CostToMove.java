package kilohour.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kilohour.units.Rounding;

/**
 * Looks for the cheapest way in which one host moves the print by 1% (rulebook 2.11): with the prices of one model it
 * serves, or of all of them alike, up or down, inside the screens.
 */
final class CostToMove {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MILLION_TOKENS = 1_000_000;

    private final TokenMethod method;
    private final BasketValue value;
    private final int countedDays;

    /** @param countedDays days over which the hosts' tokens were counted, 0 if they were not */
    CostToMove(TokenMethod method, BasketValue value, int countedDays) {
        this.method = method;
        this.value = value;
        this.countedDays = countedDays;
    }

    /** Null if no host can. Counted costs come before those that nobody counted, which go by the smallest change. */
    CheapestMove cheapest() {
        CheapestMove cheapest = null;
        for (String host : hosts())
            for (List<BasketValue.Line> lines : choices(host))
                for (int sign = -1; sign <= 1; sign += 2) {
                    CheapestMove move = smallest(host, lines, sign);
                    if (move != null && (cheapest == null || isCheaper(move, cheapest))) cheapest = move;
                }
        return cheapest;
    }

    private static boolean isCheaper(CheapestMove move, CheapestMove than) {
        if (move.isCounted() != than.isCounted()) return move.isCounted();
        return move.isCounted()
                ? move.costMicros() < than.costMicros()
                : Math.abs(move.movePpm()) < Math.abs(than.movePpm());
    }

    private TreeSet<String> hosts() {
        var hosts = new TreeSet<String>();
        for (BasketValue.Line line : value.lines())
            if (line.evidence() != null) line.evidence().votes().votes().forEach(vote -> hosts.add(vote.host()));
        return hosts;
    }

    /** Each model that it serves by itself, and all of them together. */
    private List<List<BasketValue.Line>> choices(String host) {
        List<BasketValue.Line> served =
                value.lines().stream().filter(line -> line.isServedBy(host)).toList();
        var choices = new ArrayList<List<BasketValue.Line>>();
        for (BasketValue.Line line : served) choices.add(List.of(line));
        if (served.size() > 1) choices.add(served);
        return choices;
    }

    /** Bisects the smallest change of the host's prices that moves the value by 1% or more; null if none does. */
    private CheapestMove smallest(String host, List<BasketValue.Line> lines, int sign) {
        long low = 0;
        long high = room(host, lines, sign);
        if (high <= 0 || !moves(host, lines, sign * high)) return null;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (moves(host, lines, sign * middle)) high = middle;
            else low = middle;
        }
        return priced(host, lines, sign * high);
    }

    /** How far its prices can go before the first leaves the screen around its model's price, in parts per million. */
    private long room(String host, List<BasketValue.Line> lines, int sign) {
        long room = Long.MAX_VALUE;
        for (BasketValue.Line line : lines) {
            HostVotes votes = line.evidence().votes();
            int band = votes.votes().size() < method.peersAtLeast() ? method.trailingBand() : method.peerBand();
            PriceTriple asked = asked(votes, host);
            room = Math.min(room, room(asked.freshNanos(), line.prices().freshNanos(), band, sign));
            room = Math.min(room, room(asked.outputNanos(), line.prices().outputNanos(), band, sign));
        }
        return room;
    }

    private static long room(long askedNanos, long medianNanos, int band, int sign) {
        return sign > 0
                ? Rounding.floor(medianNanos, band * TokenMethod.ONE_PPM, askedNanos) - TokenMethod.ONE_PPM
                : TokenMethod.ONE_PPM - Rounding.ceiling(medianNanos, TokenMethod.ONE_PPM, band * askedNanos);
    }

    private static PriceTriple asked(HostVotes votes, String host) {
        return vote(votes, host).price().prices();
    }

    private static HostVotes.Vote vote(HostVotes votes, String host) {
        return votes.votes().stream()
                .filter(vote -> vote.host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    private boolean moves(String host, List<BasketValue.Line> lines, long byPpm) {
        long moved = 0;
        for (BasketValue.Line line : lines) {
            long parts = line.evidence().votes().moved(host, byPpm).blendParts();
            moved = Math.addExact(
                    moved, line.member().weightPpm() * (parts - line.prices().blendParts(method)));
        }
        return Math.abs(moved) >= value.blendSum() / 100;
    }

    private CheapestMove priced(String host, List<BasketValue.Line> lines, long byPpm) {
        long tokens = 0;
        long micros = 0;
        for (BasketValue.Line line : lines) {
            HostVotes.Vote vote = vote(line.evidence().votes(), host);
            boolean counted = countedDays > 0 && vote.tokens() > 1;
            if (!counted) return new CheapestMove(host, models(lines), byPpm, -1, -1);
            long perDay = Rounding.halfEven(vote.tokens(), countedDays);
            tokens = Math.addExact(tokens, perDay);
            long now = vote.price().prices().blendParts(method);
            long then = asked(line.evidence().votes().moved(host, byPpm), host).blendParts(method);
            micros = Math.addExact(
                    micros,
                    Rounding.halfEven(Math.abs(then - now), perDay, method.parts() * MILLION_TOKENS * NANOS_PER_MICRO));
        }
        return new CheapestMove(host, models(lines), byPpm, tokens, micros);
    }

    private static List<String> models(List<BasketValue.Line> lines) {
        return lines.stream().map(line -> line.member().model()).toList();
    }
}
